namespace SynthesisPipeline.Analysis;

/// <summary>Checks points of agreement against the contributions they cite, and scores what they hold.</summary>
static class PointScores
{
    const string Section = "agreement";
    const double Tolerance = 0.005;

    /// <summary>Validity (needs the corpus), then content, as far as there is gold.</summary>
    public static IEnumerable<Figure> Of(Findings findings, Corpus? corpus, Gold gold)
    {
        var points = findings.Draft.Points;
        yield return new(Section, "points", points.Length, points.Length);
        Figure Share(string name, Func<AgreementPoint, bool> good, string note = "") =>
            new(Section, name, TopicScores.Share(points.Count(good), points.Length), points.Length, Note: note);

        yield return Share("every point has a citation", p => p.Citations.Length > 0, "must be 1");
        yield return Share("points with two or more authors", p => p.Contributors >= 2);
        yield return Share("qualifications with a citation", p => p.Qualification.Length == 0 || p.QualificationCitations.Length > 0);
        yield return InsideTopic(findings);
        if (corpus is not null)
        {
            var cited = points.SelectMany(p => p.Citations.Concat(p.QualificationCitations)).ToList();
            yield return new(Section, "cited ids exist", TopicScores.Share(cited.Count(c => corpus.IndexOf(c.Contribution) is not null), cited.Count), cited.Count, Note: "must be 1");
            yield return Share("support equals the recomputed", p => Near(p.Support, Votes(p, corpus) is { Total: > 0 } v ? (double)v.Agree / v.Total : null), "must be 1");
            yield return Share("support_low equals the recomputed", p => Near(p.SupportLow, Votes(p, corpus) is { Total: > 0 } v ? MeasuredVotes.WilsonLow(v.Agree, v.Total) : null), "must be 1");
            yield return Share("contributors equal the recomputed", p => p.Contributors == Contributors(p, corpus), "must be 1");
            foreach (var figure in CitedVotes(findings, corpus)) yield return figure;
        }
        foreach (var figure in Ideas(findings, gold)) yield return figure;
        var agreed = points.SelectMany(p => p.Citations).Select(c => c.Contribution.Value).ToHashSet(StringComparer.Ordinal);
        var consensus = gold.Of("consensus").OrderBy(r => int.Parse(r.Label, System.Globalization.CultureInfo.InvariantCulture)).ToList();
        foreach (var top in consensus.Count == 0 ? [] : new[] { 20, 100 })
            yield return new(Section, $"share of the top {top} consensus cited",
                TopicScores.Share(consensus.Take(top).Count(r => agreed.Contains(r.Id)), Math.Min(top, consensus.Count)), Math.Min(top, consensus.Count));
        var rejected = gold.Of("rejected");
        if (!rejected.IsEmpty)
            yield return new(Section, "share of the rejected cited as agreement", TopicScores.Share(rejected.Count(r => agreed.Contains(r.Id)), rejected.Length), rejected.Length, Note: "lower is better");
    }

    static Figure InsideTopic(Findings findings)
    {
        var assigned = findings.Topics.Assignments.ToDictionary(a => a.Contribution);
        var cited = findings.Draft.Points.SelectMany(p => p.Citations.Select(c => (p.Topic, c.Contribution))).ToList();
        var inside = cited.Count(c => assigned.TryGetValue(c.Contribution, out var a) && (a.Topic == c.Topic || a.SubTopic == c.Topic));
        return new(Section, "citations inside the point's topic", TopicScores.Share(inside, cited.Count), cited.Count);
    }

    static VoteCounts? Votes(AgreementPoint point, Corpus corpus)
    {
        VoteCounts? sum = null;
        foreach (var id in point.Citations.Select(c => c.Contribution).Distinct())
            if (corpus.IndexOf(id) is { } i && corpus.Contributions[i].Kind == ContributionKind.Proposition && corpus.VotesOf(i) is { } votes)
                sum = (sum ?? default) + votes;
        return sum;
    }

    static int Contributors(AgreementPoint point, Corpus corpus)
    {
        var authors = point.Citations.Select(c => c.Contribution).Distinct()
            .Select(id => corpus.IndexOf(id) is { } i ? corpus.Contributions[i].Author?.Name : null).ToList();
        return authors.Count(a => a is null) + authors.Where(a => a is not null).Distinct(StringComparer.Ordinal).Count();
    }

    static IEnumerable<Figure> CitedVotes(Findings findings, Corpus corpus)
    {
        var cited = findings.Draft.Points.SelectMany(p => p.Citations).Select(c => corpus.IndexOf(c.Contribution)).OfType<int>().Distinct().ToList();
        var propositions = Enumerable.Range(0, corpus.Contributions.Length).Where(i => corpus.Contributions[i].Kind == ContributionKind.Proposition).ToHashSet();
        yield return new(Section, "share of propositions cited", TopicScores.Share(cited.Count(propositions.Contains), propositions.Count), propositions.Count);
        var votes = cited.Select(i => corpus.VotesOf(i)).OfType<VoteCounts>().Where(v => v.Total > 0).ToList();
        if (votes.Count == 0) yield break;
        yield return new(Section, "share of the cited with two thirds for", TopicScores.Share(votes.Count(v => 3L * v.Agree >= 2L * v.Total), votes.Count), votes.Count);
        yield return new(Section, "share of the cited with a minority for", TopicScores.Share(votes.Count(v => 2L * v.Agree < v.Total), votes.Count), votes.Count, Note: "lower is better");
    }

    /// <summary>How hand-merged ideas stand in the points.</summary>
    static IEnumerable<Figure> Ideas(Findings findings, Gold gold)
    {
        var ideaOf = gold.Of("idea").GroupBy(r => r.Id, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First().Label, StringComparer.Ordinal);
        if (ideaOf.Count == 0) yield break;
        var sizes = ideaOf.Values.CountBy(idea => idea).ToDictionary();
        var points = findings.Draft.Points.Select(p => p.Citations.Select(c => c.Contribution.Value).Distinct(StringComparer.Ordinal).Where(ideaOf.ContainsKey).ToList()).ToList();
        var held = points.Select(p => p.CountBy(id => ideaOf[id]).ToDictionary()).ToList(); // members of each idea in each point
        double members = ideaOf.Count;
        yield return new(Section, "ideas touched, by members", held.SelectMany(h => h.Keys).Distinct().Sum(idea => sizes[idea]) / members, sizes.Count);
        yield return new(Section, "ideas merged, by members", held.SelectMany(h => h.Where(i => 2 * i.Value > sizes[i.Key]).Select(i => i.Key)).Distinct().Sum(idea => sizes[idea]) / members, sizes.Count);
        // members cited in the same points are counted together: a point of a large consultation cites thousands
        var places = points.SelectMany((p, place) => p.Select(id => (id, place))).GroupBy(c => c.id, c => c.place, StringComparer.Ordinal)
            .Select(g => (Idea: ideaOf[g.Key], Points: string.Join(';', g))).ToList();
        var right = places.GroupBy(p => p.Idea, p => p.Points, StringComparer.Ordinal).Sum(SharingPairs);
        var shared = SharingPairs(places.Select(p => p.Points));
        var all = sizes.Values.Sum(size => (long)size * (size - 1) / 2);
        double? precision = TopicScores.Share(right, shared), recall = TopicScores.Share(right, all);
        yield return new(Section, "idea pairs, precision", precision, shared);
        yield return new(Section, "idea pairs, recall", recall, all);
        yield return new(Section, "idea pairs, F1", shared + all == 0 ? null : 2.0 * right / (shared + all), all);
        var judged = held.Where(h => h.Count > 0).ToList();
        yield return new(Section, "share of points that mix ideas", TopicScores.Share(
            judged.Count(h => h.Count > 1), judged.Count), judged.Count, Note: "lower is better");
    }

    /// <summary>Counts the pairs that share a point.</summary>
    /// <param name="places">The points of each thing.</param>
    static long SharingPairs(IEnumerable<string> places)
    {
        var kinds = places.CountBy(p => p).Select(k => (Points: k.Key.Split(';').ToHashSet(StringComparer.Ordinal), Count: (long)k.Value)).ToArray();
        var pairs = kinds.Sum(k => k.Count * (k.Count - 1) / 2);
        for (var i = 0; i < kinds.Length; i++)
            for (var j = i + 1; j < kinds.Length; j++)
                if (kinds[i].Points.Overlaps(kinds[j].Points)) pairs += kinds[i].Count * kinds[j].Count;
        return pairs;
    }

    static bool Near(double? a, double? b) => a is null ? b is null : b is not null && Math.Abs(a.Value - b.Value) <= Tolerance;
}
