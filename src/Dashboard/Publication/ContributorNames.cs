using System.Collections.Frozen;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>Finds, inside texts, the names and accounts of those who contributed.</summary>
/// <remarks>
/// Full names are looked for, whatever their case. A name of one word is looked for as it is written; a name that many texts hold
/// (an organisation, a town, a common word) is no mention of an account and is left. Organisations are left too: they are no person.
/// </remarks>
public sealed class ContributorNames
{
    const int ShortestWord = 4, ShortestName = 5, FewTexts = 5;
    const double FewShare = 0.005;

    readonly FrozenDictionary<string, List<string>> _byFirstWord;

    ContributorNames(IEnumerable<string> names) =>
        _byFirstWord = names.GroupBy(FirstWord, StringComparer.OrdinalIgnoreCase)
            .ToFrozenDictionary(g => g.Key, g => g.OrderByDescending(n => n.Length).ThenBy(n => n, StringComparer.Ordinal).ToList(), StringComparer.OrdinalIgnoreCase);

    /// <summary>Nobody's.</summary>
    public static ContributorNames None { get; } = new([]);

    /// <summary>Gathers the names to look for in a corpus.</summary>
    public static ContributorNames Of(Corpus corpus)
    {
        var wanted = corpus.Contributions.Select(c => c.Author).OfType<Contributor>().Where(a => a.Kind != ContributorKind.Organisation)
            .Select(a => a.Name.Trim()).Where(IsTelling).Distinct(StringComparer.Ordinal).ToList();
        var all = new ContributorNames(wanted);
        var texts = wanted.ToDictionary(n => n, _ => 0, StringComparer.Ordinal);
        foreach (var c in corpus.Contributions)
            foreach (var name in all.Found(c.Title).Concat(all.Found(c.Body.Plain)).Select(f => f.Name).Distinct(StringComparer.Ordinal)) texts[name]++;
        var few = Math.Max(FewTexts, (int)(corpus.Contributions.Length * FewShare));
        return new(wanted.Where(n => IsPerson(n) || texts[n] <= few));
    }

    /// <summary>Finds every name in a text, in order of place.</summary>
    public IEnumerable<(int Start, int Length)> In(string text) => Found(text).Select(f => (f.Start, f.Name.Length));

    IEnumerable<(int Start, string Name)> Found(string text)
    {
        if (_byFirstWord.Count == 0) yield break;
        var lookup = _byFirstWord.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var at = 0; at < text.Length;)
        {
            if (!char.IsLetterOrDigit(text[at]))
            {
                at++;
                continue;
            }
            var end = at;
            while (end < text.Length && char.IsLetterOrDigit(text[end])) end++;
            if (lookup.TryGetValue(text.AsSpan(at, end - at), out var names) && Longest(text, at, names) is { } name)
            {
                yield return (at, name);
                end = Math.Max(end, at + name.Length);
            }
            at = end;
        }
    }

    static string? Longest(string text, int at, List<string> names)
    {
        foreach (var name in names)
            if (string.Compare(text, at, name, 0, name.Length, name.Contains(' ') ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal) == 0
                && at + name.Length <= text.Length && Bounds.IsWhole(text, at, name.Length)) return name;
        return null;
    }

    static string FirstWord(string name)
    {
        var start = 0;
        while (start < name.Length && !char.IsLetterOrDigit(name[start])) start++;
        var end = start;
        while (end < name.Length && char.IsLetterOrDigit(name[end])) end++;
        return name[start..end];
    }

    /// <summary>A name that a text could hold by chance (a number, three letters, a lower-case word) tells nothing.</summary>
    static bool IsTelling(string name) => name.Length >= ShortestName && char.IsLetterOrDigit(name[0]) && name.Any(char.IsLetter)
        && (name.Contains(' ') || name.Skip(1).Any(char.IsUpper) || name.Any(char.IsDigit) || (char.IsUpper(name[0]) && name.Length >= ShortestWord));

    static bool IsPerson(string name) => name.Split(' ', StringSplitOptions.RemoveEmptyEntries) is { Length: > 1 } words && words.Any(PersonalNames.IsGiven);
}
