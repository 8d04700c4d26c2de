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
    /// <returns>Rows from 1, neighbours in a section together; every sentence leads to its contributions.</returns>
    public static AgreementDraft Draft(PreparedCorpus texts, ImmutableArray<DuplicateGroup> duplicates, TopicFindings topics,
        ImmutableArray<Tag> tags, OpinionFindings opinions, ImmutableArray<Controversy> controversies,
        AgreementOptions options, CancellationToken cancel)
    {
        var corpus = texts.Corpus;
        var carriers = new Carriers(corpus, duplicates);
        var places = new TopicPlaces(corpus, topics);
        var admission = new Admission(corpus, opinions, options);
        var vectors = texts.Vectors(cancel);
        var ideaPlaces = topics.Places ?? vectors.OfAll();
        var writing = new PointWriting(texts, vectors, carriers, admission, new(corpus, places, tags), ideaPlaces, options);

        int[] all = [.. Bearing(corpus).Select(carriers.WordingOf).Distinct().Order()];
        int[] wordings = [.. all.Where(i => admission.Of(i) != Verdict.Contested)];
        var clusters = new IdeaClusters(ideaPlaces).Find(wordings, places.Of, i => carriers.CopiesOf(i).Length, options.MinLikeness, options.MaxPoints, cancel);
        var shared = SharedPoints.Choose(clusters, opinions.GroupCount >= 2, writing, options, cancel);
        var qualifications = new Qualifications(texts, vectors, places);
        var points = Rows(texts, places, shared, qualifications, cancel);
        var actions = new Actions(texts, vectors, writing, carriers, places, tags).Choose(Evenly([.. wordings.Where(i => admission.Of(i) != Verdict.Undecided)]), shared, options.MaxActions, cancel);
        var cited = points.SelectMany(p => p.Citations).Concat(actions.SelectMany(a => a.Citations)).Select(c => corpus.IndexOf(c.Contribution)).OfType<int>().ToHashSet();
        var minorities = new Minorities(texts, vectors, writing, carriers, places).Choose(Evenly(all), cited, shared, options.MaxMinorities, cancel);
        return new(points, actions, minorities, DraftWarnings.Of(texts, points, all.Length));
    }

    /// <summary>Gives at most 20,000, evenly taken: enough to choose a few dozen sentences from.</summary>
    static int[] Evenly(int[] places) => places.Length <= MostRead ? places
        : [.. Enumerable.Range(0, MostRead).Select(i => places[(int)((long)i * places.Length / MostRead)])];

    /// <summary>Gives what may bear a point: everything that proposes; arguments only where little else was posted.</summary>
    static List<int> Bearing(Corpus corpus)
    {
        bool Proposes(Contribution c) => c.Kind is ContributionKind.Proposition or ContributionKind.Version or ContributionKind.WorkshopReport or ContributionKind.Comment;
        var all = Enumerable.Range(0, corpus.Contributions.Length).Where(i => corpus.Contributions[i].Kind != ContributionKind.Source).ToList();
        var proposing = all.Where(i => Proposes(corpus.Contributions[i])).ToList();
        return 4 * proposing.Count >= all.Count || proposing.Count >= 30 ? proposing : all;
    }

    static ImmutableArray<AgreementPoint> Rows(PreparedCorpus texts, TopicPlaces places, List<SharedPoint> points, Qualifications qualifications, CancellationToken cancel)
    {
        var headings = new Headings(texts);
        var placed = points.Select(p => (Point: p, Place: places.Main([.. p.Carriers.Select(c => c.Contribution)], (topic, part) => headings.IsWider(topic, part, p)))).ToList();
        var best = placed.GroupBy(p => places.WholeOf(p.Place.Topic)).ToDictionary(g => g.Key, g => g.Max(p => p.Point.Value)); // sections of one topic stand together
        var ordered = placed.GroupBy(p => p.Place.Section, StringComparer.Ordinal)
            .OrderByDescending(g => g.Max(p => best[places.WholeOf(p.Place.Topic)])).ThenBy(g => places.WholeOf(g.First().Place.Topic)).ThenByDescending(g => g.Max(p => p.Point.Value)).ThenBy(g => g.Key, StringComparer.Ordinal)
            .SelectMany(g => g.OrderByDescending(p => p.Point.Value).ThenBy(p => p.Point.Sentence.Contribution)).Select((p, i) => (p.Point, p.Place, Row: i + 1)).ToList();
        return [.. SideBySide.Each(ordered, p => Row(texts, p.Row, p.Place.Topic, p.Place.Section, p.Point, qualifications), cancel)];
    }

    static AgreementPoint Row(PreparedCorpus texts, int row, TopicId topic, string section, SharedPoint point, Qualifications qualifications)
    {
        var corpus = texts.Corpus;
        var support = point.Votes is { } votes ? Proportions.SupportOf(votes) : (Share?)null;
        var qualification = qualifications.Of(point);
        ImmutableArray<Citation> qualifying = [.. qualification.Sentences.Select(q => new Citation(corpus.Contributions[q.Contribution].Id, texts.RawPassage(q.Contribution, q.Start, q.Length)))];
        return new(row, topic, section, Attribution.Of(point.Sentence, texts), qualification.Text,
            [.. point.Carriers.Select(c => (Carrier: c, corpus.Contributions[c.Contribution].Id)).Select(c => new Citation(c.Id, Qualifications.Without(c.Carrier, qualifying, c.Id)))],
            qualifying,
            support?.Value, support?.Low, point.Authors, PointStatus.Draft);
    }
}
