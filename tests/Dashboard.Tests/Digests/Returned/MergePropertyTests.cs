using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace SynthesisPipeline.Dashboard.Tests;

/// <summary>Random edits of both sides: nothing that was written is lost, and copies that don't touch the same cells merge to the same table in either order.</summary>
public sealed class MergePropertyTests
{
    static readonly SentDigest s_sent = Digested.Instance.Sent;
    static readonly ImmutableArray<string> s_keys = Digested.Instance.Points;

    /// <summary>One edit of one row by one hand.</summary>
    /// <param name="Row">Which row.</param>
    /// <param name="What">0 the sentence, 1 what qualifies it, 2 a remark, 3 deletion, 4 validation, 5 a row of its own.</param>
    /// <param name="Word">Which words.</param>
    public sealed record Edit(byte Row, byte What, byte Word)
    {
        public string Key => s_keys[Row % s_keys.Length];

        public int Kind => What % 6;

        public string Words => $"Mot {Word} de la main d’un membre, ligne {Row}.";
    }

    [Property(MaxTest = 300)]
    public bool Nothing_that_came_back_is_lost(Edit[] theirs, Edit[] ours)
    {
        var now = Decided(ours);
        var merge = Merge(Returned(theirs), now);

        var after = Apply(now, merge);
        var said = after.Rows.Values.SelectMany(r => r.Cells.Values).Concat(after.Added).Concat(after.Remarks)
            .Concat(merge.Questions.SelectMany(q => q.Change.Cells.Values)).Select(DigestColumns.Flat).ToHashSet();
        var gone = merge.Questions.Where(q => q.Change.Kind == ChangeKind.SetAside).Select(q => q.Change.Key).Concat(after.Rows.Values.Where(r => r.IsAside).Select(r => r.Key)).ToHashSet();
        return Returned(theirs).Rows.SelectMany(r => r.Cells.Where(c => c.Key is "point" or "nuance" or "remarques").Select(c => (r.Mark?.Key, c.Value)))
            .All(c => said.Contains(DigestColumns.Flat(c.Value)) || (c.Key is { } key && Sent(key).Cells.ContainsValue(c.Value)))
            && Deleted(theirs).All(gone.Contains);
    }

    [Property(MaxTest = 300)]
    public bool What_stands_now_is_never_overwritten(Edit[] theirs, Edit[] ours)
    {
        var now = Decided(ours);

        var after = Apply(now, Merge(Returned(theirs), now));

        return now.Rows.Values.All(r => r.Cells.All(c => c.Key is not ("point" or "nuance") || c.Value == Sent(r.Key).Cells.GetValueOrDefault(c.Key, "") || after.Rows[r.Key].Cells[c.Key] == c.Value));
    }

    [Property(MaxTest = 300)]
    public bool Copies_that_touch_other_rows_merge_to_the_same_in_either_order(Edit[] one, Edit[] other)
    {
        // deletions of most of a sheet are asked about: a question of how many, so kept out here
        one = [.. one.Where(e => e.Row % 2 == 0 && e.Kind != 3)];
        other = [.. other.Where(e => e.Row % 2 == 1 && e.Kind != 3)];
        var start = Decided([]);

        var here = Apply(start, Merge(Returned(one), start));
        here = Apply(here, Merge(Returned(other), here));
        var there = Apply(start, Merge(Returned(other), start));
        there = Apply(there, Merge(Returned(one), there));

        return Same(here, there);
    }

    [Property(MaxTest = 300)]
    public bool The_same_copy_again_asks_for_no_decision(Edit[] theirs)
    {
        var start = Decided([]);
        var merge = Merge(Returned(theirs), start);
        var after = Apply(start, merge);

        var again = Merge(Returned(theirs), after);

        var known = merge.Changes.Select(c => c.Fingerprint).Concat(merge.Questions.Select(q => q.Change.Fingerprint)).ToHashSet();
        return again.Changes.Select(c => c.Fingerprint).Concat(again.Questions.Select(q => q.Change.Fingerprint)).All(known.Contains)
            && again.Changes.All(c => c.Kind == ChangeKind.Remark);
    }

    sealed record Table(ImmutableSortedDictionary<string, CurrentRow> Rows, ImmutableSortedSet<string> Added, ImmutableSortedSet<string> Remarks);

    static SentRow Sent(string key) => s_sent.Rows.First(r => r.Key == key);

    /// <summary>The table after decisions on the dashboard.</summary>
    static Table Decided(Edit[] edits)
    {
        var rows = s_keys.ToImmutableSortedDictionary(k => k, k => MergeDigestTests.Now(k), StringComparer.Ordinal);
        foreach (var e in edits)
            rows = rows.SetItem(e.Key, e.Kind switch
            {
                0 => rows[e.Key] with { Cells = rows[e.Key].Cells.SetItem("point", "Tableau : " + e.Words) },
                1 => rows[e.Key] with { Cells = rows[e.Key].Cells.SetItem("nuance", "Tableau : " + e.Words) },
                3 => rows[e.Key] with { IsAside = true },
                4 => rows[e.Key] with { IsFrozen = true },
                _ => rows[e.Key],
            });
        return new(rows, [], []);
    }

    /// <summary>The digest as it came back after edits: the last edit of a cell counts, a deleted row is gone.</summary>
    static ReturnedDigest Returned(Edit[] edits)
    {
        var rows = s_keys.ToDictionary(k => k, k => Sent(k).Cells, StringComparer.Ordinal);
        var own = new List<(string Section, string Words)>();
        foreach (var e in edits)
            switch (e.Kind)
            {
                case 0: rows[e.Key] = rows[e.Key].SetItem("point", e.Words); break;
                case 1: rows[e.Key] = rows[e.Key].SetItem("nuance", e.Words); break;
                case 2: rows[e.Key] = rows[e.Key].SetItem("remarques", e.Words); break;
                case 4: rows[e.Key] = rows[e.Key].SetItem("etat", "validé"); break;
                case 5: own.Add((Sent(e.Key).Section, "Ajout : " + e.Words)); break;
                default: break;
            }
        foreach (var key in Deleted(edits)) rows.Remove(key);
        var returned = ImmutableArray.CreateBuilder<ReturnedRow>();
        foreach (var heading in s_sent.Rows.Where(r => r.Sheet == "accord" && r.Key.StartsWith("section-", StringComparison.Ordinal)))
        {
            returned.Add(Row(heading.Key, "", ImmutableSortedDictionary<string, string>.Empty.Add("numero", heading.Cells["titre"])));
            foreach (var key in s_keys.Where(k => Sent(k).Section == heading.Key && rows.ContainsKey(k))) returned.Add(Row(key, heading.Key, rows[key]));
            foreach (var (_, words) in own.Where(o => o.Section == heading.Key)) returned.Add(Row(null, heading.Key, ImmutableSortedDictionary<string, string>.Empty.Add("point", words)));
        }
        return new(null, ["accord"], returned.ToImmutable(), [], []);
    }

    static IEnumerable<string> Deleted(Edit[] edits) => edits.Where(e => e.Kind == 3).Select(e => e.Key).Distinct();

    static ReturnedRow Row(string? key, string section, ImmutableSortedDictionary<string, string> cells) => new("accord", "Éléments d’accord, ligne 1", 1,
        key is null ? null : RowMark.Read(RowMark.Write(s_sent.Id, key)), section, cells, [], ImmutableSortedDictionary<string, string>.Empty, [], null);

    static DigestMerge Merge(ReturnedDigest returned, Table now) => MergeDigest.Of(new(s_sent, returned, now.Rows.ToImmutableDictionary(),
        [.. now.Rows.Values.Select(r => MergeDigest.Standing("accord", r.Cells["point"])), .. now.Added.Select(a => MergeDigest.Standing("accord", a))], _ => false, _ => null));

    /// <summary>Does to a table what the changes of a merge say.</summary>
    static Table Apply(Table table, DigestMerge merge)
    {
        foreach (var c in merge.Changes)
            table = c.Kind switch
            {
                ChangeKind.Edit => table with { Rows = table.Rows.SetItem(c.Key, table.Rows[c.Key] with { Cells = table.Rows[c.Key].Cells.SetItems(c.Cells), IsFrozen = table.Rows[c.Key].IsFrozen || c.Cells.GetValueOrDefault("etat") == "validé" }) },
                ChangeKind.SetAside => table with { Rows = table.Rows.SetItem(c.Key, table.Rows[c.Key] with { IsAside = true }) },
                ChangeKind.Add => table with { Added = table.Added.Add(c.Cells["point"]) },
                _ => table with { Remarks = table.Remarks.Union(c.Cells.Values) },
            };
        return table;
    }

    static bool Same(Table one, Table other) => one.Added.SetEquals(other.Added) && one.Remarks.SetEquals(other.Remarks)
        && one.Rows.All(r => other.Rows[r.Key] is var o && o.IsAside == r.Value.IsAside && o.IsFrozen == r.Value.IsFrozen && o.Cells.SequenceEqual(r.Value.Cells));
}
