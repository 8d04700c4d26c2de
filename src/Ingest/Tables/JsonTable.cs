using System.Text.Json;

namespace SynthesisPipeline.Ingest;

/// <summary>Reads a list of JSON objects as a table: a column a property, <c>a/b</c> where objects nest, lists of simple values joined by <c>; </c>.</summary>
sealed class JsonTable : ITable
{
    const int ItemsSeeded = 1_000;

    readonly JsonItems _items;
    readonly ImportOptions _options;
    readonly string? _property;
    readonly List<string> _columns = [];
    readonly Dictionary<string, int> _columnOf = new(StringComparer.Ordinal);
    readonly List<string> _cells = [];
    readonly List<int> _touched = [];
    JsonDocument? _whole;
    JsonElement.ArrayEnumerator _elements;
    int _line;

    JsonTable(JsonItems items, string? property, IEnumerable<string> columns, ImportOptions options)
    {
        (_items, _property, _options) = (items, property, options);
        foreach (var column in columns) ColumnOf(column);
        MappedColumns = _columns.Count;
    }

    /// <summary>Number of columns the first items showed; later ones are attributes.</summary>
    public int MappedColumns { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> Columns => _columns;

    /// <inheritdoc/>
    public int Line => _line;

    /// <inheritdoc/>
    public int Count => _columns.Count;

    /// <inheritdoc/>
    public string? Fault { get; private set; }

    /// <inheritdoc/>
    public string this[int column] => column < _cells.Count ? _cells[column] : "";

    /// <summary>Lists the tables of a file: its one list, or each list under a name of its one object.</summary>
    public static IReadOnlyList<TableSource> Sources(InputFile file, ImportOptions options, Action<string> warn)
    {
        var encoding = Encodings.Of(file, warn);
        var lists = ListsOf(file, encoding, options);
        return [.. lists.Select(property =>
        {
            var seen = new List<string>();
            JsonTable Open(IEnumerable<string> columns) => new(Items(file, encoding, options, property is not null), property, columns, options);
            using (var seeding = Open([]))
            {
                for (var i = 0; i < ItemsSeeded && seeding.Read(); i++) continue;
                seen.AddRange(seeding.Columns);
            }
            if (seen.Count == 0) throw new ImportException($"« {Shown.Name(file.Name)} » ne contient aucun objet JSON : attendu une liste d'objets, un par contribution.");
            return new TableSource(file, property is null || lists.Count == 1 ? file.Name : $"{file.Name}#{property}", () => Open(seen));
        })];
    }

    /// <inheritdoc/>
    public bool Read()
    {
        foreach (var column in _touched) _cells[column] = "";
        _touched.Clear();
        Fault = null;
        return _property is null ? ReadItem() : ReadElement();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _whole?.Dispose();
        _items.Dispose();
    }

    static JsonItems Items(InputFile file, FileEncoding encoding, ImportOptions options, bool whole) =>
        new(encoding.Open(file), file.Name, whole ? options.MaxWholeBytes : options.MaxCellLength * 4L, file.Extension is ".jsonl" or ".ndjson");

    // {"contributions": […], "votes": […]}: one object that only wraps lists
    static List<string?> ListsOf(InputFile file, FileEncoding encoding, ImportOptions options)
    {
        using (var peek = encoding.Open(file))
        {
            int c;
            while ((c = peek.Read()) >= 0 && (char.IsWhiteSpace((char)c) || c == '\uFEFF')) { }
            if (c < 0) throw new ImportException($"« {Shown.Name(file.Name)} » est vide : redemandez l'export à la plateforme.");
            if (c != '{' || file.Extension != ".json") return [null];
        }
        using var items = Items(file, encoding, options, true);
        var first = items.Next();
        if (first is null || items.Next() is not null) return [null];
        try
        {
            using var document = JsonDocument.Parse(first, new() { MaxDepth = options.MaxDepth });
            var names = document.RootElement.EnumerateObject()
                .Where(p => p.Value.ValueKind == JsonValueKind.Array && p.Value.GetArrayLength() > 0 && p.Value[0].ValueKind == JsonValueKind.Object).Select(NameOf).Where(n => n is not null).ToList();
            return names.Count == 0 ? [null] : names;
        }
        catch (JsonException e)
        {
            throw new ImportException($"« {Shown.Name(file.Name)} » n'est pas du JSON valide : attendu une liste d'objets, un par contribution.", e);
        }
    }

    bool ReadItem()
    {
        if (_items.Next() is not { } item) return false;
        _line = _items.Line;
        try
        {
            using var document = JsonDocument.Parse(item, new() { MaxDepth = _options.MaxDepth, AllowTrailingCommas = true });
            Flatten(document.RootElement, "");
        }
        catch (JsonException)
        {
            Fault = "Cet élément n'est pas du JSON valide (ou ses objets sont imbriqués trop profondément) : corrigez-le.";
        }
        return true;
    }

    bool ReadElement()
    {
        if (_whole is null)
        {
            _whole = JsonDocument.Parse(_items.Next() ?? "{}", new() { MaxDepth = _options.MaxDepth });
            _elements = _whole.RootElement.GetProperty(_property!).EnumerateArray(); // ListsOf has seen this list
        }
        if (!_elements.MoveNext()) return false;
        _line++;
        Flatten(_elements.Current, "");
        return true;
    }

    void Flatten(JsonElement value, string path)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in value.EnumerateObject())
                    if (NameOf(property) is { } name) Flatten(property.Value, path.Length == 0 ? name : $"{path}/{name}");
                break;
            case JsonValueKind.Array:
                var simple = value.EnumerateArray().All(v => v.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array));
                Set(path, simple ? string.Join("; ", value.EnumerateArray().Select(TextOf)) : value.GetRawText());
                break;
            case JsonValueKind.Null or JsonValueKind.Undefined: break;
            default: Set(path.Length == 0 ? "texte" : path, TextOf(value)); break;
        }
    }

    /// <summary>Gives the name of a property; null when half a surrogate pair is written in it: such a column has no name to map.</summary>
    static string? NameOf(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    static string TextOf(JsonElement value)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString() ?? "" : value.GetRawText();
        }
        catch (InvalidOperationException)
        {
            // half a surrogate pair written as an escape
            return value.GetRawText().Trim('"');
        }
    }

    void Set(string path, string value)
    {
        var column = ColumnOf(path);
        while (_cells.Count <= column) _cells.Add("");
        _cells[column] = value;
        _touched.Add(column);
    }

    int ColumnOf(string path)
    {
        if (_columnOf.TryGetValue(path, out var column)) return column;
        if (_columns.Count == _options.MaxColumns) throw new ImportException($"Un fichier JSON a plus de {_options.MaxColumns} propriétés différentes : n'exportez que les propriétés utiles.");
        _columnOf[path] = _columns.Count;
        _columns.Add(path);
        return _columns.Count - 1;
    }
}
