using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis;

/// <summary>Lays people's decisions over what the machine found. Findings stay as they were; applying twice changes nothing.</summary>
public static class ApplyCuration
{
    /// <summary>Applies decisions.</summary>
    /// <param name="findings">What a run found. Where decisions lie over it already, they are lifted first: decisions lie over the machine's findings, never over one another's outcome.</param>
    /// <param name="corpus">What the run read: support, contributors and the ledger are counted again from it.</param>
    /// <param name="curations">All decisions on the consultation, in any order; they apply by number.</param>
    /// <returns>Curated findings, and one fate a decision: it held, it was adapted, or it asks a person. None is dropped.</returns>
    /// <remarks>
    /// Topics first, then copies, controversies, points and tags, and the ledger at the end. Cost: linear in contributions and decisions;
    /// points that no longer stand under their name are compared with every point of the run.
    /// </remarks>
    public static Curated To(Findings findings, Corpus corpus, IEnumerable<Curation> curations)
    {
        ArgumentNullException.ThrowIfNull(findings);
        ArgumentNullException.ThrowIfNull(corpus);
        var machine = findings.Untouched ?? findings;
        var fates = new Fates(curations);
        var topics = new CurateTopics(machine, corpus, fates);
        var found = topics.Apply();
        var (groups, duplicates) = CurateDuplicates.Apply(machine, corpus, fates);
        var controversies = CurateControversies.Apply(machine, corpus, topics, fates);
        var points = new CuratePoints(machine, corpus, topics, found, fates);
        var (draft, lines) = CurateLines.Apply(points.Apply(), corpus, topics, fates);
        var shown = controversies.Select(c => c.Controversy).OfType<Controversy>().ToImmutableArray();
        var tags = CurateTags.Apply(machine.Tags, corpus, fates);
        NoteRemarks(fates, corpus, topics, points, groups, controversies);
        var curated = fates.InForce.IsEmpty ? machine : new Findings
        {
            Topics = found, Duplicates = duplicates, Tags = tags, Opinions = machine.Opinions, Controversies = shown, Draft = draft,
            Coverage = CurateCoverage.Of(machine, corpus, duplicates, found, shown, draft), Untouched = machine,
        };
        return new(curated, fates.All(), points.All(), topics.All(), groups, controversies, topics.Placed,
            [.. fates.InForce.Where(c => c.Decision is NoteRemark)]) { Lines = lines };
    }

    /// <summary>Gives people's answers on tags in force, in the order in which they were given: what the next run learns from.</summary>
    public static ImmutableArray<TagCorrection> Corrections(IEnumerable<Curation> curations) =>
        [.. new Fates(curations).InForce.Select(c => c.Decision).OfType<TagContributions>().SelectMany(t => t.Contributions.Select(id => new TagCorrection(id, t.Kind, t.Value, t.Given)))];

    /// <summary>Applies people's decisions on tags alone.</summary>
    /// <param name="tags">The machine's tags of some contributions.</param>
    /// <param name="corpus">What the run read.</param>
    /// <param name="curations">All decisions on the consultation.</param>
    /// <returns>Those tags as people left them, with every tag that people gave to other contributions.</returns>
    public static ImmutableArray<Tag> Tags(ImmutableArray<Tag> tags, Corpus corpus, IEnumerable<Curation> curations) => CurateTags.Apply(tags, corpus, new(curations));

    static void NoteRemarks(Fates fates, Corpus corpus, CurateTopics topics, CuratePoints points, ImmutableArray<CuratedGroup> groups, ImmutableArray<CuratedControversy> controversies)
    {
        FormattableString gone = $"Ce que la remarque concerne n’est plus dans ce traitement.";
        foreach (var curation in fates.InForce)
            if (curation.Decision is NoteRemark note)
            {
                var there = note switch
                {
                    { Point: { } point } => points.Has(point),
                    { Topic: { } topic } => topics.Has(topic),
                    { Group: { } group } => CurateDuplicates.Find(groups, group) is not null,
                    { Controversy: { } controversy } => CurateControversies.Find(controversies, controversy, topics) is not null,
                    { Contribution: { } id } => corpus.IndexOf(id) is not null,
                    _ => true,
                };
                if (!there) fates.Say(curation, Fate.Asks, gone);
            }
    }
}
