using System.Collections.Immutable;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>One figure of the concertation.</summary>
/// <param name="Key">Its name in the tables.</param>
/// <param name="French">Its name on the French page.</param>
/// <param name="English">Its name on the English page.</param>
/// <param name="Value">How many.</param>
public sealed record EditionFigure(string Key, string French, string English, long Value);

/// <summary>Counts the concertation from its published tables alone.</summary>
public static class EditionFigures
{
    /// <summary>Gives every figure, in order of the page.</summary>
    public static ImmutableArray<EditionFigure> Of(Edition e)
    {
        var all = e.Corpus.Contributions;
        var found = e.Findings;
        var copies = found.Duplicates.Where(g => g.Kind != DuplicateKind.Paraphrase).ToList();
        var french = new Speech(false);
        var english = new Speech(true);
        return
        [
            new("contributions", "Contributions publiées", "Contributions published", all.Length),
            .. all.GroupBy(c => c.Kind).OrderBy(g => g.Key).Where(g => g.Count() < all.Length)
                .Select(g => new EditionFigure("contributions_" + g.Key.Word(), $"dont : {french.Of(g.Key).ToLowerInvariant()}", $"of which: {english.Of(g.Key).ToLowerInvariant()}", g.Count())),
            new("contributors", "Contributeurs distincts", "Distinct contributors", all.Select(c => c.Author?.Name).OfType<string>().Distinct(StringComparer.Ordinal).Count()),
            new("without_author", "Contributions sans auteur indiqué", "Contributions without a stated author", all.Count(c => c.Author is null)),
            new("votes", "Votes", "Votes", all.Sum(c => (long)(c.DeclaredVotes?.Total ?? 0))),
            new("set_aside", "Lignes mises de côté par la modération", "Rows set aside by moderation", e.Run.SetAside),
            new("rejected", "Lignes illisibles, rejetées", "Unreadable rows, rejected", e.Run.Rejected),
            new("topics", "Sujets", "Topics", found.Topics.Topics.Count(t => t.Level == 1)),
            new("subtopics", "Sous-sujets", "Sub-topics", found.Topics.Topics.Count(t => t.Level == 2)),
            new("points", "Éléments d’accord", "Points of agreement", found.Draft.Points.Length),
            new("points_by_people", "dont : corrigés ou validés par une personne", "of which: edited or validated by a person", found.Draft.Points.Count(p => p.Status != PointStatus.Draft)),
            new("controversies", "Controverses", "Controversies", found.Controversies.Length),
            new("actions", "Pistes d’action", "Courses of action", found.Draft.Actions.Length),
            new("minorities", "Positions minoritaires", "Minority positions", found.Draft.Minorities.Length),
            new("duplicate_groups", "Groupes de copies", "Groups of copies", copies.Count),
            new("copies", "Contributions réunies à leurs copies", "Contributions gathered with their copies", copies.Sum(g => g.Members.Length)),
            new("opinion_groups", "Groupes d’opinion", "Opinion groups", found.Opinions.GroupCount),
            .. Enum.GetValues<ContributionUse>().Select(u => new EditionFigure("end_" + u.Word(), "Devenir : " + FirstLower(french.Of(u)), "Outcome: " + FirstLower(english.Of(u)), found.Coverage.Count(l => l.End == u))),
            new("masked", "Mentions masquées dans les textes", "Mentions masked in the texts", e.Masks.Sum(m => m.Count)),
            new("decisions", "Décisions de personnes", "Decisions of people", e.Decisions.Length),
            new("comments", "Commentaires sur des versions antérieures", "Comments on earlier versions", e.Comments.Length),
        ];
    }

    static string FirstLower(string text) => char.ToLowerInvariant(text[0]) + text[1..];
}
