using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis;

/// <summary>One line of a gold file.</summary>
/// <param name="Task">What it judges: <c>topic:themes</c>, <c>campaign</c>, <c>stance</c> …</param>
/// <param name="Id">The contribution or voter.</param>
/// <param name="Label">The right answer.</param>
/// <param name="OtherId">The second of a pair; empty elsewhere.</param>
public sealed record GoldRow(string Task, string Id, string Label, string OtherId = "");

/// <summary>What people know to be right about a consultation; it fills the tasks it has answers for.</summary>
public sealed class Gold
{
    readonly ImmutableSortedDictionary<string, ImmutableArray<GoldRow>> _tasks;

    /// <summary>Gathers the rows by task, in their order.</summary>
    public Gold(IEnumerable<GoldRow> rows) => _tasks = rows.GroupBy(r => r.Task, StringComparer.Ordinal)
        .ToImmutableSortedDictionary(g => g.Key, g => g.ToImmutableArray(), StringComparer.Ordinal);

    /// <summary>Tasks with gold, in ordinal order.</summary>
    public IEnumerable<string> Tasks => _tasks.Keys;

    /// <summary>Gives the rows of one task; empty when there is no gold for it.</summary>
    public ImmutableArray<GoldRow> Of(string task) => _tasks.GetValueOrDefault(task, []);

    /// <summary>Gives the tasks of a family with the name of each: <c>topic</c> → themes, questions.</summary>
    public IEnumerable<(string Name, ImmutableArray<GoldRow> Rows)> Family(string family) =>
        _tasks.Where(t => t.Key.StartsWith(family + ":", StringComparison.Ordinal)).Select(t => (t.Key[(family.Length + 1)..], t.Value));
}
