using System.Collections.Immutable;

namespace SynthesisPipeline.Dashboard;

/// <summary>Where a run stands.</summary>
public enum RunState { Queued, Running, Done, Failed, Cancelled }

/// <summary>Why a run was asked for: by a person, by the demonstration, by a closing date, by rows that came after it, by the weekly point, because somebody's data were erased.</summary>
public enum RunReason { Person, Demonstration, Closing, LateImport, Weekly, Erasure }

/// <summary>One analysis of one consultation: what was asked, how it stands, what it cost.</summary>
public sealed record RunLine
{
    /// <summary>Its number.</summary>
    public required long Id { get; init; }

    /// <summary>The consultation it analyses.</summary>
    public required long ConsultationId { get; init; }

    /// <summary>The consultation's name in commands and addresses.</summary>
    public required string Slug { get; init; }

    /// <summary>Where it stands.</summary>
    public required RunState State { get; init; }

    /// <summary>Why it was asked for.</summary>
    public required RunReason Reason { get; init; }

    /// <summary>Who asked.</summary>
    public required string RequestedBy { get; init; }

    /// <summary>Seed of its chance.</summary>
    public required int Seed { get; init; }

    /// <summary>Whether it was asked to find its topics anew.</summary>
    public bool Fresh { get; init; }

    /// <summary>How fine its topics are; null before it has begun when nobody asked for any.</summary>
    public double? Detail { get; init; }

    /// <summary>The run from whose topics it started; null before it has begun, or when it found them anew.</summary>
    public long? EarlierRun { get; init; }

    /// <summary>When it was asked for.</summary>
    public required DateTimeOffset QueuedAt { get; init; }

    /// <summary>When it began; null while it waits.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it ended; null before.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>The last import that its corpus holds; null before it has read it, or when there was none.</summary>
    public long? ImportId { get; init; }

    /// <summary>Fingerprint of what it read.</summary>
    public string? InputFingerprint { get; init; }

    /// <summary>Version of the program that made it.</summary>
    public string? CodeVersion { get; init; }

    /// <summary>The sentence of its failure; null when it did not fail.</summary>
    public string? Failure { get; init; }

    /// <summary>Stages that have ended, with wall time in seconds and peak memory in MB.</summary>
    public ImmutableArray<(string Name, double Seconds, double PeakMemoryMb)> Stages { get; init; } = [];

    /// <summary>Counts of what was read and found: contributions, votes, topics, duplicates, controversies, points, actions, minorities, opinion_groups, and end_… for each end.</summary>
    public ImmutableSortedDictionary<string, long> Figures { get; init; } = ImmutableSortedDictionary<string, long>.Empty;

    /// <summary>Stage under way; empty while it waits.</summary>
    public string Stage { get; init; } = "";

    /// <summary>Share of the whole run that is done, in [0, 1].</summary>
    public double Share { get; init; }

    /// <summary>Seconds since it began; 0 while it waits.</summary>
    public double ElapsedSeconds { get; init; }

    /// <summary>Seconds that it will still take if it goes on as it went; null too early to say.</summary>
    public double? SecondsLeft => State == RunState.Running ? SecondsLeftOf(Share, ElapsedSeconds) : null;

    /// <summary>Guesses how many seconds are left when a share took so many; null too early to say.</summary>
    public static double? SecondsLeftOf(double share, double seconds) => share >= 0.05 && seconds > 2 ? seconds * (1 - share) / share : null;

    /// <summary>Whether somebody asked to stop it.</summary>
    public bool CancelRequested { get; init; }

    /// <summary>Whether it has ended, well or not.</summary>
    public bool Ended => State is RunState.Done or RunState.Failed or RunState.Cancelled;
}

/// <summary>What a run read and how, known once it has begun.</summary>
/// <param name="ImportId">The last import that its corpus holds.</param>
/// <param name="InputFingerprint">Fingerprint of the corpus.</param>
/// <param name="EffectiveOptions">All options with their values, and the run that it starts from, as JSON.</param>
/// <param name="CodeVersion">Version of the program.</param>
public sealed record RunInputs(long? ImportId, string InputFingerprint, string EffectiveOptions, string CodeVersion);
