using System.Text.RegularExpressions;

namespace SynthesisPipeline.Analysis.Tests;

/// <summary>Silver pairs: texts whose runs of three words have a Jaccard likeness of 0.6 and more, addresses read as words; and what they join.</summary>
sealed class NearPairs
{
    readonly Dictionary<string, string> _root = [];

    public NearPairs(IEnumerable<(string Id, string Text)> texts)
    {
        var pairs = new List<(string, string)>();
        var runs = texts.Select(t => (t.Id, Runs: RunsOf(t.Text))).Where(t => t.Runs.Count > 0).ToList();
        var lists = new Dictionary<string, List<int>>();
        for (var i = 0; i < runs.Count; i++)
        {
            var shared = new Dictionary<int, int>();
            foreach (var run in runs[i].Runs)
            {
                if (!lists.TryGetValue(run, out var list)) lists[run] = list = [];
                foreach (var j in list) shared[j] = shared.GetValueOrDefault(j) + 1;
                list.Add(i);
            }
            pairs.AddRange(shared.Where(s => s.Value >= 0.6 * (runs[i].Runs.Count + runs[s.Key].Runs.Count - s.Value)).Select(s => (runs[i].Id, runs[s.Key].Id)));
        }
        All = pairs;
        foreach (var (a, b) in pairs) _root[Root(a)] = Root(b);
    }

    public IReadOnlyList<(string A, string B)> All { get; }

    public bool Joined(string a, string b) => Root(a) == Root(b);

    string Root(string id)
    {
        while (_root.TryGetValue(id, out var next) && next != id) id = next;
        return id;
    }

    static HashSet<string> RunsOf(string text)
    {
        var words = Regex.Matches(text.ToLowerInvariant(), @"\w+").Select(m => m.Value).ToArray();
        return [.. Enumerable.Range(0, Math.Max(0, words.Length - 2)).Select(i => $"{words[i]} {words[i + 1]} {words[i + 2]}")];
    }
}
