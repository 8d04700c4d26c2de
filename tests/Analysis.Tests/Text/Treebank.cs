using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;

namespace SynthesisPipeline.Analysis.Tests;

/// <summary>A treebank as plain sentences, one a contribution, with what people said of each word at its place.</summary>
sealed record Treebank(Corpus Corpus, ImmutableArray<ImmutableArray<Treebank.Word>> Sentences)
{
    public sealed record Word(int Start, int Length, string Lemma, string Tag);

    public static string? PathOf(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "SynthesisPipeline.sln")))
                return Path.Combine(folder.FullName, "..", "shared", "data", "ud-francais", name) is var path && File.Exists(path) ? path : null;
        return null;
    }

    public static Treebank Read(string path)
    {
        var sentences = new List<(string Plain, List<Word> Words)>();
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        reader.ReadLine();
        var rows = new List<string[]>();
        while (reader.ReadLine() is { } line)
        {
            var cells = line.Split('\t');
            if (rows.Count > 0 && rows[0][0] != cells[0]) { sentences.Add(Lay(rows)); rows.Clear(); }
            rows.Add(cells);
        }
        if (rows.Count > 0) sentences.Add(Lay(rows));
        return new(new(sentences.Select((s, i) => new Contribution { Id = new($"{i:00000}"), Body = SourceText.Same(s.Plain) }), []),
            [.. sentences.Select(s => s.Words.ToImmutableArray())]);
    }

    // joins fused articles again and writes spaces as a writer would
    static (string, List<Word>) Lay(List<string[]> rows)
    {
        var plain = new StringBuilder();
        var words = new List<Word>();
        for (var i = 0; i < rows.Count; i++)
        {
            var (form, lemma, tag) = (rows[i][2], rows[i][3], rows[i][4]);
            if (i + 1 < rows.Count && Fused(form, rows[i + 1]) is { } fused) { form = fused; i++; }
            if (plain.Length > 0 && plain[^1] is not ('\'' or '’') && form[0] != '-' && form is not ("." or ",")) plain.Append(' ');
            var inner = form.StartsWith("-t-", StringComparison.Ordinal) ? 3 : form[0] == '-' ? 1 : 0;
            if (tag is not ("PUNCT" or "SYM") && form.Any(char.IsLetterOrDigit) && !form.Contains(' '))
                words.Add(new(plain.Length + inner, form.Length - inner, lemma, tag));
            plain.Append(form);
        }
        return (plain.ToString(), words);
    }

    static string? Fused(string form, string[] next) => next[3] == "le" && next[4] == "DET" ? (form, next[2]) switch
    {
        ("de", "le") => "du", ("de", "les") => "des", ("à", "le") => "au", ("à", "les") => "aux",
        ("De", "le") => "Du", ("De", "les") => "Des", ("À" or "A", "le") => "Au", ("À" or "A", "les") => "Aux", _ => null,
    } : null;
}
