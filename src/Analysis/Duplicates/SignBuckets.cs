namespace SynthesisPipeline.Analysis;

/// <summary>Puts vectors that share a run of signs into one bucket, in as many tables as the signs have runs: near vectors meet in some of them (Charikar 2002).</summary>
/// <remarks>A table is two lists of numbers: members sorted by bucket, then by number, and where each member stands. Memory: 8 bytes a member and table.</remarks>
sealed class SignBuckets
{
    readonly int _bits, _reach;
    readonly ulong[][] _signs;
    readonly int[][] _members, _places;

    /// <summary>Fills the tables.</summary>
    /// <param name="signs">256 signs a member, 64 a word.</param>
    /// <param name="bits">Signs a table looks at.</param>
    /// <param name="reach">How many members before and after it in a bucket one meets, at most.</param>
    /// <param name="cancel">Stops between two tables.</param>
    public SignBuckets(ulong[][] signs, int bits, int reach, CancellationToken cancel)
    {
        (_signs, _bits, _reach) = (signs, bits, reach);
        var tables = 256 / bits;
        (_members, _places) = (new int[tables][], new int[tables][]);
        Parallel.For(0, tables, new ParallelOptions { CancellationToken = cancel }, Fill);
    }

    /// <summary>Adds all that a member meets, in no particular order; who meets in several tables comes several times.</summary>
    public void Meet(int member, List<int> met)
    {
        for (var table = 0; table < _members.Length; table++)
        {
            var (members, place) = (_members[table], _places[table][member]);
            var key = KeyOf(table, member);
            for (var at = place - 1; at >= Math.Max(0, place - _reach) && KeyOf(table, members[at]) == key; at--) met.Add(members[at]);
            for (var at = place + 1; at <= Math.Min(members.Length - 1, place + _reach) && KeyOf(table, members[at]) == key; at++) met.Add(members[at]);
        }
    }

    int KeyOf(int table, int member) => Rotation.Bits(_signs[member], table * _bits, _bits);

    void Fill(int table)
    {
        // sorting by counting keeps members of one bucket in order of their numbers
        var starts = new int[(1 << _bits) + 1];
        for (var i = 0; i < _signs.Length; i++) starts[KeyOf(table, i) + 1]++;
        for (var key = 0; key < 1 << _bits; key++) starts[key + 1] += starts[key];
        var (members, places) = (_members[table] = new int[_signs.Length], _places[table] = new int[_signs.Length]);
        for (var i = 0; i < _signs.Length; i++)
        {
            var place = starts[KeyOf(table, i)]++;
            members[place] = i;
            places[i] = place;
        }
    }
}
