namespace SynthesisPipeline.Ingest;

/// <summary>Remembers which ids were read or named as a parent, which were set aside, and what hangs on what; about 40 bytes an id beside its text.</summary>
sealed class KnownIds
{
    readonly Dictionary<string, int> _placeOf = new(StringComparer.Ordinal);
    readonly List<int> _root = [];
    readonly List<int> _line = []; // 0 = only named, so far; negative = set aside

    /// <summary>Adds a contribution; false when its id was read before.</summary>
    public bool Add(string id, int line, bool isSetAside)
    {
        var place = Named(id);
        if (_line[place] != 0) return false;
        _line[place] = isSetAside ? -line : line;
        return true;
    }

    /// <summary>Gives the place of a contribution; −1 when it wasn't read.</summary>
    public int PlaceOf(string id) => _placeOf.TryGetValue(id, out var place) && _line[place] != 0 ? place : -1;

    /// <summary>Whether the contribution at a place was set aside.</summary>
    public bool IsSetAside(int place) => _line[place] < 0;

    /// <summary>Line where the contribution at a place stands.</summary>
    public int LineOf(int place) => Math.Abs(_line[place]);

    /// <summary>Hangs a contribution on its parent; false when that would close a circle.</summary>
    /// <remarks>Each contribution hangs at most once, so a circle closes exactly when the parent's root is the child: union-find with path halving, nearly constant time.</remarks>
    public bool TryHang(string child, string parent)
    {
        int childPlace = Named(child), parentRoot = Root(Named(parent));
        if (parentRoot == childPlace) return false;
        _root[childPlace] = parentRoot;
        return true;
    }

    /// <summary>Lists the parents that never came, in ordinal order.</summary>
    public List<string> Missing() => [.. _placeOf.Where(p => _line[p.Value] == 0).Select(p => p.Key).Order(StringComparer.Ordinal)];

    /// <summary>Gives the ids at some places.</summary>
    public Dictionary<int, string> IdsAt(HashSet<int> places) => _placeOf.Where(p => places.Contains(p.Value)).ToDictionary(p => p.Value, p => p.Key);

    int Named(string id)
    {
        if (_placeOf.TryGetValue(id, out var place)) return place;
        _placeOf.Add(id, _root.Count);
        _root.Add(_root.Count);
        _line.Add(0);
        return _root.Count - 1;
    }

    int Root(int place)
    {
        while (_root[place] != place) place = _root[place] = _root[_root[place]];
        return place;
    }
}
