namespace SynthesisPipeline.Ingest;

/// <summary>Remembers which ids were read, which were set aside, and what hangs on what.</summary>
sealed class KnownIds
{
    readonly Dictionary<string, int> _placeOf = new(StringComparer.Ordinal);
    readonly List<(int Line, bool IsSetAside)> _rows = [];
    readonly Dictionary<string, int> _nodeOf = new(StringComparer.Ordinal);
    readonly List<int> _root = [];
    readonly Dictionary<string, string> _awaited = new(StringComparer.Ordinal);

    /// <summary>Number of contributions read, set aside ones included.</summary>
    public int Count => _rows.Count;

    /// <summary>Adds a contribution; false when its id was read before.</summary>
    public bool Add(string id, int line, bool isSetAside)
    {
        if (!_placeOf.TryAdd(id, _rows.Count)) return false;
        _rows.Add((line, isSetAside));
        return true;
    }

    /// <summary>Gives the place of a contribution in order of reading; −1 when it wasn't read.</summary>
    public int PlaceOf(string id) => _placeOf.TryGetValue(id, out var place) ? place : -1;

    /// <summary>Whether the contribution at a place was set aside.</summary>
    public bool IsSetAside(int place) => _rows[place].IsSetAside;

    /// <summary>Line where the contribution at a place stands.</summary>
    public int LineOf(int place) => _rows[place].Line;

    /// <summary>Hangs a contribution on its parent; false when that would close a circle.</summary>
    /// <remarks>Each contribution hangs at most once, so a circle closes exactly when the parent's root is the child: union-find with path halving, nearly constant time.</remarks>
    public bool TryHang(string child, string parent)
    {
        int childNode = NodeOf(child), parentRoot = Root(NodeOf(parent));
        if (parentRoot == childNode) return false;
        _root[childNode] = parentRoot;
        if (!_placeOf.ContainsKey(parent)) _awaited.TryAdd(parent, child);
        return true;
    }

    /// <summary>Lists the parents that never came, with one child each.</summary>
    public IEnumerable<(string Parent, string Child)> Missing() =>
        _awaited.Where(a => !_placeOf.ContainsKey(a.Key)).Select(a => (a.Key, a.Value));

    int NodeOf(string id)
    {
        if (_nodeOf.TryGetValue(id, out var node)) return node;
        _nodeOf.Add(id, _root.Count);
        _root.Add(_root.Count);
        return _root.Count - 1;
    }

    int Root(int node)
    {
        while (_root[node] != node) node = _root[node] = _root[_root[node]];
        return node;
    }
}
