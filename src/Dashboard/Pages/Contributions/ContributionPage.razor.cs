using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using SynthesisPipeline.Analysis;
using SynthesisPipeline.Dashboard.Pages.Shared;

namespace SynthesisPipeline.Dashboard.Pages.Contributions;

/// <summary>One contribution with every passage that a finding cites lit up, and what became of it.</summary>
public sealed partial class ContributionPage : ConsultationPage
{
    /// <summary>The contribution's id.</summary>
    [SupplyParameterFromQuery(Name = "id")] public string? Id { get; set; }

    /// <summary>First unit of the passage followed, in the raw body.</summary>
    [SupplyParameterFromQuery(Name = "debut")] public int? Start { get; set; }

    /// <summary>Length of the passage followed.</summary>
    [SupplyParameterFromQuery(Name = "longueur")] public int? Length { get; set; }

    /// <summary>1 when the words followed stand in the title.</summary>
    [SupplyParameterFromQuery(Name = "titre")] public int? InTitle { get; set; }

    Contribution? Found;
    string? SetAside;
    ContributionLine? Parent;
    VoteCounts? Votes;
    CoverageLine? End;
    ImmutableArray<UseLine> Cited = [];
    ImmutableArray<Controversy> Divided = [];
    ImmutableArray<string> Groups = [];
    ImmutableArray<Topic> InTopics = [];
    ImmutableArray<Tag> TagsOf = [];
    ImmutableArray<ContributionLine> Children = [];

    string Shown => Found?.Number ?? ShortNumber.Of(Found?.Id.Value ?? "");
    bool TitleWanted => InTitle == 1;
    TextSpan? Wanted => Start is { } start and >= 0 && Length is { } length and > 0 ? new(start, length) : null;

    IReadOnlyList<(TextSpan Raw, string Why)> Passages =>
        [.. Cited.Where(u => u.Passage is not null).Select(u => (u.Passage.GetValueOrDefault(), (string)L[Where(u)]))];

    static string Where(UseLine use) => use.CitedBy switch
    {
        "point" => "Éléments d’accord",
        "qualification" => "Ce qui le nuance",
        "action" => "Pistes d’action",
        "minority" => "Positions minoritaires",
        _ => throw new InvalidOperationException($"Citation by {use.CitedBy}: expected point, qualification, action or minority"),
    };

    string Address(UseLine use) => $"/consultations/{Uri.EscapeDataString(Slug)}/" +
        (use.CitedBy is "point" or "qualification" ? $"accord#ligne-{use.Row}" : "pistes");

    static bool WebAddress(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp);

    /// <inheritdoc/>
    protected override async Task LoadAsync(ConsultationRecord consultation, long? run)
    {
        var id = new ContributionId(Id ?? "");
        if (await Contributions.FindAsync(consultation.Id, id, Gone) is not { } found)
        {
            Navigation.NotFound();
            return;
        }
        (Found, SetAside) = found;
        Votes = await Uses.VotesAsync(consultation.Id, id, Gone) ?? Found.DeclaredVotes;
        Children = await Contributions.ChildrenAsync(consultation.Id, id, Gone);
        if (Found.ParentId is { } parent) Parent = (await Contributions.LinesAsync(consultation.Id, [parent], Gone)).FirstOrDefault();
        if (run is not { } latest) return;
        End = await Uses.CoverageAsync(latest, id, Gone);
        Cited = await Uses.CitationsAsync(latest, id, Gone);
        Divided = await Uses.ControversiesAsync(latest, id, Gone);
        Groups = await Uses.GroupsAsync(latest, id, Gone);
        TagsOf = await Uses.TagsAsync(latest, id, Gone);
        if (await Uses.AssignmentAsync(latest, id, Gone) is { } place)
            InTopics = [.. (await Findings.TopicsAsync(latest, Gone)).Where(t => t.Id == place.Topic || t.Id == place.SubTopic)];
    }
}
