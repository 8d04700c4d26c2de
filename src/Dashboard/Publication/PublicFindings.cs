using System.Collections.Immutable;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>Rewrites findings for publication: published ids, masked words, spans of published bodies, numbers as the tables hold them.</summary>
/// <param name="found">Findings with people's decisions laid over them.</param>
/// <param name="id">Published id of a contribution.</param>
/// <param name="text">Masks a text.</param>
/// <param name="passage">Moves a passage of a contribution (by its own id) into its published body.</param>
/// <param name="corpus">Contributions as published, in corpus order.</param>
sealed class PublicFindings(Findings found, Func<ContributionId, ContributionId> id, Func<string, string> text,
    Func<ContributionId, TextSpan?, TextSpan?> passage, ImmutableArray<Contribution> corpus)
{
    readonly Dictionary<ContributionId, int> _places = corpus.Select((c, i) => (c.Id, i)).ToDictionary(p => p.Id, p => p.i);

    public Findings Make() => new()
    {
        Topics = new(
            [.. found.Topics.Topics.Select(t => t with { Label = text(t.Label), Keyphrases = [.. t.Keyphrases.Select(k => text(k.Replace(';', ',')))], Representatives = Ids(t.Representatives) })],
            InOrder(found.Topics.Assignments.Select(a => a with { Contribution = id(a.Contribution), Similarity = Round(a.Similarity) }), a => a.Contribution),
            InOrder(found.Topics.Ideas.Select(Idea), i => i.Contribution), []),
        Duplicates = [.. found.Duplicates.Select(g => g with
        {
            Representative = id(g.Representative), FirstAt = Second(g.FirstAt), LastAt = Second(g.LastAt),
            Members = [.. g.Members.Select(m => new DuplicateMember(id(m.Contribution), Round(m.Similarity), []))],
        })],
        // why a tag was given quotes words of the text: it is not published
        Tags = InOrder(found.Tags.Select(t => t with { Contribution = id(t.Contribution), Value = text(t.Value), Confidence = Round(t.Confidence), Why = [] }), t => t.Contribution),
        Opinions = new(
            // where voters stand, without who they are: rounded (never to -0, which tables do not know), and in an order of its own
            [.. found.Opinions.Voters.Where(v => v.Group is not null).Select(v => new VoterPosition("", v.Group, Math.Round(v.X, 2) + 0.0, Math.Round(v.Y, 2) + 0.0)).OrderBy(v => v.Group).ThenBy(v => v.X).ThenBy(v => v.Y)],
            [.. found.Opinions.Statements.Select(s => s with { Contribution = id(s.Contribution), Representativeness = Round(s.Representativeness), Consensus = Round(s.Consensus) })],
            found.Opinions.GroupCount),
        Controversies = [.. found.Controversies.Select(c => c with
        {
            Contribution = c.Contribution is { } own ? id(own) : null, Label = text(c.Label), Score = Round(c.Score), Low = Round(c.Low), High = Round(c.High),
            ForIds = Ids(c.ForIds), AgainstIds = Ids(c.AgainstIds), Granted = [.. c.Granted.SelectMany(g => Cites([g.Citation]).Select(cited => g with { Citation = cited }))],
        })],
        Draft = new(
            [.. found.Draft.Points.Select(p => p with
            {
                Section = text(p.Section), Point = text(p.Point), Qualification = text(p.Qualification), Citations = Cites(p.Citations),
                QualificationCitations = Cites(p.QualificationCitations), Support = Maybe(p.Support), SupportLow = Maybe(p.SupportLow),
            })],
            [.. found.Draft.Actions.Select(a => a with { Action = text(a.Action), Citations = Cites(a.Citations), Support = Maybe(a.Support) })],
            [.. found.Draft.Minorities.Select(m => m with { Position = text(m.Position), Citations = Cites(m.Citations) })], []),
        Coverage = InOrder(found.Coverage.Select(l => l with { Contribution = id(l.Contribution) }), l => l.Contribution),
    };

    Idea Idea(Idea idea) => idea with
    {
        Contribution = id(idea.Contribution), Passage = passage(idea.Contribution, idea.Passage) ?? new(0, 0), Similarity = Round(idea.Similarity),
    };

    /// <summary>Citations of one contribution are one: the first that was given.</summary>
    ImmutableArray<Citation> Cites(ImmutableArray<Citation> citations) =>
        [.. citations.DistinctBy(c => c.Contribution).Select(c => new Citation(id(c.Contribution), passage(c.Contribution, c.Passage)))];

    ImmutableArray<ContributionId> Ids(ImmutableArray<ContributionId> ids) => [.. ids.Select(id)];

    /// <summary>Corpus order is by id: where an id was replaced the order changes.</summary>
    ImmutableArray<T> InOrder<T>(IEnumerable<T> lines, Func<T, ContributionId> of) => [.. lines.OrderBy(l => _places.GetValueOrDefault(of(l), int.MaxValue))];

    static double Round(double value) => Math.Round(value, 6, MidpointRounding.AwayFromZero) is var rounded && rounded == 0 ? 0 : rounded;

    static double? Maybe(double? value) => value is { } number ? Round(number) : null;

    static DateTimeOffset? Second(DateTimeOffset? at) => at is { } time ? new(time.Ticks - time.Ticks % TimeSpan.TicksPerSecond, time.Offset) : null;
}
