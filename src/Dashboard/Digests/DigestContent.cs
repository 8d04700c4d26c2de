using System.Collections.Immutable;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>Names a contribution where it is cited.</summary>
/// <param name="Index">Its place in the corpus.</param>
/// <param name="Shown">What a reader sees: the public number, else the id (a long one cut where it stays unique).</param>
/// <param name="Passage">Where in the plain body the cited words stand; null for the title or the whole.</param>
public sealed record Cite(int Index, string Shown, TextSpan? Passage);

/// <summary>One point of agreement as it is shown.</summary>
public sealed record DigestPoint(int Row, string Point, ImmutableArray<Cite> Citations, string Qualification,
    ImmutableArray<Cite> QualificationCitations, double? Support, double? SupportLow, int Contributors, PointStatus Status)
{
    /// <summary>Its lasting name, by which a decision finds it; empty where nothing comes back.</summary>
    public string Key { get; init; } = "";

    /// <summary>Its address on the dashboard; empty where none is known.</summary>
    public string Address { get; init; } = "";
}

/// <summary>A sub-theme of the table: its heading and its points.</summary>
public sealed record DigestSection(string Heading, ImmutableArray<DigestPoint> Points);

/// <summary>A course of action as it is shown.</summary>
public sealed record DigestAction(int Row, string Action, string Instrument, string Addressee, ImmutableArray<Cite> Citations, double? Support, string Topic)
{
    /// <summary>Its lasting name.</summary>
    public string Key { get; init; } = "";
}

/// <summary>A minority position as it is shown.</summary>
public sealed record DigestMinority(int Row, string Position, ImmutableArray<Cite> Citations, VoteCounts Votes, int Contributors, string Topic)
{
    /// <summary>Its lasting name.</summary>
    public string Key { get; init; } = "";
}

/// <summary>A group of copies as it is shown.</summary>
public sealed record DigestCopies(string Id, string Kind, ImmutableArray<Cite> Members, int Authors, int Wordings,
    DateTimeOffset? FirstAt, DateTimeOffset? LastAt, string Text)
{
    /// <summary>Its lasting name: the contribution that stands for all.</summary>
    public string Key { get; init; } = "";
}

/// <summary>A topic with its sub-topics.</summary>
public sealed record DigestTopic(string Label, int Size, ImmutableArray<string> Keyphrases, ImmutableArray<DigestTopic> SubTopics);

/// <summary>One contribution as it is listed; never with its author.</summary>
public sealed record DigestContribution(int Index, string Shown, string Id, string Kind, string Title, string Body, DateTimeOffset? CreatedAt,
    VoteCounts? Votes, string Topic, string End, ImmutableArray<int> Rows, ImmutableArray<TextSpan> Cited)
{
    /// <summary>Its address on the dashboard; empty where none is known.</summary>
    public string Address { get; init; } = "";
}

/// <summary>How many contributions of one period.</summary>
public sealed record DigestPeriod(string Label, int Count);

/// <summary>What the group has recommended in an earlier digest.</summary>
/// <param name="Key">By which its row is known when it comes back.</param>
/// <param name="Text">The recommendation.</param>
/// <param name="Support">The points it rests on, as written.</param>
/// <param name="Instrument">Its instrument, in French.</param>
/// <param name="Addressee">Its addressee, in French.</param>
public sealed record DigestRecommendation(string Key, string Text, string Support, string Instrument, string Addressee);

/// <summary>One thing that changed since the last digest sent to the same group.</summary>
/// <param name="What">New, gone, reworded, validated …, in French.</param>
/// <param name="Where">Its sheet.</param>
/// <param name="Number">Its number today; empty when it is gone.</param>
/// <param name="Before">Its words in the earlier digest.</param>
/// <param name="Now">Its words today.</param>
public sealed record DigestDifference(string What, string Where, string Number, string Before, string Now);

/// <summary>Everything a digest or a readable synthesis shows, in French, without any author's name: made once, laid out by each kind of document.</summary>
public sealed record DigestContent
{
    /// <summary>What the consultation is called.</summary>
    public required string Title { get; init; }

    /// <summary>First and last date of a contribution; null where none is dated.</summary>
    public required (DateTimeOffset First, DateTimeOffset Last)? Dates { get; init; }

    /// <summary>Figures for the first page: name and value, already in French.</summary>
    public required ImmutableArray<(string Name, string Value)> Figures { get; init; }

    /// <summary>The table of points of agreement.</summary>
    public required ImmutableArray<DigestSection> Sections { get; init; }

    /// <summary>Controversies by rank.</summary>
    public required ImmutableArray<DigestControversy> Controversies { get; init; }

    /// <summary>Courses of action.</summary>
    public required ImmutableArray<DigestAction> Actions { get; init; }

    /// <summary>Minority positions.</summary>
    public required ImmutableArray<DigestMinority> Minorities { get; init; }

    /// <summary>Topics, largest first.</summary>
    public required ImmutableArray<DigestTopic> Topics { get; init; }

    /// <summary>Groups of copies, as the findings order them.</summary>
    public required ImmutableArray<DigestCopies> Copies { get; init; }

    /// <summary>Every contribution, in corpus order.</summary>
    public required ImmutableArray<DigestContribution> Contributions { get; init; }

    /// <summary>Contributions over time, no period left out; empty where none is dated.</summary>
    public required ImmutableArray<DigestPeriod> Timeline { get; init; }

    /// <summary>The ends of the ledger: name and count; they add up to all.</summary>
    public required ImmutableArray<(string Name, int Count)> Ends { get; init; }

    /// <summary>The opinion map; empty without vote rows.</summary>
    public required OpinionFindings Opinions { get; init; }

    /// <summary>What a reader must be warned of.</summary>
    public required ImmutableArray<string> Warnings { get; init; }

    /// <summary>What the checks of the draft found.</summary>
    public required ImmutableArray<DraftCheck> Checks { get; init; }

    /// <summary>What a rapporteur should look at first, one line a reason.</summary>
    public required ImmutableArray<string> ReadFirst { get; init; }

    /// <summary>Names the analysis: version and seed.</summary>
    public required string Run { get; init; }

    /// <summary>Identifies what was analysed and how: the same for the same digest.</summary>
    public required string DigestId { get; init; }

    /// <summary>The group it is for; empty when not said.</summary>
    public string Recipient { get; init; } = "";

    /// <summary>Id of the digest sent to this group before; empty for the first.</summary>
    public string SinceId { get; init; } = "";

    /// <summary>The day that digest was sent, in French; null for the first.</summary>
    public string? SinceWhen { get; init; }

    /// <summary>What changed since.</summary>
    public ImmutableArray<DigestDifference> Since { get; init; } = [];

    /// <summary>What the group has recommended already.</summary>
    public ImmutableArray<DigestRecommendation> Recommendations { get; init; } = [];

    /// <summary>The contributions that the synthesis cites anywhere, in corpus order.</summary>
    public IEnumerable<DigestContribution> CitedContributions => CitedAmong(int.MaxValue);

    /// <summary>The contributions cited among the first of each list of citations, in corpus order.</summary>
    /// <param name="most">How many of each list.</param>
    public IEnumerable<DigestContribution> CitedAmong(int most)
    {
        var cited = Sections.SelectMany(s => s.Points).SelectMany(p => p.Citations.Take(most).Concat(p.QualificationCitations.Take(most)))
            .Concat(Controversies.SelectMany(c => c.For.Concat(c.Against).Concat(c.GrantedByFor).Concat(c.GrantedByAgainst).Select(a => a.Cite).Concat(c.Subject is null ? [] : [c.Subject])))
            .Concat(Actions.SelectMany(a => a.Citations.Take(most))).Concat(Minorities.SelectMany(m => m.Citations.Take(most)))
            .Select(c => c.Index).ToHashSet();
        return Contributions.Where(c => cited.Contains(c.Index));
    }
}
