using System.Globalization;
using System.Text;

namespace SynthesisPipeline.Analysis.Tests;

/// <summary>A row with the campaign it was planted for and what was changed; campaign null where nothing was planted.</summary>
sealed record PlantedRow(string Id, string Text, string? Campaign, string[] Changes);

/// <summary>Plants campaigns among texts: copies with up to three changes of ten kinds each.</summary>
/// <remarks>Test data: the texts come from the caller, the openings and closings are made up here.</remarks>
sealed class Planting(int seed, IReadOnlyList<string> texts)
{
    public static readonly string[] Kinds =
        ["opening", "closing", "typos", "permuted", "synonyms", "dropped", "accents", "slots", "truncated", "capitals"];

    static readonly string[] Openings =
    [
        "Bonjour, je suis maman de deux enfants et je vis dans un petit village du Cantal depuis toujours.",
        "Madame, Monsieur,", "Comme beaucoup de mes voisins, je tiens à vous faire part de ce qui suit.",
        "Retraité de la fonction publique, je lis les propositions avec grand intérêt et je voudrais réagir.",
        "Je soutiens entièrement ce texte que j'ai reçu :", "Voici ce que nous pensons dans notre association de quartier :",
    ];

    static readonly string[] Closings =
    [
        "Merci de m'avoir lu.", "Cordialement, un citoyen inquiet.", "J'espère vraiment que quelqu'un lira ces lignes et agira enfin pour nous tous.",
        "Voilà mon avis, il vaut ce qu'il vaut mais il est sincère.", "Pensez aux générations futures avant de décider, s'il vous plaît !",
    ];

    readonly Random _random = new(seed);

    /// <summary>Plants campaigns of 3 to <paramref name="largest"/> texts.</summary>
    public List<PlantedRow> Plant(int campaigns, int largest, int minWords = 18)
    {
        var sources = Enumerable.Range(0, texts.Count).Where(i => Words(texts[i]).Length >= minWords).ToArray();
        _random.Shuffle(sources);
        var rows = texts.Select((t, i) => (Text: t, Campaign: (string?)null, Changes: Array.Empty<string>())).ToList();
        for (var c = 0; c < campaigns; c++)
        {
            var source = texts[sources[c]];
            rows[sources[c]] = (source, $"C{c:00}", ["original"]);
            for (var size = 2 + _random.Next((int)Math.Pow(largest, _random.NextDouble()) + 1); size > 0; size--)
            {
                var kinds = Kinds.ToArray();
                _random.Shuffle(kinds);
                var changes = kinds.Take(_random.Next(4)).OrderBy(k => Array.IndexOf(Order, k)).ToArray();
                rows.Add((changes.Aggregate(source, Change), $"C{c:00}", changes));
            }
        }
        var places = Enumerable.Range(0, rows.Count).ToArray();
        _random.Shuffle(places);
        return [.. places.Select((p, i) => new PlantedRow(i.ToString("000000", CultureInfo.InvariantCulture), rows[p].Text, rows[p].Campaign, rows[p].Changes))];
    }

    // what is cut or moved first, what is added after, signs last
    static readonly string[] Order = ["truncated", "permuted", "dropped", "synonyms", "slots", "opening", "closing", "typos", "accents", "capitals"];

    /// <summary>Makes one change.</summary>
    public string Change(string text, string kind) => kind switch
    {
        "opening" => Pick(Openings) + " " + text,
        "closing" => text + " " + Pick(Closings),
        "typos" => EachWord(text, 0.12, w => w.Length < 4 ? w : Typo(w)),
        "permuted" => Permute(text),
        "synonyms" => EachWord(text, 0.3, w => w.Length < 6 ? w : Pick(Words(Pick(texts)).Where(x => x.Length >= 5).DefaultIfEmpty("autrement").ToArray())),
        "dropped" => EachWord(text, 0.08 + 0.12 * _random.NextDouble(), _ => null),
        "accents" => new([.. text.Normalize(NormalizationForm.FormD).Where(c => char.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)]),
        "slots" => EachWord(text, 0.08, w => _random.Next(2) == 0 ? "Monsieur Dupont" : _random.Next(10, 9999).ToString(CultureInfo.InvariantCulture)),
        "truncated" => Truncate(text),
        "capitals" => _random.Next(2) == 0 ? text.ToUpperInvariant() : text.ToLowerInvariant().Replace(",", "", StringComparison.Ordinal).Replace(".", " ", StringComparison.Ordinal),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "unknown change"),
    };

    string Truncate(string text)
    {
        var words = Words(text);
        return string.Join(' ', words.Take(Math.Max(8, (int)(words.Length * (0.4 + 0.4 * _random.NextDouble())))));
    }

    string Permute(string text)
    {
        var sentences = text.Split(['.', '!', '?', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (sentences.Length < 2) sentences = [.. text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
        _random.Shuffle(sentences);
        return string.Join(". ", sentences) + ".";
    }

    string Typo(string word)
    {
        var at = 1 + _random.Next(word.Length - 2);
        return _random.Next(3) switch
        {
            0 => word.Remove(at, 1),
            1 => word.Insert(at, word[at].ToString()),
            _ => word[..at] + word[at + 1] + word[at] + word[(at + 2)..],
        };
    }

    string EachWord(string text, double share, Func<string, string?> change) =>
        string.Join(' ', Words(text).Select(w => _random.NextDouble() < share ? change(w) : w).Where(w => w is not null));

    static string[] Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    T Pick<T>(IReadOnlyList<T> items) => items[_random.Next(items.Count)];
}
