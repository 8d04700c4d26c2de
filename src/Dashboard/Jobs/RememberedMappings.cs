using System.Collections.Immutable;
using SynthesisPipeline.Ingest;

namespace SynthesisPipeline.Dashboard;

/// <summary>What people said the columns of a consultation's files mean: recalled for the next file, remembered once it was imported.</summary>
public sealed class RememberedMappings(ImportMappingStore store)
{
    /// <summary>Recalls the mappings of tables, by their names; those of which nothing is known are left out.</summary>
    public async Task<ImmutableDictionary<string, ImmutableDictionary<string, string>>> RecallAsync(long consultationId, IEnumerable<MappingGuess> tables, CancellationToken cancel)
    {
        var maps = ImmutableDictionary<string, ImmutableDictionary<string, string>>.Empty;
        foreach (var table in tables)
            if (await store.RecallAsync(consultationId, Columns(table), cancel) is { } map) maps = maps.SetItem(table.File, map);
        return maps;
    }

    /// <summary>Recalls the mappings for the tables of a path; none where nothing was ever remembered, without opening it.</summary>
    public async Task<ImmutableDictionary<string, ImmutableDictionary<string, string>>> RecallAsync(long consultationId, string path, ImportOptions bounds, CancellationToken cancel) =>
        await store.AnyAsync(consultationId, cancel) ? await RecallAsync(consultationId, Tables(path, bounds, out _), cancel) : ImmutableDictionary<string, ImmutableDictionary<string, string>>.Empty;

    /// <summary>Remembers what was said of each table.</summary>
    /// <param name="consultationId">The consultation.</param>
    /// <param name="tables">The tables.</param>
    /// <param name="mapOf">What was said of a table; null for nothing.</param>
    /// <param name="by">Who said it.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task RememberAsync(long consultationId, IEnumerable<MappingGuess> tables, Func<MappingGuess, ImmutableDictionary<string, string>?> mapOf, string by, CancellationToken cancel)
    {
        foreach (var table in tables)
            if (mapOf(table) is { IsEmpty: false } map) await store.RememberAsync(consultationId, Columns(table), map, by, cancel);
    }

    /// <summary>Lists the tables of a path; none where it holds only documents or cannot be read, with the sentence that says so.</summary>
    public static ImmutableArray<MappingGuess> Tables(string path, ImportOptions options, out string? problem)
    {
        try
        {
            problem = null;
            return MappingGuess.Of(path, options);
        }
        catch (ImportException refusal)
        {
            problem = refusal.Message; // documents have no tables: whether they can be read is for the reading to say
            return [];
        }
    }

    static string[] Columns(MappingGuess table) => [.. table.Columns.Select(c => c.Name)];
}
