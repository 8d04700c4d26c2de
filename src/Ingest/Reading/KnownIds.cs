namespace SynthesisPipeline.Ingest;

/// <summary>Remembers which ids were read or named as a parent, which were set aside, and what hangs on what; about 32 bytes an id beside its text.</summary>
/// <param name="elsewhere">Lists the contributions that the consultation already holds, with whether each is set aside; asked once, when a row names what was not read.</param>
sealed class KnownIds(Func<IEnumerable<(string Id, bool IsSetAside)>>? elsewhere = null)
{
    const int OnlyNamed = 0, Elsewhere = int.MaxValue;

    readonly NameTable _ids = new();
    readonly LongList<int> _root = new();
    readonly LongList<int> _line = new(); // negative = set aside
    bool _asked;

    /// <summary>Adds a contribution; false when its id was read before.</summary>
    public bool Add(string id, int line, bool isSetAside)
    {
        var place = Named(id);
        if (WasRead(place)) return false;
        _line[place] = isSetAside ? -line : line;
        return true;
    }

    /// <summary>Gives the place of a contribution that was read; −1 when it wasn't.</summary>
    public int PlaceOf(string id)
    {
        var place = _ids.Find(id);
        return place >= 0 && WasRead(place) ? place : -1;
    }

    /// <summary>Gives the place of a contribution that was read, now or by an earlier import; −1 when there is none.</summary>
    public int PlaceAnywhere(string id)
    {
        if (PlaceOf(id) is >= 0 and var read) return read;
        Ask();
        var place = _ids.Find(id);
        return place >= 0 && _line[place] != OnlyNamed ? place : -1;
    }

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
    public List<string> Missing()
    {
        if (Enumerable.Range(0, _line.Count).Any(p => _line[p] == OnlyNamed)) Ask();
        return [.. Enumerable.Range(0, _line.Count).Where(p => _line[p] == OnlyNamed).Select(p => _ids[p]).Order(StringComparer.Ordinal)];
    }

    /// <summary>Gives the id at a place.</summary>
    public string IdAt(int place) => _ids[place];

    bool WasRead(int place) => _line[place] != OnlyNamed && Math.Abs(_line[place]) != Elsewhere;

    void Ask()
    {
        if (_asked || elsewhere is null) return;
        _asked = true;
        foreach (var (id, isSetAside) in elsewhere())
        {
            var place = Named(id);
            if (_line[place] == OnlyNamed) _line[place] = isSetAside ? -Elsewhere : Elsewhere;
        }
    }

    int Named(string id)
    {
        var place = _ids.Add(id);
        if (place == _root.Count)
        {
            _root.Add(place);
            _line.Add(OnlyNamed);
        }
        return place;
    }

    int Root(int place)
    {
        while (_root[place] != place) place = _root[place] = _root[_root[place]];
        return place;
    }
}
