namespace SynthesisPipeline.Analysis;

/// <summary>A row of the static table and how much of it a word takes.</summary>
internal readonly record struct WeightedRow(int Row, float Weight);

/// <summary>Finds the rows of a word in the static table: itself, its digits, the word behind a lost apostrophe, or its character n-grams.</summary>
internal static class StaticWords
{
    const string Vowels = "aeiouyhàâäéèêëîïôöûùüœæ";
    static readonly string[] Elisions = ["qu", "l", "d", "j", "m", "n", "s", "t", "c"];

    /// <summary>Cuts a text into words (runs of letters and digits in UTF-16 units, composed, lower case) and lists the rows of each, in order.</summary>
    /// <param name="table">The table.</param>
    /// <param name="text">Any text.</param>
    /// <param name="rows">Gets the rows appended.</param>
    public static void Rows(StaticTable table, string text, List<WeightedRow> rows)
    {
        text = Composed(text);
        Span<char> word = stackalloc char[64];
        for (var i = 0; i < text.Length;)
        {
            if (!char.IsLetterOrDigit(text[i])) { i++; continue; }
            var start = i;
            while (i < text.Length && char.IsLetterOrDigit(text[i])) i++;
            var length = i - start;
            if (length > word.Length) word = new char[length];
            for (var j = 0; j < length; j++) word[j] = char.ToLowerInvariant(text[start + j]);
            RowsOfWord(table, word[..length], rows);
        }
    }

    static void RowsOfWord(StaticTable table, ReadOnlySpan<char> word, List<WeightedRow> rows)
    {
        var row = table.Find(word);
        if (row >= 0) { rows.Add(new(row, 1)); return; }
        if (!word.ContainsAnyExceptInRange('0', '9'))
        {
            row = table.Find(['#', 'd', (char)('0' + Math.Min(word.Length, 7))]);
            if (row >= 0) rows.Add(new(row, 1));
            return;
        }
        foreach (var elision in Elisions)
            if (word.StartsWith(elision, StringComparison.Ordinal) && word.Length - elision.Length >= 3
                && Vowels.Contains(word[elision.Length]) && (row = table.Find(word[elision.Length..])) >= 0)
            {
                rows.Add(new(row, 1));
                return;
            }
        AddNgrams(table, word, rows);
    }

    static void AddNgrams(StaticTable table, ReadOnlySpan<char> word, List<WeightedRow> rows)
    {
        Span<char> bare = word.Length <= 60 ? stackalloc char[2 * word.Length + 2] : new char[2 * word.Length + 2];
        var length = 0;
        bare[length++] = '<';
        foreach (var letter in word)
        {
            bare[length++] = Unaccented(letter);
            if (letter is 'œ' or 'æ') bare[length++] = 'e';
            if (letter is 'ß') bare[length++] = 's';
        }
        bare[length++] = '>';

        var first = rows.Count;
        Span<char> gram = ['#', ' ', ' ', ' ', ' ', ' '];
        for (var n = 3; n <= 5; n++)
            for (var i = 0; i + n <= length; i++)
            {
                bare.Slice(i, n).CopyTo(gram[1..]);
                var row = table.Find(gram[..(n + 1)]);
                if (row >= 0) rows.Add(new(row, 1));
            }
        for (var i = first; i < rows.Count; i++) rows[i] = rows[i] with { Weight = 1f / (rows.Count - first) };
    }

    // the fixed table of the model: not the general removal of accents
    static char Unaccented(char letter) => letter switch
    {
        'à' or 'â' or 'ä' or 'á' or 'ã' or 'å' or 'ā' or 'æ' => 'a',
        'ç' => 'c',
        'é' or 'è' or 'ê' or 'ë' or 'ē' => 'e',
        'î' or 'ï' or 'í' or 'ì' => 'i',
        'ñ' => 'n',
        'ô' or 'ö' or 'ó' or 'ò' or 'õ' or 'œ' => 'o',
        'û' or 'ù' or 'ü' or 'ú' => 'u',
        'ÿ' or 'ý' => 'y',
        'ß' => 's',
        _ => letter,
    };

    static string Composed(string text)
    {
        // below U+0300 nothing composes, and Normalize throws on half a surrogate pair
        if (text.AsSpan().IndexOfAnyInRange('\u0300', '\uFFFF') < 0) return text;
        return string.Create(text.Length, text, (units, from) =>
        {
            from.CopyTo(units);
            for (var i = 0; i < units.Length; i++)
                if (char.IsSurrogate(units[i])) units[i] = ' ';
        }).Normalize();
    }
}
