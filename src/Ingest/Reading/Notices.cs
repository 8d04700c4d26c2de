namespace SynthesisPipeline.Ingest;

/// <summary>Gathers what happened to many rows into one sentence a file and matter.</summary>
sealed class Notices
{
    const int IdsShown = 5;
    readonly Dictionary<(string File, string What), (int Count, List<string> Ids)> _seen = [];
    readonly List<(string File, string What)> _order = [];

    /// <summary>Notes that something happened to a row.</summary>
    /// <param name="file">The file's name.</param>
    /// <param name="what">What happened, as the end of a French sentence about rows.</param>
    /// <param name="id">The row's id, or its line where it has none.</param>
    public void Add(string file, string what, string id)
    {
        if (!_seen.TryGetValue((file, what), out var entry))
        {
            entry = (0, []);
            _order.Add((file, what));
        }
        if (entry.Ids.Count < IdsShown) entry.Ids.Add(id);
        _seen[(file, what)] = (entry.Count + 1, entry.Ids);
    }

    /// <summary>Gives the sentences, in order of first happening.</summary>
    public IEnumerable<string> Sentences() => _order.Select(key =>
    {
        var (count, ids) = _seen[key];
        var list = string.Join(", ", ids.Select(i => Shown.Name(i))) + (count > ids.Count ? ", …" : "");
        return $"« {Shown.Name(key.File)} » : {Shown.Count(count, "ligne", "lignes")} : {key.What} ({list}).";
    });
}
