using System.Text;
using SynthesisPipeline.Analysis;
using SynthesisPipeline.Tests;

namespace SynthesisPipeline.Dashboard.Tests;

/// <summary>How much of what we wrote ourselves is found, and how much of what is found is right. The same figures stand in docs/privacy.md.</summary>
public class MaskingQualityTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("textes-a-masquer.txt", 0.9, 0.95)] // the rules were mended on these
    [InlineData("textes-a-masquer-jamais-vus.txt", 0.7, 0.85)] // and never looked at these
    public void Most_of_what_names_or_reaches_a_person_is_found_and_little_else(string file, double recall, double precision)
    {
        var masking = new Masking(ContributorNames.None, []);
        int found = 0, expected = 0, right = 0, raised = 0;
        foreach (var line in File.ReadLines(Path.Combine(Repository.Root, "tests/Dashboard.Tests/Publication", file)).Where(l => l.Length > 0 && l[0] != '#'))
        {
            var (text, gold) = Read(line);
            var mentions = masking.Find(text);
            foreach (var span in gold)
                if (Covers(mentions, span)) found++;
                else output.WriteLine($"missed: {text.Substring(span.Start, span.Length)} in {text}");
            foreach (var mention in mentions)
                if (gold.Any(g => g.Start < mention.Span.End && mention.Span.Start < g.End)) right++;
                else output.WriteLine($"too much: {text.Substring(mention.Span.Start, mention.Span.Length)} ({mention.Rule}) in {text}");
            (expected, raised) = (expected + gold.Count, raised + mentions.Length);
        }
        output.WriteLine($"recall {found}/{expected} = {(double)found / expected:0.000}, precision {right}/{raised} = {(double)right / raised:0.000}");

        Assert.True(expected > 20);
        Assert.True((double)found / expected >= recall, $"recall {found}/{expected}");
        Assert.True((double)right / raised >= precision, $"precision {right}/{raised}");
    }

    /// <summary>Whether every letter and digit of a span is masked.</summary>
    static bool Covers(IEnumerable<PersonalMention> mentions, TextSpan span) =>
        Enumerable.Range(span.Start, span.Length).All(i => mentions.Any(m => m.Span.Start <= i && i < m.Span.End));

    static (string Text, List<TextSpan> Gold) Read(string line)
    {
        var text = new StringBuilder();
        var gold = new List<TextSpan>();
        for (var i = 0; i < line.Length; i++)
            if (line[i] == '{')
            {
                var (colon, end) = (line.IndexOf(':', i), line.IndexOf('}', i));
                gold.Add(new(text.Length, end - colon - 1));
                text.Append(line, colon + 1, end - colon - 1);
                i = end;
            }
            else if (line[i] == '\\' && i + 1 < line.Length && line[i + 1] == 'n')
            {
                text.Append('\n');
                i++;
            }
            else text.Append(line[i]);
        return (text.ToString(), gold);
    }
}
