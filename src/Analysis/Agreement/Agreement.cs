using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis;

/// <summary>Drafts points of agreement, courses of action and minority positions from contributors' own sentences.</summary>
public static class Agreement
{
    const int MostRead = 20_000;

    /// <summary>Drafts the table.</summary>
    /// <remarks>
    /// 1. Votes and declared sides decide what may be cited as agreement at all (<see cref="Admission"/>).
    /// 2. Contributions that carry one idea are gathered, copies counting once (<see cref="IdeaClusters"/>).
    /// 3. Each idea is said by one of its sentences: specific, neutral, word for word (<see cref="PointWriting"/>).
    /// 4. Points are chosen by who carries them; none says what another says (<see cref="SharedPoints"/>).
    /// Cost: linear in contributions above 2,500; n² below.
    /// When it misleads: "several said it" is not "all agree"; without votes nobody was asked.
    /// </remarks>
    /// <param name="texts">The corpus.</param>
    /// <param name="duplicates">Groups of copies.</param>
    /// <param name="topics">Topics and places.</param>
    /// <param name="tags">Tags.</param>
    /// <param name="opinions">Opinion groups.</param>
    /// <param name="options">Thresholds.</param>
    /// <param name="cancel">Stops between two steps.</param>
    /// <param name="before">What an earlier run left: its lines stand (<see cref="StandingPoints"/>), and courses of action and minority positions are chosen among the earlier ones and what came in; null to draft all anew. Where opinion groups judge, all is drafted anew.</param>
    /// <returns>Rows from 1, neighbours in a section together; every sentence leads to its contributions.</returns>
    public static AgreementDraft Draft(PreparedCorpus texts, ImmutableArray<DuplicateGroup> duplicates, TopicFindings topics,
        ImmutableArray<Tag> tags, OpinionFindings opinions,
        AgreementOptions options, CancellationToken cancel, EarlierRun? before = null)
    {
        var corpus = texts.Corpus;
        var draft = opinions.GroupCount >= 2 ? null : before?.Draft;
        var changed = before?.Changed.ToHashSet() ?? [];
        var carriers = new Carriers(corpus, duplicates);
        var places = new TopicPlaces(corpus, topics);
        var admission = new Admission(corpus, opinions, options);
        var vectors = texts.Vectors(cancel);
        var ideaPlaces = topics.Places ?? vectors.OfAll();
        var writing = new PointWriting(texts, vectors, carriers, admission, new(corpus, places, tags), ideaPlaces, options);

        int[] all = [.. Bearing(corpus).Select(carriers.WordingOf).Distinct().Order()];
        int[] wordings = [.. all.Where(i => admission.Of(i) != Verdict.Contested)];
        bool IsFresh(int wording) => carriers.CopiesOf(wording).Any(c => changed.Contains(corpus.Contributions[c].Id));
        List<DraftLine> lines = draft is not null
            ? new StandingPoints(writing, carriers, admission, places, ideaPlaces, options).Choose(draft, changed, [.. wordings.Where(IsFresh)], cancel)
            : [.. SharedPoints.Choose(new IdeaClusters(ideaPlaces).Find(wordings, places.Of, i => carriers.CopiesOf(i).Length, options.MinLikeness, options.MaxPoints, cancel), opinions.GroupCount >= 2, writing, options, cancel).Select(p => new DraftLine(p, null))];
        var shared = lines.Select(l => l.Point).ToList();
        var qualifications = new Lazy<Qualifications>(() => new(texts, vectors, places));
        var points = Rows(texts, places, lines, writing, changed, qualifications, cancel);
        var actions = new Actions(texts, vectors, writing, carriers, places, tags).Choose(Read([.. wordings.Where(i => admission.Of(i) != Verdict.Undecided)], draft?.Actions.Select(a => a.Citations[0])), shared, options.MaxActions, cancel);
        if (draft is not null) actions = StandingActions.Of(actions, draft.Actions, changed, corpus, carriers);
        var cited = points.SelectMany(p => p.Citations).Concat(actions.SelectMany(a => a.Citations)).Select(c => corpus.IndexOf(c.Contribution)).OfType<int>().ToHashSet();
        var minorities = new Minorities(texts, vectors, writing, carriers, places).Choose(Read(all, draft?.Minorities.SelectMany(m => m.Citations)), cited, shared, options.MaxMinorities, cancel);
        return new(points, actions, minorities, DraftWarnings.Of(texts, points, all.Length));

        // what the earlier draft chose was the best of all that has not changed: it is compared with what came in
        int[] Read(int[] some, IEnumerable<Citation>? earlier)
        {
            if (earlier is null) return Evenly(some);
            var chosen = earlier.Select(c => corpus.IndexOf(c.Contribution)).OfType<int>().Select(carriers.WordingOf).ToHashSet();
            return [.. some.Where(w => chosen.Contains(w) || IsFresh(w))];
        }
    }

    /// <summary>Gives at most 20,000, evenly taken: enough to choose a few dozen sentences from.</summary>
    static int[] Evenly(int[] places) => places.Length <= MostRead ? places
        : [.. Enumerable.Range(0, MostRead).Select(i => places[(int)((long)i * places.Length / MostRead)])];

    /// <summary>Gives what may bear a point: everything that proposes; arguments only where little else was posted.</summary>
    internal static List<int> Bearing(Corpus corpus)
    {
        bool Proposes(Contribution c) => c.Kind is ContributionKind.Proposition or ContributionKind.Version or ContributionKind.WorkshopReport or ContributionKind.Comment;
        var all = Enumerable.Range(0, corpus.Contributions.Length).Where(i => corpus.Contributions[i].Kind != ContributionKind.Source).ToList();
        var proposing = all.Where(i => Proposes(corpus.Contributions[i])).ToList();
        return 4 * proposing.Count >= all.Count || proposing.Count >= 30 ? proposing : all;
    }

    static ImmutableArray<AgreementPoint> Rows(PreparedCorpus texts, TopicPlaces places, List<DraftLine> lines, PointWriting writing, HashSet<ContributionId> changed, Lazy<Qualifications> qualifications, CancellationToken cancel)
    {
        var headings = new Headings(texts);
        var placed = lines.Select(l => (Line: l, Place: l.Earlier is { } earlier && places.Stand(earlier.Topic, earlier.Section) ? (earlier.Topic, earlier.Section)
            : places.Main([.. l.Point.Carriers.Select(c => c.Contribution)], (topic, part) => headings.IsWider(topic, part, l.Point)))).ToList();
        var best = placed.GroupBy(p => places.WholeOf(p.Place.Topic)).ToDictionary(g => g.Key, g => g.Max(p => p.Line.Point.Value)); // sections of one topic stand together
        var ordered = placed.GroupBy(p => p.Place.Section, StringComparer.Ordinal)
            .OrderByDescending(g => g.Max(p => best[places.WholeOf(p.Place.Topic)])).ThenBy(g => places.WholeOf(g.First().Place.Topic)).ThenByDescending(g => g.Max(p => p.Line.Point.Value)).ThenBy(g => g.Key, StringComparer.Ordinal)
            .SelectMany(g => g.OrderByDescending(p => p.Line.Point.Value).ThenBy(p => p.Line.Point.Sentence.Contribution)).Select((p, i) => (p.Line, p.Place, Row: i + 1)).ToList();
        return [.. SideBySide.Each(ordered, p => Row(texts, p.Row, p.Place.Topic, p.Place.Section, p.Line, writing, changed, qualifications), cancel)];
    }

    static AgreementPoint Row(PreparedCorpus texts, int row, TopicId topic, string section, DraftLine line, PointWriting writing, HashSet<ContributionId> changed, Lazy<Qualifications> qualifications)
    {
        var (corpus, point) = (texts.Corpus, line.Point);
        var support = point.Votes is { } votes ? Proportions.SupportOf(votes) : (Share?)null;
        var (qualification, qualifying) = line.Earlier is { } earlier && earlier.QualificationCitations.All(q => !changed.Contains(q.Contribution) && corpus.IndexOf(q.Contribution) is not null)
            ? (earlier.Qualification, earlier.QualificationCitations) : Qualify(line.Earlier is null ? point : Compared(point, writing));
        return new(row, topic, section, Attribution.Of(point.Sentence, texts), qualification,
            [.. point.Carriers.Select(c => (Carrier: c, corpus.Contributions[c.Contribution].Id)).Select(c => new Citation(c.Id, Qualifications.Without(c.Carrier, qualifying, c.Id)))],
            qualifying,
            support?.Value, support?.Low, point.Authors, PointStatus.Draft);

        (string, ImmutableArray<Citation>) Qualify(SharedPoint own)
        {
            var found = qualifications.Value.Of(own);
            return (found.Text, [.. found.Sentences.Select(q => new Citation(corpus.Contributions[q.Contribution].Id, texts.RawPassage(q.Contribution, q.Start, q.Length)))]);
        }
    }

    /// <summary>Compares those who carry a standing line with its sentence once more: how like they are is not stored.</summary>
    static SharedPoint Compared(SharedPoint point, PointWriting writing) =>
        point with { Carriers = [point.Carriers[0] with { Likeness = 1 }, .. point.Carriers.Skip(1).Select(c => c with { Likeness = writing.Carry(c.Contribution, point)?.Likeness ?? 0 })] };
}
