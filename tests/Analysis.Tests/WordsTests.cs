using System.Text.RegularExpressions;
using SynthesisPipeline.Tests;

namespace SynthesisPipeline.Analysis.Tests;

public partial class WordsTests
{
    [Fact]
    public void Every_word_of_the_glossary_is_a_type()
    {
        var types = Repository.Sources("src").Select(f => Path.GetFileNameWithoutExtension(f)!).ToHashSet();
        var declared = string.Join('\n', Repository.Sources("src").Select(File.ReadAllText));
        var words = File.ReadLines(Path.Combine(Repository.Root, "docs", "words.md"))
            .Select(line => FirstCell().Match(line)).Where(m => m.Success).Select(m => m.Groups[1].Value).ToList();

        Assert.NotEmpty(words);
        Assert.All(words, word => Assert.True(types.Contains(word) || Regex.IsMatch(declared, $@"\b(record|class|enum|struct) {word}\b"), $"{word} is in docs/words.md, yet no type has that name"));
    }

    [GeneratedRegex(@"^\| `(\w+)` \|")]
    private static partial Regex FirstCell();
}
