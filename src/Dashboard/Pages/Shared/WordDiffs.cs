using System.Text;
using DiffPlex;
using DiffPlex.Chunkers;

namespace SynthesisPipeline.Dashboard.Pages.Shared;

/// <summary>Compares two texts word by word.</summary>
public static class WordDiffs
{
    const int LongestCompared = 20_000; // the cost grows with both lengths: beyond, the end is shown as it is

    static readonly DelimiterChunker s_words = new([' ', '\n', '\t', '\u00a0', '\u202f', ',', ';', '.', '’', '\'', '(', ')']);

    /// <summary>Gives the texts as runs: −1 only before, 1 only after, 0 in both.</summary>
    public static IReadOnlyList<(int Change, string Text)> Of(string before, string after)
    {
        var (one, other) = (Head(before), Head(after));
        var diff = Differ.Instance.CreateDiffs(one, other, ignoreWhiteSpace: false, ignoreCase: false, s_words);
        var runs = new List<(int Change, string Text)>();
        void Add(int change, IEnumerable<string> words)
        {
            var text = new StringBuilder().AppendJoin("", words).ToString();
            if (text.Length > 0) runs.Add((change, text));
        }
        var at = 0;
        foreach (var block in diff.DiffBlocks)
        {
            Add(0, diff.PiecesNew.Skip(at).Take(block.InsertStartB - at));
            Add(-1, diff.PiecesOld.Skip(block.DeleteStartA).Take(block.DeleteCountA));
            Add(1, diff.PiecesNew.Skip(block.InsertStartB).Take(block.InsertCountB));
            at = block.InsertStartB + block.InsertCountB;
        }
        Add(0, diff.PiecesNew.Skip(at));
        Add(0, [after[other.Length..]]);
        return runs;
    }

    static string Head(string text) => text.Length <= LongestCompared ? text : text[..LongestCompared];
}
