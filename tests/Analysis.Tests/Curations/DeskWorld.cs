using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis.Tests;

/// <summary>A made-up consultation that is imported, analysed and decided on in any order: contributions come and go, runs find other things, decisions stay.</summary>
/// <param name="seed">Drives all of it.</param>
sealed class DeskWorld(int seed)
{
    readonly Random _chance = new(seed);
    readonly HashSet<int> _contributions = [.. Enumerable.Range(0, 24)];
    int _run, _token;

    public List<Curation> Curations { get; } = [];
    public Corpus Corpus { get; private set; } = new([], []);
    public Findings Machine { get; private set; } = null!; // set by the first run

    public Curated Curated => ApplyCuration.To(Machine, Corpus, Curations);

    static ContributionId Id(int i) => new($"c{i:00}");

    /// <summary>Withdraws some contributions, brings others.</summary>
    public void Import()
    {
        for (var i = 0; i < 3; i++) _contributions.Remove(_chance.Next(30));
        for (var i = 0; i < 3; i++) _contributions.Add(_chance.Next(30));
    }

    /// <summary>Analyses what is there: much as before, never quite.</summary>
    public void Run()
    {
        _run++;
        Corpus = new(_contributions.Select(i => new Contribution { Id = Id(i), Body = SourceText.Same($"Texte de la contribution numéro {i} sur le sujet {i % 4}"), Author = new($"auteur{i % 7}") }),
            _contributions.SelectMany(i => Enumerable.Range(0, 3).Select(v => new Vote(Id(i), $"v{v}", (VoteValue)((i + v) % 3)))));
        var there = Corpus.Contributions.Select(c => int.Parse(c.Id.Value[1..], System.Globalization.CultureInfo.InvariantCulture)).ToList();
        var assignments = there.Select(i =>
        {
            var topic = _chance.Next(8) == 0 ? _chance.Next(4) : i % 4;
            return new Assignment(Id(i), new($"T{topic}"), i % 8 < 4 ? new TopicId($"T{topic}.1") : new($"T{topic}.2"), 0.5);
        }).ToImmutableArray();
        var topics = assignments.SelectMany(a => new[] { a.Topic, a.SubTopic }.OfType<TopicId>()).Distinct().Order().Select(t => new Topic(t,
            t.Value.Contains('.') ? new TopicId(t.Value[..2]) : null, t.Value.Contains('.') ? 2 : 1, $"sujet {t}", [],
            assignments.Count(a => a.Topic == t || a.SubTopic == t), [.. assignments.Where(a => a.Topic == t || a.SubTopic == t).Take(3).Select(a => a.Contribution)])).ToImmutableArray();
        var points = there.Where(i => i % 3 == 0 && _chance.Next(6) > 0).Select((i, row) => new AgreementPoint(row + 1, new($"T{i % 4}"), $"sujet T{i % 4}",
            $"Il faut que la proposition numéro {i} soit retenue{(_chance.Next(4) == 0 ? " par la commune" : "")}", i % 2 == 0 ? $"à condition que {i} soit possible" : "",
            [.. there.Where(j => j == i || j == i + 1).Select(j => new Citation(Id(j), new(0, 5)))], i % 2 == 0 ? [new(Id(i), new(6, 4))] : [],
            null, null, 1, PointStatus.Draft)).ToImmutableArray();
        var draft = new AgreementDraft(points, [.. there.Take(2).Select((i, row) => new ActionLine(row + 1, new($"T{i % 4}"), "Faire", null, null, [new(Id(i), null)], null))], [], []);
        ImmutableArray<DuplicateGroup> groups = [.. there.Chunk(6).Where(c => c.Length > 3).Select((c, n) => new DuplicateGroup($"D{n}", DuplicateKind.Near, Id(c[0]),
            [.. c.Take(4).Select(i => new DuplicateMember(Id(i), 1, []))], 4, 2, null, null))];
        ImmutableArray<Controversy> controversies = [.. there.Where(i => i % 5 == 0).Select((i, n) => new Controversy(n + 1, Id(i), null, 0.5, ControversyBasis.Votes, 0, 1, default, 0, 0, $"Faut-il {i} ?", [], [])),
            new(there.Count(i => i % 5 == 0) + 1, null, topics[0].Id, 0.2, ControversyBasis.Texts, 0, 1, default, 0, 0, "Sur le sujet ?", [], [])];
        var tags = there.Select(i => new Tag(Id(i), TagKind.Lens, "europe", 0.6, TagOrigin.Model, ["europe"])).ToImmutableArray();
        Machine = new()
        {
            Topics = new(topics, assignments, [], []), Duplicates = groups, Tags = tags, Opinions = OpinionFindings.None, Controversies = controversies, Draft = draft,
            Coverage = Coverage.Count(Corpus, groups, new(topics, assignments, [], []), controversies, draft, CancellationToken.None),
        };
    }

    /// <summary>Decides something, as a person before the screens would.</summary>
    public void Decide(int choice)
    {
        if (Make(choice) is { } decision) Add(decision);
    }

    /// <summary>Adds a decision.</summary>
    public void Add(Decision decision) => Curations.Add(new(Curations.Count + 1, DateTimeOffset.UnixEpoch, "rapporteur", _run, decision, null));

    T? Pick<T>(IReadOnlyList<T> from) => from.Count == 0 ? default : from[_chance.Next(from.Count)];

    LineRef? Line(Curated shown) => Pick(shown.Lines)?.Line;

    /// <summary>Makes a decision on what is shown; null when there is nothing to decide on.</summary>
    public Decision? Make(int choice)
    {
        var shown = Curated;
        var (points, findings) = (shown.Findings.Draft.Points, shown.Findings);
        PointRef? Point() => Pick(points) is { } p ? PointRef.Of(p) : null;
        TopicRef? Topic(int level = 1) => Pick([.. findings.Topics.Topics.Where(t => t.Level == level)]) is { } t ? TopicRef.Of(findings, t.Id) : null;
        GroupRef? Group() => Pick(shown.Groups) is { } g ? GroupRef.Of(g.Machine) : null;
        ControversyRef? Controversy() => Pick(shown.Controversies) is { } c ? ControversyRef.Of(findings, c.Machine) : null;
        ContributionId Someone() => Pick(Corpus.Contributions)!.Id; // never empty
        var (point, other, topic, group, controversy) = (Point(), Point(), Topic(), Group(), Controversy());
        var n = ++_token;
        return (choice % 28) switch
        {
            0 when point is not null => new EditPoint(point, $"phrase corrigée {n}", "sauf exception"),
            1 when point is not null => new CitePoint(point, [new(Someone(), null), new(Someone(), null)], []),
            2 => new AddPoint(new($"h{n}", $"phrase ajoutée {n}", "", topic?.Id ?? new(""), topic?.Label ?? "Autres points", [new(Someone(), null)], [])),
            3 when point is not null => new SetPointAside(point, true),
            4 when shown.Points.FirstOrDefault(p => p.Aside) is { } aside => new SetPointAside(PointRef.Of(aside.Point), false),
            5 when point is not null => new SplitPoint(point, [new($"première part {n}", []), new($"seconde part {n}", point.Citations[..1])]),
            6 when point is not null && other is not null && point.Key != other.Key => new MergePoints(point, [other], $"phrase commune {n}", ""),
            7 when point is not null && other is not null && point.Key != other.Key => new MovePointToQualification(point, other),
            8 when point is not null => new RaiseQualification(point),
            9 or 10 when point is not null => new ValidatePoint(point, point.Found, point.Qualification, point.Citations, point.QualificationCitations),
            11 when shown.Points.FirstOrDefault(p => p.ValidatedBy is not null) is { } valid => new ReopenPoint(PointRef.Of(valid.Point)),
            12 when topic is not null => new RenameTopic(topic, $"nom {n}"),
            13 when topic is not null && Topic() is { } from && from.Id != topic.Id => new MergeTopics(topic, [from]),
            14 when topic is not null => new SplitTopic(topic, [new(new($"{topic.Id}-{n}"), $"part {n}", [.. findings.Topics.Assignments.Where(a => a.Topic == topic.Id).Take(2).Select(a => a.Contribution)])]),
            15 => new MoveContributions([Someone(), Someone()], _chance.Next(4) == 0 ? null : Topic(1 + _chance.Next(2))),
            16 when topic is not null => new PinTopic(topic, _chance.Next(2) == 0),
            17 when topic is not null => new SetTopicAside(topic, _chance.Next(3) > 0),
            18 when topic is not null => new PlaceTopic(topic, Topic()),
            19 when group is not null => new JudgeGroup(group, _chance.Next(2) == 0),
            20 when group is not null => new RemoveMember(group, Pick(group.Members)),
            21 when group is not null => new ChooseRepresentative(group, Pick(group.Members)),
            22 when controversy is not null => _chance.Next(3) switch
            {
                0 => new AskQuestion(controversy, $"question {n} ?"),
                1 => new ChooseArguments(controversy, [Someone()], [Someone()]),
                _ => new JudgeControversy(controversy, false),
            },
            23 => new TagContributions([Someone()], TagKind.Lens, _chance.Next(2) == 0 ? "europe" : "territoires", _chance.Next(2) == 0),
            25 when Line(shown) is { } line => new EditLine(line, $"piste récrite {n}", "legislation", null, [.. line.Citations, new(Someone(), null)]),
            26 => new AddLine(new(_chance.Next(2) == 0 ? LineKind.Action : LineKind.Minority, $"h{n}", $"ligne ajoutée {n}", topic?.Id, [new(Someone(), null)]), null, null),
            27 when Line(shown) is { } line => new SetLineAside(line, _chance.Next(3) > 0),
            24 when Curations.Count > 0 => new Withdraw(1 + _chance.Next(Curations.Count)),
            _ => new NoteRemark($"remarque {n}", Contribution: Someone()),
        };
    }
}
