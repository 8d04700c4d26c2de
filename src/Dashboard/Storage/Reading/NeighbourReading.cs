using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Microsoft.Extensions.Caching.Memory;
using Npgsql;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>A contribution near to another by meaning.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Cosine">How near, up to 1.</param>
public readonly record struct Neighbour(ContributionId Id, double Cosine);

/// <summary>Finds neighbours by meaning among all contributions of a consultation: all are looked at, so none is missed.</summary>
/// <remarks>Vectors of the consultations last asked about stay in memory, 256 bytes a contribution, up to <see cref="MostBytes"/>; of a larger consultation only the contributions of the same topic are looked at.</remarks>
public sealed class NeighbourReading(NpgsqlDataSource db) : IDisposable
{
    const int MostBytes = 128 * 1024 * 1024, MostRows = 400_000;
    const double Least = 0.25;

    readonly MemoryCache _placed = new(new MemoryCacheOptions { SizeLimit = MostBytes });

    sealed record Placed(ImmutableArray<string> Ids, QuantisedRows Rows);

    /// <summary>Finds neighbours, nearest first; empty where the contribution has no known word or is not placed yet.</summary>
    public async Task<IReadOnlyList<Neighbour>> OfAsync(long consultationId, long? run, ContributionId id, int take, CancellationToken cancel)
    {
        var state = await db.ListAsync("select import_id, active + set_aside from search_state where consultation_id = $1", r => (Import: r.GetInt64(0), Rows: r.GetInt64(1)), cancel, consultationId);
        if (state.IsEmpty) return [];
        var topic = state[0].Rows <= MostRows || run is null ? null
            : (await db.ListAsync("select topic_id from assignments where run_id = $1 and contribution_id = $2", r => r.TextOrNull(0), cancel, run, id.Value)).FirstOrDefault() ?? "";
        var placed = await PlacedAsync(consultationId, state[0].Import, run, topic, cancel);
        var row = placed.Ids.BinarySearch(id.Value, StringComparer.Ordinal);
        return row < 0 ? [] : [.. placed.Rows.Nearest(row, take, Least).Select(n => new Neighbour(new(placed.Ids[n.Row]), n.Cosine))];
    }

    /// <summary>Finds, in one consultation, what comes near to contributions of another.</summary>
    /// <param name="from">Where the examples are.</param>
    /// <param name="examples">The examples.</param>
    /// <param name="to">Where to look; of a very large consultation, its first contributions only.</param>
    /// <param name="take">Neighbours wanted of each example.</param>
    /// <param name="least">Cosine below which nothing counts as near.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>Pairs of an example and what is near to it, in any order.</returns>
    public async Task<ImmutableArray<(ContributionId Example, Neighbour Near)>> OfExamplesAsync(long from, IReadOnlyCollection<ContributionId> examples, long to, int take, double least, CancellationToken cancel)
    {
        var values = new List<byte>();
        var dimensions = 1;
        string Row(NpgsqlDataReader r)
        {
            var vector = r.GetFieldValue<byte[]>(1);
            dimensions = vector.Length;
            values.AddRange(vector);
            return r.GetString(0);
        }

        var asked = await db.ListAsync("select contribution_id, vector from contribution_vectors where consultation_id = $1 and contribution_id = any($2)", Row, cancel, from, examples.Select(e => e.Value).ToArray());
        if (asked.IsEmpty) return [];
        var there = await db.ListAsync($"select contribution_id, vector from contribution_vectors where consultation_id = $1 order by contribution_id limit {MostRows}", Row, cancel, to);
        var rows = new QuantisedRows(MemoryMarshal.Cast<byte, sbyte>(CollectionsMarshal.AsSpan(values)), dimensions);
        // the examples are rows too, and near to one another: enough is taken to see past them
        return [.. Enumerable.Range(0, asked.Length).AsParallel().AsOrdered().WithCancellation(cancel).SelectMany(i => rows.Nearest(i, take + asked.Length, least)
            .Where(n => n.Row >= asked.Length).Take(take).Select(n => (new ContributionId(asked[i]), new Neighbour(new(there[n.Row - asked.Length]), n.Cosine))))];
    }

    async Task<Placed> PlacedAsync(long consultationId, long import, long? run, string? topic, CancellationToken cancel)
    {
        var key = (consultationId, import, topic is null ? null : run, topic);
        if (_placed.TryGetValue(key, out Placed? known) && known is not null) return known;
        var values = new List<byte>();
        var dimensions = 0;
        var ids = await db.ListAsync(topic is null
            ? "select contribution_id, vector from contribution_vectors where consultation_id = $1 order by contribution_id"
            : $"""
              select v.contribution_id, v.vector from assignments a join contribution_vectors v on v.consultation_id = $1 and v.contribution_id = a.contribution_id
              where a.run_id = $2 and a.topic_id = $3 order by v.contribution_id limit {MostRows}
              """, r =>
            {
                var vector = r.GetFieldValue<byte[]>(1);
                dimensions = vector.Length;
                values.AddRange(vector);
                return r.GetString(0);
            }, cancel, topic is null ? [consultationId] : [consultationId, run, topic]);
        // the order of the database is that of bytes; the search in memory wants that of UTF-16 units
        var order = Enumerable.Range(0, ids.Length).OrderBy(i => ids[i], StringComparer.Ordinal).ToArray();
        var sorted = new byte[values.Count];
        var from = CollectionsMarshal.AsSpan(values);
        for (var i = 0; i < order.Length; i++) from.Slice(order[i] * dimensions, dimensions).CopyTo(sorted.AsSpan(i * dimensions));
        var placed = new Placed([.. order.Select(i => ids[i])], new(MemoryMarshal.Cast<byte, sbyte>(sorted), Math.Max(1, dimensions)));
        _placed.Set(key, placed, new MemoryCacheEntryOptions { Size = Math.Max(1, sorted.Length), SlidingExpiration = TimeSpan.FromMinutes(30) });
        return placed;
    }

    /// <inheritdoc/>
    public void Dispose() => _placed.Dispose();
}
