using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Components;
using SynthesisPipeline.Analysis;
using SynthesisPipeline.Dashboard.Pages.Shared;

namespace SynthesisPipeline.Dashboard.Pages.Reading;

/// <summary>Reading one contribution after another: next unread, never the same copy twice, now and then a blind check of the machine.</summary>
public sealed partial class ReadingPage : ConsultationPage
{
    const int MostFlagged = 30;

    /// <summary>One reading of so many is a blind check.</summary>
    const int BlindEvery = 3;

    [SupplyParameterFromQuery(Name = "sujet")] string? TopicName { get; set; }
    [SupplyParameterFromQuery(Name = "apres")] string? After { get; set; }

    CuratedRun? Now;
    TopicId? Reads;
    ReadingProgress Progress = new(0, 0, 0, 0);
    Contribution? Shown;
    ReadingMark? Mark;
    TopicId? Machine;
    bool Blind, Checkable;
    int Copies;
    ReadingCheck? Before;
    AgreementFigure Whole = new(0, null, null, null), BlindOnly = new(0, null, null, null);
    ImmutableArray<(string Account, ContributionId Id, string? Note)> Flagged = [];
    Func<ContributionId, string> Numbers = id => id.Value;

    IReadOnlyList<(TextSpan Raw, string Why)> Passages => Blind || Shown is null || Now is null ? []
        : [.. Now.UsesOf(Shown.Id).Where(u => u.Passage is not null).Select(u => (u.Passage.GetValueOrDefault(), u.Words))];

    string Label(TopicId topic) => Now?.Findings.Topics.Topics.FirstOrDefault(t => t.Id == topic)?.Label ?? topic.Value;

    static string P(double share) => share.ToString("0.00", CultureInfo.CurrentCulture);

    /// <inheritdoc/>
    protected override async Task LoadAsync(ConsultationRecord consultation, long? run)
    {
        if (run is not { } latest || Http?.User.Identity?.Name is not { } account) return;
        Now = await Runs.FindAsync(latest, Gone);
        Reads = Now.Findings.Topics.Topics.FirstOrDefault(t => t.Id.Value == TopicName)?.Id;
        var read = await Marks.ReadAsync(account, consultation.Id, Gone);
        var check = await Marks.CheckedAsync(account, latest, Gone);
        var checks = await Marks.ChecksAsync(latest, Gone);
        Flagged = await Marks.FlaggedAsync(consultation.Id, MostFlagged, Gone);
        Progress = NextUnread.Progress(Now, Reads, read, Flagged.Count(f => f.Account == account));
        Whole = RunningAgreement.Of([.. checks.Select(c => (c.Machine, c.Person))]);
        BlindOnly = RunningAgreement.Of([.. checks.Where(c => c.Blind).Select(c => (c.Machine, c.Person))]);
        Numbers = await NumbersAsync(consultation, Flagged.Select(f => f.Id));
        if (After is { Length: > 0 } after) Before = await Marks.CheckOfAsync(account, latest, new(after), Gone);
        if (Choose(Now, account, read, check) is not { } next || await Contributions.FindAsync(consultation.Id, next, Gone) is not { } found) return;
        Shown = found.Contribution;
        Mark = await Marks.FindAsync(account, consultation.Id, next, Gone);
        Machine = Now.PlaceOf(next)?.Topic;
        Checkable = !check.Contains(next);
        Copies = Now.GroupsOf(next).Where(g => g.Kind != DuplicateKind.Paraphrase).Sum(g => g.Members.Length - 1);
    }

    /// <summary>Chooses the next one: one of three is drawn from the whole consultation, so that the figure speaks for all of it.</summary>
    ContributionId? Choose(CuratedRun now, string account, HashSet<ContributionId> read, HashSet<ContributionId> check)
    {
        var after = After is { Length: > 0 } id ? new ContributionId(id) : (ContributionId?)null;
        Blind = read.Count % BlindEvery == BlindEvery - 1;
        if (Blind && NextUnread.Sample(now, $"{account} {read.Count}", read, check) is { } drawn && drawn != after) return drawn;
        Blind = false;
        return NextUnread.Of(now, Reads, read, after);
    }
}
