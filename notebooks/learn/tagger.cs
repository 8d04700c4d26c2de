#:project ../../src/Analysis/Analysis.csproj
#:property PublishAot=false

// Learns the part-of-speech tagger and the lemmas that the lexicon alone gets wrong:
//   dotnet run notebooks/learn/tagger.cs -- TRAIN.tsv.gz src/Analysis/Data
// TRAIN: UD French Sequoia (phrase, tok, forme, lemme, upos, traits). Chance is seeded: the same data give the same files.
using System.Globalization;
using System.IO.Compression;
using SynthesisPipeline.Analysis;

const int Rounds = 12;
const int Parts = TaggerWeights.Parts;
var (train, folder) = (args[0], args[1]);
var gold = TreebankSentences.Read(train);
var random = new Random(20261124);
var weights = new Dictionary<uint, double[]>();
var totals = new Dictionary<uint, double[]>();
var stamps = new Dictionary<uint, int[]>();
var step = 0;
var scores = new double[Parts];
var features = new uint[TaggerFeatures.Most];
var active = new List<uint>();

// people write without capitals, or only in capitals: a tenth of the sentences each way
var lessons = gold.Concat(gold.Where((_, i) => i % 10 == 3).Select(s => s.WithCase(WordCase.Lower))).ToList();
for (var round = 0; round < Rounds; round++)
{
    var order = Enumerable.Range(0, lessons.Count).ToArray();
    random.Shuffle(order);
    int right = 0, all = 0;
    foreach (var s in order)
    {
        var sentence = lessons[s];
        int one = Parts, two = Parts;
        for (var t = 0; t < sentence.Words.Length; t++)
        {
            Activate(sentence, t, one, two);
            Array.Clear(scores);
            foreach (var f in active) if (weights.TryGetValue(f, out var w)) for (var p = 0; p < Parts; p++) scores[p] += w[p];
            var guess = Array.IndexOf(scores, scores.Max());
            var truth = (int)sentence.Gold[t];
            step++;
            all++;
            if (guess == truth) right++;
            else foreach (var f in active) { Update(f, truth, 1); Update(f, guess, -1); }
            two = one;
            one = guess;
        }
    }
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"round {round + 1}: {100.0 * right / all:0.00} % right while learning, {weights.Count} features"));
}

foreach (var (f, w) in weights) for (var p = 0; p < Parts; p++) totals[f][p] = (totals[f][p] + w[p] * (step - stamps[f][p])) / step;
var kept = totals.Where(x => x.Value.Max(Math.Abs) >= 0.25).OrderBy(x => x.Key).ToList();
var scale = 127 / kept.Max(x => x.Value.Max(Math.Abs));
var rows = kept.Select(x => (x.Key, x.Value.Select(v => (sbyte)Math.Round(v * scale)).ToArray())).Where(x => x.Item2.Any(v => v != 0)).ToList();
var path = Path.Combine(folder, "tagger-fr.bin.gz");
using (var file = File.Create(path)) using (var zip = new GZipStream(file, CompressionLevel.SmallestSize)) TaggerWeights.Write(zip, rows);
Console.WriteLine($"{rows.Count} of {weights.Count} features kept, {new FileInfo(path).Length} bytes");

// lemmas that most uses in the treebank settle otherwise than the lexicon does, met twice or more
var settled = Treebank.Read(train).SelectMany(s => s).GroupBy(w => (w.Form, w.Part)).Where(g => g.Count() > 1 && g.Key.Part is not (PartOfSpeech.ProperNoun or PartOfSpeech.Numeral or PartOfSpeech.Other))
    .Select(g => (g.Key.Form, g.Key.Part, Lemma: g.GroupBy(w => w.Lemma.ToLowerInvariant()).OrderByDescending(l => l.Count()).ThenBy(l => l.Key, StringComparer.Ordinal).First().Key))
    .Where(x => Lemmas.FromLexicon(x.Form, x.Part) != x.Lemma).OrderBy(x => x.Form, StringComparer.Ordinal).ThenBy(x => x.Part).ToList();
File.WriteAllLines(Path.Combine(folder, "lemmas-fr.tsv"), settled.Select(x => $"{x.Form}\t{x.Part}\t{x.Lemma}"));
Console.WriteLine($"{settled.Count} lemmas settled");

void Activate(TreebankSentence s, int t, int one, int two)
{
    active.Clear();
    void Take(int n) => active.AddRange(features.AsSpan(0, n));
    Take(TaggerFeatures.OfWord(s.Words[t], 0, features));
    if (t > 0) Take(TaggerFeatures.OfWord(s.Words[t - 1], -1, features));
    if (t + 1 < s.Words.Length) Take(TaggerFeatures.OfWord(s.Words[t + 1], 1, features));
    if (t + 2 < s.Words.Length) Take(TaggerFeatures.OfWord(s.Words[t + 2], 2, features));
    var nothing = new TaggerFeatures.Word("", 3, 0);
    Take(TaggerFeatures.OfPlace(new(t > 0 ? s.Words[t - 1] : nothing, s.Words[t], t + 1 < s.Words.Length ? s.Words[t + 1] : nothing,
        s.Cases[t], s.Breaks[t], t + 1 >= s.Words.Length || s.Breaks[t + 1], one, two), features));
}

void Update(uint feature, int part, double change)
{
    if (!weights.TryGetValue(feature, out var w))
    {
        weights.Add(feature, w = new double[Parts]);
        totals.Add(feature, new double[Parts]);
        stamps.Add(feature, new int[Parts]);
    }
    totals[feature][part] += w[part] * (step - stamps[feature][part]);
    stamps[feature][part] = step;
    w[part] += change;
}

sealed record TreebankSentence(TaggerFeatures.Word[] Words, WordCase[] Cases, bool[] Breaks, PartOfSpeech[] Gold)
{
    public TreebankSentence WithCase(WordCase letters) =>
        this with { Cases = [.. Cases.Select(c => c == WordCase.Digits ? c : letters)] };
}

static class TreebankSentences
{
    public static List<TreebankSentence> Read(string path) =>
        [.. Treebank.Read(path).Select(s => new TreebankSentence(
            [.. s.Select(w => TaggerFeatures.Word.Of(w.Form))], [.. s.Select((w, i) => TaggedPlaces.CaseOf(w.Written, i == 0))],
            [.. s.Select((w, i) => i == 0 || w.BreakBefore)], [.. s.Select(w => w.Part)]))];
}

/// <summary>Reads a treebank as our cutter would see its text: fused forms joined again, marks as breaks.</summary>
static class Treebank
{
    public sealed record Word(string Written, string Form, string Lemma, PartOfSpeech Part, bool BreakBefore);

    static readonly Dictionary<string, PartOfSpeech> PartOf = new()
    {
        ["NOUN"] = PartOfSpeech.Noun, ["PROPN"] = PartOfSpeech.ProperNoun, ["ADJ"] = PartOfSpeech.Adjective, ["VERB"] = PartOfSpeech.Verb,
        ["AUX"] = PartOfSpeech.Auxiliary, ["ADV"] = PartOfSpeech.Adverb, ["ADP"] = PartOfSpeech.Adposition, ["DET"] = PartOfSpeech.Determiner,
        ["PRON"] = PartOfSpeech.Pronoun, ["CCONJ"] = PartOfSpeech.CoordinatingConjunction, ["SCONJ"] = PartOfSpeech.SubordinatingConjunction,
        ["NUM"] = PartOfSpeech.Numeral, ["INTJ"] = PartOfSpeech.Interjection,
    };

    public static IEnumerable<List<Word>> Read(string path)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        reader.ReadLine();
        var sentence = new List<Word>();
        string? number = null;
        var isBreak = false;
        while (reader.ReadLine() is { } line)
        {
            var cells = line.Split('\t');
            if (cells[0] != number && sentence.Count > 0) { yield return sentence; sentence = []; isBreak = false; }
            number = cells[0];
            var (form, lemma, tag) = (cells[2], cells[3], cells[4]);
            if (tag == "PUNCT" || !form.Any(char.IsLetterOrDigit)) { isBreak = true; continue; }
            if (sentence.Count > 0 && !isBreak && tag == "DET" && lemma == "le" && Fused(sentence[^1].Written, form) is { } fused)
            {
                sentence[^1] = sentence[^1] with { Written = fused, Form = fused.ToLowerInvariant() };
                continue;
            }
            foreach (var piece in form.StartsWith("-t-", StringComparison.Ordinal) ? [form[3..]] : form.TrimStart('-').Split(' '))
            {
                sentence.Add(new(piece, WordForms.Fold(piece), lemma, PartOf.GetValueOrDefault(tag, PartOfSpeech.Other), isBreak));
                isBreak = false;
            }
        }
        if (sentence.Count > 0) yield return sentence;
    }

    static string? Fused(string preposition, string article) => (preposition, article) switch
    {
        ("de", "le") => "du", ("de", "les") => "des", ("à", "le") => "au", ("à", "les") => "aux",
        ("De", "le") => "Du", ("De", "les") => "Des", ("À" or "A", "le") => "Au", ("À" or "A", "les") => "Aux", _ => null,
    };
}
