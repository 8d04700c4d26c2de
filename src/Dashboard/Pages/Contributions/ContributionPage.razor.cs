using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using SynthesisPipeline.Analysis;
using SynthesisPipeline.Dashboard.Pages.Search;
using SynthesisPipeline.Dashboard.Pages.Shared;

namespace SynthesisPipeline.Dashboard.Pages.Contributions;

/// <summary>One contribution with every passage that a finding cites lit up, and what became of it.</summary>
public sealed partial class ContributionPage : ConsultationPage
{
    const int NearShown = 8, MostIdeas = 30, IdeaLength = 120, AllShown = 500;

    [SupplyParameterFromQuery(Name = "id")] string? Id { get; set; }
    [SupplyParameterFromQuery(Name = "debut")] int? Start { get; set; }
    [SupplyParameterFromQuery(Name = "longueur")] int? Length { get; set; }
    [SupplyParameterFromQuery(Name = "titre")] int? InTitle { get; set; }
    [SupplyParameterFromQuery(Name = "tout")] int? Everything { get; set; }
    [SupplyParameterFromQuery(Name = "erreur")] string? Error { get; set; }

    [Inject] CuratedRuns Runs { get; set; } = null!; // given by the framework
    [Inject] UsesReading Uses { get; set; } = null!; // as above
    [Inject] OwnTags Own { get; set; } = null!; // as above
    [Inject] FindingsStore Stored { get; set; } = null!; // as above
    [Inject] ReadingStore Marks { get; set; } = null!; // as above
    [Inject] NeighbourReading Neighbours { get; set; } = null!; // as above
    [Inject] FollowStore Follows { get; set; } = null!; // as above
    [Inject] RecommendationStore Recommendations { get; set; } = null!; // as above
    [Inject] Concertations Places { get; set; } = null!; // as above

    CuratedRun? Now;
    Contribution? Found;
    string? SetAside, Follow;
    ContributionLine? Parent;
    VoteCounts? Votes;
    ControversiesOptions Rules = new();
    ReadingMark? Mark;
    CoverageLine? End;
    Assignment? Place;
    IReadOnlyList<CitedPassage> Cited = [];
    ImmutableArray<Controversy> Divided = [];
    ImmutableArray<DuplicateGroup> Groups = [];
    ImmutableArray<Topic> InTopics = [];
    ImmutableArray<Tag> TagsOf = [];
    ImmutableArray<string> OwnTags = [];
    IReadOnlyList<(string Heading, IReadOnlyList<ContributionLine> Lines)> Attached = [];
    IReadOnlyList<(ContributionLine Line, double Cosine)> Near = [];
    IReadOnlyList<(string Words, string Topic, double Similarity)> Ideas = [];
    IReadOnlyList<(Recommendation Of, string Place)> Resting = [];

    int MostShown => Everything == 1 ? AllShown : 10;
    string Shown => Found?.Number ?? ShortNumber.Of(Found?.Id.Value ?? "");
    bool TitleWanted => InTitle == 1;
    TextSpan? Wanted => Start is { } start and >= 0 && Length is { } length and > 0 ? new(start, length) : null;

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
        Attached = Grouped(await Contributions.ChildrenAsync(consultation.Id, id, Gone));
        Mark = await Marks.FindAsync(Http?.User.Identity?.Name ?? "", consultation.Id, id, Gone);
        Follow = await Follows.FindAsync(consultation.Id, id, Gone) is { } token ? $"{Http?.Request.Scheme}://{Http?.Request.Host}/suivi/{token}" : null;
        if (Found.ParentId is { } parent) Parent = (await Contributions.LinesAsync(consultation.Id, [parent], Gone)).FirstOrDefault();
        var near = await Neighbours.OfAsync(consultation.Id, run, id, NearShown, Gone);
        var lines = (await Contributions.LinesAsync(consultation.Id, [.. near.Select(n => n.Id)], Gone)).ToDictionary(l => l.Id);
        Near = [.. near.Where(n => lines.ContainsKey(n.Id)).Select(n => (lines[n.Id], n.Cosine))];
        if (run is { } latest) await LoadFindingsAsync(consultation, latest, id);
    }

    async Task LoadFindingsAsync(ConsultationRecord consultation, long latest, ContributionId id)
    {
        var now = Now = await Runs.FindAsync(latest, Gone);
        Rules = now.Options.Controversies;
        End = now.LineOf(id);
        Place = now.PlaceOf(id);
        Divided = await Uses.ControversiesAsync(latest, id, Gone);
        Groups = [.. now.GroupsOf(id)];
        OwnTags = await Own.ListAsync([consultation.Id], Gone);
        TagsOf = await Uses.TagsAsync(latest, id, Gone);
        var topics = now.Findings.Topics.Topics;
        InTopics = [.. topics.Where(t => t.Id == Place?.Topic || t.Id == Place?.SubTopic)];
        Cited = Passages(now, id);
        Ideas = [.. (await Stored.IdeasAsync(latest, id, Gone)).Where(i => i.Topic is not null).Take(MostIdeas)
            .Select(i => (Words(i.Passage), topics.FirstOrDefault(t => t.Id == (i.SubTopic ?? i.Topic))?.Label ?? "", i.Similarity))];
        var keys = now.Findings.Draft.Points.Where(p => p.Citations.Concat(p.QualificationCitations).Any(c => c.Contribution == id)).Select(PointRef.KeyOf).ToList();
        var resting = await Recommendations.RestingOnAsync(consultation.Id, id, keys, Gone);
        if (resting.Length == 0) return;
        var places = await Places.ListAsync(Gone);
        Resting = [.. resting.Select(r => (r, places.FirstOrDefault(p => p.Id == r.ConcertationId)?.Address ?? "/recommandations"))];
    }

    /// <summary>Everything that points at words of this text: sentences of the synthesis, and what its author added to a common letter.</summary>
    List<CitedPassage> Passages(CuratedRun now, ContributionId id)
    {
        var own = $"/consultations/{Uri.EscapeDataString(Slug)}/";
        var passages = new List<CitedPassage>();
        foreach (var use in now.UsesOf(id))
            passages.Add(new(passages.Count + 1, use.Passage, L[Where(use)], use.Words, use.CitedBy is "point" or "qualification" ? TableAddress.OfRow(own.TrimEnd('/'), use.Row) : own + "pistes"));
        foreach (var group in Groups)
            foreach (var added in group.Members.First(m => m.Contribution == id).Added)
                passages.Add(new(passages.Count + 1, added, L["Doublons"], L["ajouté par son auteur à la lettre commune"], $"{own}doublons/{Uri.EscapeDataString(group.Id)}"));
        return passages;
    }

    string Words(TextSpan raw)
    {
        var plain = Found!.Body.PlainSpan(raw); // findings are loaded for a contribution that was found
        var words = Found.Body.Plain.Substring(plain.Start, plain.Length).Trim();
        return words.Length == 0 ? Found.Title : words.Length > IdeaLength ? words[..IdeaLength] + "…" : words;
    }

    static IReadOnlyList<(string, IReadOnlyList<ContributionLine>)> Grouped(ImmutableArray<ContributionLine> children) =>
        [.. children.GroupBy(c => c switch
        {
            { Kind: ContributionKind.Argument, Stance: Side.For } => (0, "Arguments pour"),
            { Kind: ContributionKind.Argument, Stance: Side.Against } => (1, "Arguments contre"),
            { Kind: ContributionKind.Argument } => (2, "Arguments"),
            { Kind: ContributionKind.Version } => (3, "Versions proposées"),
            { Kind: ContributionKind.Source } => (4, "Sources"),
            _ => (5, "Ce qui s’y rattache"),
        }).OrderBy(g => g.Key.Item1).Select(g => (g.Key.Item2, (IReadOnlyList<ContributionLine>)[.. g]))];

    static string Where(UseLine use) => use.CitedBy switch
    {
        "point" => "Éléments d’accord",
        "qualification" => "Ce qui le nuance",
        "action" => "Pistes d’action",
        "minority" => "Positions minoritaires",
        _ => throw new InvalidOperationException($"Citation by {use.CitedBy}: expected point, qualification, action or minority"),
    };
}
