using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using System.Threading.Channels;
using Npgsql;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>What the stages of one run found before it was cut, and where what they find now is kept while the run goes on.</summary>
public sealed class KeptStages : IStageResults, IAsyncDisposable
{
    const int MostGoneOnWith = 200_000;
    const int MostLeft = 500_000; // 400 bytes each, and the database holds them once more
    const int LargestBytes = 200_000_000; // one value of the database holds 1 GB, and writing it needs as much again

    readonly StageResultStore _store;
    readonly RunProgress _progress;
    readonly RunLine _line;
    readonly EarlyFindings? _early;
    readonly Action<Exception> _failed;
    readonly bool _keeps;
    readonly bool _leaves;
    readonly Dictionary<string, StoredStage> _found;
    readonly Dictionary<string, object> _given = new(StringComparer.Ordinal);
    readonly List<StageRecord> _earlier = [];
    readonly Channel<Func<StoredStage>> _waiting = Channel.CreateUnbounded<Func<StoredStage>>();
    readonly Task _keeping;

    KeptStages(StageResultStore store, RunLine line, string key, RunProgress progress, IEnumerable<StoredStage> found, bool keeps, bool leaves, EarlyFindings? early, Action<Exception> failed)
    {
        (_store, _line, Key, _progress, _keeps, _leaves, _early, _failed) = (store, line, key, progress, keeps, leaves, early, failed);
        _found = found.ToDictionary(s => s.Stage, StringComparer.Ordinal);
        _keeping = Task.Run(KeepAsync);
    }

    /// <summary>Names everything that the findings depend on: corpus, options, the topics that the run starts from, program.</summary>
    public string Key { get; }

    /// <summary>Stages that were not done again, with what they cost when they were.</summary>
    public ImmutableArray<StageRecord> Earlier => [.. _earlier];

    /// <summary>Opens what is kept for a run.</summary>
    /// <param name="store">Where it is kept.</param>
    /// <param name="line">The run.</param>
    /// <param name="key">Key of its input: <see cref="KeyOf"/>.</param>
    /// <param name="progress">Measures its stages.</param>
    /// <param name="keeps">Whether what the stages find is packed (<see cref="IsWorthKeeping"/>).</param>
    /// <param name="leaves">Whether it leaves what later runs go on from (<see cref="IsWorthLeaving"/>).</param>
    /// <param name="early">Is given what the stages find, to be written at once; null to write nothing before the end.</param>
    /// <param name="failed">Is told when something could not be kept: the run goes on.</param>
    /// <param name="cancel">Stops the reading.</param>
    public static async Task<KeptStages> OpenAsync(StageResultStore store, RunLine line, string key, RunProgress progress, bool keeps, bool leaves, EarlyFindings? early, Action<Exception> failed, CancellationToken cancel) =>
        new(store, line, key, progress, await store.ListAsync(key, cancel), keeps, leaves, early, failed);

    /// <summary>Whether what the stages of a run find is packed for the case that it is cut: not where it goes on from an earlier one, up to 200,000 contributions. Such a run takes a minute or two, and packing would be a twentieth of it.</summary>
    public static bool IsWorthKeeping(int contributions, bool goesOn) => !goesOn || contributions > MostGoneOnWith;

    /// <summary>Whether a run leaves what later ones go on from: where they go on at all, and it is no more than half a million contributions.</summary>
    public static bool IsWorthLeaving(int contributions) => contributions is >= EarlierRuns.FewestContributions and <= MostLeft;

    /// <summary>Gives the key of an input.</summary>
    /// <param name="fingerprint">Fingerprint of the corpus.</param>
    /// <param name="options">All options and the run started from, as noted with the run.</param>
    /// <param name="earlier">The topics started from.</param>
    public static string KeyOf(string fingerprint, string options, EarlierTopics? earlier)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(JsonSerializer.SerializeToUtf8Bytes(new { fingerprint, options, earlier?.Topics, earlier?.NamesStand, CodeVersion.Current }));
        // a hundred thousand memberships as JSON take longer than all that is done with them here
        foreach (var assignment in earlier?.Assignments ?? [])
        {
            Add(assignment.Contribution.Value);
            Add(assignment.Topic?.Value);
            Add(assignment.SubTopic?.Value);
            hash.AppendData(BitConverter.GetBytes(assignment.Similarity));
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());

        // its length first: no two lists of texts are the same bytes
        void Add(string? text)
        {
            hash.AppendData(BitConverter.GetBytes(text?.Length ?? -1));
            hash.AppendData(MemoryMarshal.AsBytes(text.AsSpan()));
        }
    }

    /// <summary>Gives the run a stage that was done elsewhere.</summary>
    public void Give<T>(string stage, T result) where T : notnull => _given[stage] = result;

    /// <inheritdoc/>
    public bool TryGet<T>(string stage, out T result)
    {
        if (_given.Remove(stage, out var given))
        {
            result = (T)given;
            return true;
        }
        if (_found.Remove(stage, out var found))
        {
            result = StageCodec.Read<T>(found.Content);
            _earlier.Add(new(stage, found.Seconds, found.PeakMemoryMb));
            return true;
        }
        result = default!; // nobody reads it: false says so
        return false;
    }

    /// <inheritdoc/>
    public void Keep<T>(string stage, T result)
    {
        if (result is null or PreparedCorpus) return; // texts are kept in parts, where it is worth it
        _early?.Add(stage, result);
        if (!_keeps) return;
        var cost = _progress.Of(stage);
        _waiting.Writer.TryWrite(() => new(stage, StageCodec.Write(result), cost.Seconds, cost.PeakMemoryMb)); // packed beside the stages that follow: a million tags take seconds
    }

    /// <inheritdoc/>
    public void Leave(string name, Func<byte[]?> packed)
    {
        if (_leaves) _early?.Add(name, packed); // packed beside the stages that follow
    }

    /// <summary>Waits until all is written.</summary>
    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await _keeping;
    }

    async Task KeepAsync()
    {
        await foreach (var pack in _waiting.Reader.ReadAllAsync())
            try
            {
                if (pack() is { Content.Length: <= LargestBytes } stage) await _store.KeepAsync(_line.ConsultationId, Key, stage, CancellationToken.None);
            }
            catch (NpgsqlException error)
            {
                _failed(error); // a run that is cut later does this stage again
            }
    }
}
