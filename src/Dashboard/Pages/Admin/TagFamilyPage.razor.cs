using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using SynthesisPipeline.Analysis;
using SynthesisPipeline.Dashboard.Pages.Shared;

namespace SynthesisPipeline.Dashboard.Pages.Admin;

/// <summary>The grid of one family of tags, with what it would give before it is in force.</summary>
public sealed partial class TagFamilyPage : ComponentBase
{
    const int SampleSize = 8, ExcerptLength = 240;

    /// <summary>Name of the family in the address.</summary>
    [Parameter] public string Famille { get; set; } = "";

    [SupplyParameterFromQuery(Name = "consultation")] string? Asked { get; set; }
    [SupplyParameterFromQuery(Name = "fait")] string? Done { get; set; }
    [CascadingParameter] HttpContext? Http { get; set; }

    /// <summary>Families of tags.</summary>
    [Inject] public required TagFamilyStore Families { get; set; }

    /// <summary>Consultations to show the effect on.</summary>
    [Inject] public required ConcertationStore Concertations { get; set; }

    /// <summary>Texts of the consultation.</summary>
    [Inject] public required CorpusStore Corpora { get; set; }

    /// <summary>People's answers.</summary>
    [Inject] public required CurationStore Curations { get; set; }

    /// <summary>Says that the address leads to nothing.</summary>
    [Inject] public required NavigationManager Navigation { get; set; }

    KeptTagFamily? Family;
    ImmutableArray<ConsultationLine> Consultations = [];
    ConsultationLine? Chosen;
    ImmutableArray<FamilyEffect> Effects = [];
    ImmutableArray<TagCorrection> Corrections = [];
    ILookup<string, (string Origin, long Count)> Run = Array.Empty<(string, (string, long))>().ToLookup(p => p.Item1, p => p.Item2);
    Corpus Corpus = new([], []);

    int Count => Corpus.Contributions.Length;

    IEnumerable<TagFamilyValue> Rows => [.. Family!.Draft.Values, new("", [], []), new("", [], [])]; // shown only with a family

    int Left => Math.Max(0, FamilyTags.LearntFrom - Corrections.Select(c => c.Contribution).Distinct().Count());

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        var gone = Http?.RequestAborted ?? CancellationToken.None;
        Family = await Families.FindAsync(Famille, gone);
        if (Family is null)
        {
            Navigation.NotFound();
            return;
        }
        Consultations = [.. (await Concertations.ListAsync(gone)).SelectMany(c => c.Themes).SelectMany(t => t.Consultations).Where(c => c.Contributions > 0)];
        Chosen = Consultations.FirstOrDefault(c => c.Slug == Asked) ?? Consultations.FirstOrDefault();
        if (Chosen is null || Family.Draft.Values.IsEmpty) return;
        Corpus = (await Corpora.LoadAsync(Chosen.Id, null, gone)).Corpus;
        Effects = FamilyTags.Preview(Corpus, Family.Draft, gone);
        Corrections = [.. ApplyCuration.Corrections(await Curations.ListAsync(Chosen.Id, gone)).Where(c => c.Kind == TagKind.Free && TagFamily.Of(c.Value) == Family.Draft.Name)];
        if (Chosen.LatestRun is { } run)
            Run = (await Families.CountAsync(run, Family.Draft.Name, gone)).ToLookup(t => t.Value, t => (t.Origin, t.Count));
    }

    int Answers(string value, bool given) => Corrections.Where(c => c.Value == Family!.Draft.TagOf(value)).GroupBy(c => c.Contribution).Count(g => g.Last().Given == given); // shown only with a family

    string InRun(string value) => string.Join(", ", Run[Family!.Draft.TagOf(value)].Select(o => $"{o.Count} {L[TagWords.Of(o.Origin)]}")); // as above

    /// <summary>Every so many, so that the sample is not the first page of the consultation alone.</summary>
    ImmutableArray<TagSampleLine> Sample(FamilyEffect effect)
    {
        var step = Math.Max(1, effect.Tags.Length / SampleSize);
        return [.. effect.Tags.Where((_, i) => i % step == 0).Take(SampleSize).Select(t => Line(t.Contribution, effect.Value, t.Why))];
    }

    ImmutableArray<TagSampleLine> Near(FamilyEffect effect) => [.. effect.Near.Select(id => Line(id, effect.Value, []))];

    TagSampleLine Line(ContributionId id, string value, ImmutableArray<string> why)
    {
        var contribution = Corpus.Contributions[Corpus.IndexOf(id)!.Value]; // the effect is of this corpus
        var text = PreparedText.PlainOf(contribution);
        var answer = Corrections.LastOrDefault(c => c.Contribution == id && c.Value == Family!.Draft.TagOf(value))?.Given; // shown only with a family
        return new(id, contribution.Number ?? id.Value, text.Length > ExcerptLength ? text[..ExcerptLength] + "…" : text, why, answer);
    }
}

/// <summary>One contribution of a sample.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Number">Its public number, or its id.</param>
/// <param name="Excerpt">How it begins.</param>
/// <param name="Why">The words that decided.</param>
/// <param name="Answer">What a person said; null when nobody did.</param>
public sealed record TagSampleLine(ContributionId Id, string Number, string Excerpt, ImmutableArray<string> Why, bool? Answer);
