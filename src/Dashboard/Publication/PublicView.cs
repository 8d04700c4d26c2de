using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>Where a sentence of the synthesis stands.</summary>
/// <param name="Page">Kind of page: synthese, controverses, pistes.</param>
/// <param name="Id">Its permanent id.</param>
/// <param name="French">How it is called where it is referred to.</param>
/// <param name="English">The same in English.</param>
public sealed record SentencePlace(string Page, string Id, string French, string English);

/// <summary>What every page of a publication needs to know: names of contributions, anchors, uses, and which page holds what.</summary>
sealed class PublicView
{
    readonly Dictionary<string, int> _pages = new(StringComparer.Ordinal);

    public PublicView(Edition edition)
    {
        Edition = edition;
        Shown = ShownNumbers.Of(edition.Corpus);
        Anchors = MakeAnchors();
        var draft = edition.Findings.Draft;
        Points = SentenceIds.Of(draft.Points);
        Actions = SentenceIds.Of(draft.Actions);
        Minorities = SentenceIds.Of(draft.Minorities);
        Topics = edition.Findings.Topics.Topics.ToDictionary(t => t.Id);
        TopicOf = edition.Findings.Topics.Assignments.ToDictionary(a => a.Contribution);
        Ends = edition.Findings.Coverage.ToDictionary(l => l.Contribution);
        Uses = MakeUses();
        Passages = draft.Points.SelectMany(p => p.Citations.Concat(p.QualificationCitations)).Concat(draft.Actions.SelectMany(a => a.Citations)).Concat(draft.Minorities.SelectMany(m => m.Citations))
            .Where(c => c.Passage is { Length: > 0 }).ToLookup(c => c.Contribution, c => c.Passage!.Value); // filtered by Where
        CopiesOf = edition.Findings.Duplicates.Where(g => g.Kind != DuplicateKind.Paraphrase).SelectMany(g => g.Members.Select(m => (m.Contribution, Group: g))).ToLookup(m => m.Contribution, m => m.Group);
    }

    public Edition Edition { get; }

    /// <summary>What each contribution is called where it is cited, in corpus order.</summary>
    public string[] Shown { get; }

    /// <summary>Anchor of each contribution, in corpus order: permanent, its number where it has one.</summary>
    public string[] Anchors { get; }

    public ImmutableArray<string> Points { get; }
    public ImmutableArray<string> Actions { get; }
    public ImmutableArray<string> Minorities { get; }
    public Dictionary<TopicId, Topic> Topics { get; }
    public Dictionary<ContributionId, Assignment> TopicOf { get; }
    public Dictionary<ContributionId, CoverageLine> Ends { get; }
    public ILookup<ContributionId, SentencePlace> Uses { get; }
    public ILookup<ContributionId, TextSpan> Passages { get; }
    public ILookup<ContributionId, DuplicateGroup> CopiesOf { get; }

    /// <summary>Notes that an anchor stands on the n-th page (from 1) of its kind.</summary>
    public void Place(string kind, string anchor, int page) => _pages[$"{kind}#{anchor}"] = page;

    /// <summary>Address of an anchor from a page beside it. Before pages are known it is that of the first, of the same length.</summary>
    public string Address(string kind, string anchor) => $"{FileName(kind, _pages.GetValueOrDefault($"{kind}#{anchor}", 1))}#{anchor}";

    /// <summary>File of the n-th page of a kind.</summary>
    public static string FileName(string kind, int page) => $"{kind}-{page.ToString("0000", System.Globalization.CultureInfo.InvariantCulture)}.html";

    /// <summary>Links to a contribution by what it is called.</summary>
    public string Link(ContributionId id) => Edition.Corpus.IndexOf(id) is { } index
        ? new Markup().Raw($"<a href=\"{Address("contributions", Anchors[index])}\">").Text(Shown[index]).Raw("</a>").ToString()
        : new Markup().Text(id.Value).ToString();

    string[] MakeAnchors()
    {
        var wanted = Shown.Select((shown, i) => shown.Length <= 24 && shown.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') ? "c-" + shown : Hashed(i)).ToArray();
        var twice = wanted.Select(w => w.ToLowerInvariant()).GroupBy(w => w, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key).ToHashSet(StringComparer.Ordinal);
        return [.. wanted.Select((w, i) => twice.Contains(w.ToLowerInvariant()) ? Hashed(i) : w)];

        string Hashed(int i) => "c-x" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Edition.Corpus.Contributions[i].Id.Value)))[..12];
    }

    ILookup<ContributionId, SentencePlace> MakeUses()
    {
        var draft = Edition.Findings.Draft;
        var uses = new List<(ContributionId, SentencePlace)>();
        for (var i = 0; i < draft.Points.Length; i++)
            foreach (var c in draft.Points[i].Citations.Concat(draft.Points[i].QualificationCitations).DistinctBy(c => c.Contribution))
                uses.Add((c.Contribution, new("synthese", Points[i], $"élément d’accord {draft.Points[i].Row}", $"point of agreement {draft.Points[i].Row}")));
        foreach (var c in Edition.Findings.Controversies)
            foreach (var id in c.ForIds.Concat(c.AgainstIds).Concat(c.Contribution is { } own ? [own] : []).Distinct())
                uses.Add((id, new("controverses", SentenceIds.Of(c), $"controverse {c.Rank}", $"controversy {c.Rank}")));
        for (var i = 0; i < draft.Actions.Length; i++)
            foreach (var c in draft.Actions[i].Citations) uses.Add((c.Contribution, new("pistes", Actions[i], $"piste d’action {draft.Actions[i].Row}", $"course of action {draft.Actions[i].Row}")));
        for (var i = 0; i < draft.Minorities.Length; i++)
            foreach (var c in draft.Minorities[i].Citations) uses.Add((c.Contribution, new("pistes", Minorities[i], $"position minoritaire {draft.Minorities[i].Row}", $"minority position {draft.Minorities[i].Row}")));
        return uses.ToLookup(u => u.Item1, u => u.Item2);
    }
}
