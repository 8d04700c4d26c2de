using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>Comments on published sentences: which they name, what it said then and what it says now.</summary>
static partial class SentenceComments
{
    /// <summary>Ties comments to the sentences that they name.</summary>
    /// <param name="contributions">Contributions, comments on sentences among them.</param>
    /// <param name="found">What is found now, as people left it.</param>
    /// <param name="folder">The publication that they comment on.</param>
    /// <param name="earlier">Its versions; null when nothing is published yet.</param>
    /// <param name="answers">Answers by comment.</param>
    public static ImmutableArray<CommentAnswer> Tie(IEnumerable<Contribution> contributions, Findings found, PublicationFolder folder, PublishedVersions? earlier, ImmutableDictionary<ContributionId, string> answers)
    {
        var comments = contributions.Where(c => c.Kind == ContributionKind.Comment && c.ParentId is { } parent && SentenceId().IsMatch(parent.Value)).ToList();
        if (comments.Count == 0) return [];
        var now = PublicationFolder.Sentences(found);
        var then = new Dictionary<int, SortedDictionary<string, string>>();
        return [.. comments.Select(c =>
        {
            var said = c.Attributes.FirstOrDefault(a => a.Name.Equals("version", StringComparison.OrdinalIgnoreCase)).Value;
            var version = int.TryParse(said, CultureInfo.InvariantCulture, out var number) && earlier?.All.Any(v => v.Version == number) == true ? number : earlier?.All[^1].Version ?? 0;
            if (version > 0 && !then.ContainsKey(version)) then[version] = PublicationFolder.Sentences(folder.Read(version).Findings);
            var sentence = c.ParentId!.Value.Value; // filtered by Where
            return new CommentAnswer(c.Id, sentence, version, answers.GetValueOrDefault(c.Id, ""), version > 0 ? then[version].GetValueOrDefault(sentence, "") : "", now.GetValueOrDefault(sentence, ""));
        })];
    }

    [GeneratedRegex("^[pacm]-[0-9a-f]{8}(-[0-9]+)?$")]
    private static partial Regex SentenceId();
}
