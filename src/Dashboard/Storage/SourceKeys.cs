using Npgsql;

namespace SynthesisPipeline.Dashboard;

/// <summary>Gives each file that rows come from its key, while the import's own connection is busy receiving them.</summary>
/// <param name="beside">Another connection; a key it reserves becomes true only when <see cref="WriteAsync"/> writes it inside the import's transaction.</param>
/// <param name="consultation">The consultation; no other import of it runs meanwhile.</param>
sealed class SourceKeys(NpgsqlConnection beside, long consultation)
{
    readonly Dictionary<string, int> _keys = new(StringComparer.Ordinal);
    readonly List<(int Key, string Name)> _reserved = [];
    string? _file;
    int _key;

    /// <summary>Keys given so far.</summary>
    public IReadOnlyCollection<int> Keys => _keys.Values;

    /// <summary>Gives the key of a file by its name without figures.</summary>
    public int Of(string file)
    {
        if (file == _file) return _key;
        _file = file;
        var name = ImportSourceName.Of(file);
        if (!_keys.TryGetValue(name, out _key))
        {
            (_key, var isKnown) = Find(name);
            _keys.Add(name, _key);
            if (!isKnown) _reserved.Add((_key, name));
        }
        return _key;
    }

    /// <summary>Writes the keys that were reserved.</summary>
    /// <param name="connection">The import's own connection, in its transaction.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task WriteAsync(NpgsqlConnection connection, CancellationToken cancel) => await Sql.RunAsync(connection, """
        insert into import_sources (id, consultation_id, name) overriding system value select key, $1, name from unnest($2::int[], $3::text[]) as reserved (key, name)
        """, cancel, consultation, _reserved.Select(r => r.Key).ToArray(), _reserved.Select(r => r.Name).ToArray());

    (int Key, bool IsKnown) Find(string name)
    {
        using var command = Sql.Command(beside, """
            select coalesce(known.id, nextval(pg_get_serial_sequence('import_sources', 'id'))::int), known.id is not null
            from (values (1)) as one left join import_sources known on known.consultation_id = $1 and known.name = $2
            """, [consultation, name]);
        using var row = command.ExecuteReader();
        row.Read();
        return (row.GetInt32(0), row.GetBoolean(1));
    }
}
