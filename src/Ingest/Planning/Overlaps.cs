using System.Collections.Immutable;

namespace SynthesisPipeline.Ingest;

/// <summary>Compares the ids of tables that are read together: a twin is left aside, and where two tables number different things alike the later one's ids are qualified.</summary>
sealed class Overlaps(List<string> warnings, string prefix)
{
    const int RowsCompared = 500;
    const double TwinShare = 0.9;

    /// <summary>Names the ids of each table, in the order given; twins are missing from the answer.</summary>
    public IEnumerable<PlannedTable> Scope(ImmutableArray<(TableSource Source, TableFormat Format)> tables)
    {
        var plain = new IdScope(prefix);
        var holding = tables.Where(t => t.Format.Role == TableRole.Contributions).ToList();
        if (holding.Count < 2) return tables.Select(t => new PlannedTable(t.Source, t.Format, plain));
        var unnumbered = holding.Count(t => t.Format.Map.NumberRows) > 1;
        var scopes = new List<TableIds>();
        foreach (var (source, format) in holding)
            if (format.Map.NumberRows) scopes.Add(new(source, format, [], unnumbered ? source.File.Stem + "-" : "", prefix));
            else Join(scopes, new(source, format, IdsOf(source, format), "", prefix));
        return tables.Select(t => t.Format.Role != TableRole.Contributions ? new PlannedTable(t.Source, t.Format, Votes(scopes, plain))
            : scopes.Find(s => s.Source == t.Source) is { } own ? new PlannedTable(t.Source, t.Format, own.Among(scopes)) : null).OfType<PlannedTable>();
    }

    IdScope Votes(List<TableIds> scopes, IdScope plain) => scopes.Exists(s => s.Shared.Count > 0) ? new TableIds(null, null, [], "", prefix).Among(scopes) : plain;

    void Join(List<TableIds> earlier, TableIds table)
    {
        foreach (var other in earlier.ToList())
        {
            var shared = table.Ids.Where(other.Ids.Contains).ToList();
            if (shared.Count == 0) continue;
            var smaller = table.Ids.Count <= other.Ids.Count ? table : other;
            if (!AreAlike(other, table, [.. shared.Take(RowsCompared)])) table.Shared.UnionWith(shared);
            else if (shared.Count >= smaller.Ids.Count * TwinShare)
            {
                warnings.Add($"Fichier « {Shown.Name(smaller.Source!.Name)} » laissé de côté : {Shown.Count(shared.Count, "ligne est", "lignes sont")} déjà dans « {Shown.Name((smaller == table ? other : table).Source!.Name)} » (mêmes identifiants).");
                if (smaller == table) return;
                earlier.Remove(other);
            }
        }
        if (table.Shared.Count > 0)
        {
            table.Qualifier = (earlier.Exists(e => e.Format!.Sort == table.Format!.Sort) ? table.Source!.File.Stem : table.Format!.Sort) + "-";
            warnings.Add($"« {Shown.Name(table.Source!.Name)} » : {Shown.Count(table.Shared.Count, "identifiant sert déjà à autre chose dans un fichier voisin ; il est précédé", "identifiants servent déjà à autre chose dans un fichier voisin ; ils sont précédés")} de « {table.Qualifier} ».");
        }
        earlier.Add(table);
    }

    static HashSet<string> IdsOf(TableSource source, TableFormat format)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        using var table = source.Open();
        while (table.Read())
            if (table[format.Map[Field.Id]] is { Length: > 0 } id) ids.Add(id);
        return ids;
    }

    // the same things told twice agree in most of the columns they share; the same numbers given to different things don't
    static bool AreAlike(TableIds a, TableIds b, HashSet<string> shared)
    {
        Dictionary<string, Dictionary<string, string>> left = RowsOf(a, shared), right = RowsOf(b, shared);
        int same = 0, compared = 0;
        foreach (var (id, cells) in left)
            if (right.TryGetValue(id, out var others))
                foreach (var (column, value) in cells)
                    if (others.TryGetValue(column, out var other))
                    {
                        compared++;
                        if (value == other) same++;
                    }
        return same * 2 > compared;
    }

    static Dictionary<string, Dictionary<string, string>> RowsOf(TableIds ids, HashSet<string> wanted)
    {
        var rows = new Dictionary<string, Dictionary<string, string>>(StringComparer.Ordinal);
        using var table = ids.Source!.Open();
        var idColumn = ids.Format!.Map[Field.Id];
        while (rows.Count < wanted.Count && table.Read())
        {
            if (!wanted.Contains(table[idColumn])) continue;
            var row = rows[table[idColumn]] = new(StringComparer.Ordinal);
            for (var i = 0; i < Math.Min(table.Count, table.Columns.Count); i++)
                if (i != idColumn && table[i].Length > 0) row[Words.Fold(table.Columns[i])] = table[i];
        }
        return rows;
    }

    /// <summary>The ids of one table, and how it names them.</summary>
    sealed class TableIds(TableSource? source, TableFormat? format, HashSet<string> ids, string qualifyAll, string prefix) : IdScope(prefix)
    {
        List<TableIds> _all = [];

        public TableSource? Source => source;
        public TableFormat? Format => format;
        public HashSet<string> Ids => ids;
        public HashSet<string> Shared { get; } = new(StringComparer.Ordinal);
        public string Qualifier { get; set; } = "";

        public TableIds Among(List<TableIds> all)
        {
            _all = all;
            return this;
        }

        public override string Own(string id) => base.Own(qualifyAll.Length > 0 ? qualifyAll + id : Shared.Contains(id) ? Qualifier + id : id);

        public override string Parent(string id, string sort)
        {
            var fitting = _all.Where(t => sort.Length == 0 || t.Format!.Sort == sort).OrderBy(t => t == this ? 0 : 1);
            if (fitting.FirstOrDefault(t => t.Ids.Contains(id)) is { } holder) return holder.Own(id);
            return base.Own(sort.Length > 0 && _all.Exists(t => t.Ids.Contains(id)) ? $"{sort}-{id}" : id);
        }
    }
}
