using System.Reflection;
using System.Text.RegularExpressions;

namespace SynthesisPipeline.Analysis.Tests;

public sealed class LoadedWordsTests
{
    public static TheoryData<string> Written()
    {
        var pattern = ((Regex)typeof(LoadedWords).GetMethod("Turns", BindingFlags.Static | BindingFlags.NonPublic)!.Invoke(null, null)!).ToString(); // the only pattern there
        var words = (string)typeof(LoadedWords).GetField("Words", BindingFlags.Static | BindingFlags.NonPublic)!.GetRawConstantValue()!; // as the list stands there
        return [.. words.Split(' ').Select(w => w.Replace("*", "es", StringComparison.Ordinal)).Concat(Split(pattern[@"\b(?:".Length..^@")\b".Length]).SelectMany(Samples))];
    }

    [Theory]
    [MemberData(nameof(Written))]
    public void Every_word_of_the_list_is_found(string written)
    {
        Assert.NotEmpty(LoadedWords.In($"Voilà {written} ici."));
        Assert.NotEmpty(LoadedWords.In($"VOILÀ {written.ToUpperInvariant()} ICI."));
    }

    [Theory]
    [InlineData("La sensibilité culturelle des médiathèques a du sens.")]
    [InlineData("Un boisement de la berge et un horaire de laiterie.")]
    [InlineData("Cultes, nantiste, élitesse, bidons et mascarades_2.")]
    public void Words_that_hold_a_part_of_one_are_not_loaded(string sentence) => Assert.Empty(LoadedWords.In(sentence));

    [Theory]
    [InlineData("L’élite, des lobbies : bla-bla.", "élite lobbies bla-bla")]
    [InlineData("Des privilèges exagérés, sans vergogne", "privilèges exagérés sans vergogne")]
    [InlineData("De tout poil, honteusement.", "de tout poil honteusement")]
    public void Turns_of_several_words_stand_where_they_stand(string sentence, string found) => Assert.Equal(found, string.Join(' ', LoadedWords.In(sentence)));

    [Fact]
    public void Each_is_named_once_in_small_letters() => Assert.Equal(["scandale", "honte"], LoadedWords.In("Scandale ! Un scandale, une honte."));

    static IEnumerable<string> Split(string pattern)
    {
        var (depth, start) = (0, 0);
        for (var i = 0; i <= pattern.Length; i++)
            if (i == pattern.Length || pattern[i] == '|' && depth == 0)
            {
                yield return pattern[start..i];
                start = i + 1;
            }
            else depth += pattern[i] == '(' ? 1 : pattern[i] == ')' ? -1 : 0;
    }

    // the first and the last way to write it: options of a group, letters that may stand there
    static IEnumerable<string> Samples(string alternative) => new[] { 0, ^1 }.Select(which => Regex.Replace(Regex.Replace(Regex.Replace(Regex.Replace(alternative,
        @"\(\?:([^()]*)\)\??", m => m.Groups[1].Value.Split('|')[which]), @"\[([^\]]*)\]", m => m.Groups[1].Value[which].ToString()), @"\\w[*+]", "es"), @"(.)\?", "$1")).Distinct();
}
