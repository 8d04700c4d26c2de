using System.Collections.Immutable;
using SynthesisPipeline.Analysis;
using SynthesisPipeline.Dashboard.Pages.Search;

namespace SynthesisPipeline.Dashboard;

/// <summary>What the forms on tags come to: give one, or take one away, on the ticked contributions or on all that a search finds.</summary>
/// <remarks>Giving twice changes nothing and two people's tags stand side by side, so nobody's answer can overwrite another's.</remarks>
sealed class TagForms(SearchPaging search)
{
    /// <summary>Contributions that one decision tags at most.</summary>
    public const int Most = 5_000;

    const int LongestValue = 80;

    /// <summary>Reads the form.</summary>
    public async ValueTask<DeskAnswer> AnswerAsync(DeskForm form, CuratedRun run, string slug, CancellationToken cancel)
    {
        var back = form.Back($"{form.Home}/contributions");
        if (Tag(form) is not { } tag) return DeskAnswer.Refuse(back, "etiquette");
        var found = form.Gesture is "donner-requete" or "retirer-requete"
            ? await search.IdsAsync(new(run.ConsultationId, slug, "", null, null, run.RunId), form.Query(), Most + 1, cancel) : form.Ids("contribution");
        if (found.Length > Most) return DeskAnswer.Refuse(back, "trop");
        ImmutableArray<ContributionId> ids = [.. found.Where(id => run.Corpus.IndexOf(id) is not null)];
        if (ids.IsEmpty) return DeskAnswer.Refuse(back, found.IsEmpty ? "aucun" : "inconnue");
        return DeskAnswer.Decide(back, new TagContributions(ids, tag.Kind, tag.Value, form.Gesture is "donner" or "donner-requete"));
    }

    /// <summary>The tag that the form names: one of the list, or a free word; null when it names none.</summary>
    static (TagKind Kind, string Value)? Tag(DeskForm form) => form.Text("donner").Split(':', 2) switch
    {
        ["free", ""] when string.Join(' ', form.Text("mot").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) is { Length: > 0 and <= LongestValue } word => (TagKind.Free, word),
        [var kind, { Length: > 0 and <= LongestValue } value] when Kind(kind) is { } known && (known is TagKind.Free or TagKind.Entity || TagChoices.Holds($"{kind}:{value}")) => (known, value),
        _ => null,
    };

    static TagKind? Kind(string name) => Enum.GetValues<TagKind>().Where(k => WordNames.Of(k) == name).Select(k => (TagKind?)k).FirstOrDefault();
}
