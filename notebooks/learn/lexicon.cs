#:project ../../src/Analysis/Analysis.csproj
#:property PublishAot=false

// Packs Lefff for fast loading:  dotnet run notebooks/learn/lexicon.cs -- src/Analysis/Data/lefff-3.4.tsv.gz src/Analysis/Data/lexicon-fr.bin.gz
// Kept: every form of one word, in lower case, with its lemmas and parts of speech in the order of the source.
// Left out: forms with spaces, punctuation, affixes and grammar labels, which are no words of a text.
using System.IO.Compression;
using System.Text;
using SynthesisPipeline.Analysis;

var parts = new Dictionary<string, PartOfSpeech>
{
    ["v"] = PartOfSpeech.Verb, ["nc"] = PartOfSpeech.Noun, ["adj"] = PartOfSpeech.Adjective, ["np"] = PartOfSpeech.ProperNoun,
    ["adv"] = PartOfSpeech.Adverb, ["advneg"] = PartOfSpeech.Adverb, ["clneg"] = PartOfSpeech.Adverb, ["que_restr"] = PartOfSpeech.Adverb,
    ["prep"] = PartOfSpeech.Adposition, ["det"] = PartOfSpeech.Determiner, ["coo"] = PartOfSpeech.CoordinatingConjunction,
    ["csu"] = PartOfSpeech.SubordinatingConjunction, ["que"] = PartOfSpeech.SubordinatingConjunction,
    ["auxAvoir"] = PartOfSpeech.Auxiliary, ["auxEtre"] = PartOfSpeech.Auxiliary, ["pres"] = PartOfSpeech.Interjection,
};
foreach (var pronoun in "pro cln cla cld clr cll clg cldr clar pri prel ilimp caimp ce".Split(' ')) parts[pronoun] = PartOfSpeech.Pronoun;

var readings = new SortedDictionary<string, List<(string Lemma, PartOfSpeech Part, int VerbForm)>>(StringComparer.Ordinal);
void Add(string form, string lemma, PartOfSpeech part, int verbForm)
{
    if (!readings.TryGetValue(form, out var list)) readings.Add(form, list = []);
    if (!list.Contains((lemma, part, verbForm))) list.Add((lemma, part, verbForm));
}

using (var reader = new StreamReader(new GZipStream(File.OpenRead(args[0]), CompressionMode.Decompress), Encoding.UTF8))
{
    reader.ReadLine(); // names of the columns
    while (reader.ReadLine() is { } line)
    {
        var cells = line.Split('\t');
        var (form, lemma, category, traits) = (cells[0], cells[1], cells[2], cells[3]);
        if (!parts.TryGetValue(category, out var part) || !form.Any(char.IsLetter) || form.Contains(' ') || form.Length > 60) continue;
        form = WordForms.Fold(form);
        lemma = part == PartOfSpeech.ProperNoun ? form : lemma.ToLowerInvariant();
        if (part == PartOfSpeech.Pronoun && lemma is "cla" or "cln" or "cld" or "clr" or "cll" or "clg") lemma = form;
        if (lemma.Length == 0 || lemma.Contains(' ')) lemma = form;
        Add(form, lemma, part, part is PartOfSpeech.Verb or PartOfSpeech.Auxiliary or PartOfSpeech.Adjective ? VerbFormOf(traits, part) : 0);
    }
}
// fused prepositions and articles, which the source gives no reading as prepositions
foreach (var (form, lemma) in new[] { ("du", "de"), ("des", "de"), ("au", "à"), ("aux", "à") }) Add(form, lemma, PartOfSpeech.Adposition, 0);

static int VerbFormOf(string traits, PartOfSpeech part) => traits.Length == 0 ? 0 : traits[0] switch
{
    'K' => 1,
    'G' => 2,
    'W' => 4,
    _ => part == PartOfSpeech.Adjective ? 0 : 8,
};

var forms = readings.Keys.OrderBy(f => f, Comparer<string>.Create((a, b) => Encoding.UTF8.GetBytes(a).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(b)))).ToArray();
var rules = new Dictionary<(int Strip, string Ending), int>();
var ruleOf = new List<int>();
foreach (var form in forms)
    foreach (var (lemma, _, _) in readings[form])
    {
        var common = 0;
        while (common < form.Length && common < lemma.Length && form[common] == lemma[common]) common++;
        var rule = (form.Length - common, lemma[common..]);
        if (!rules.TryGetValue(rule, out var number)) rules.Add(rule, number = rules.Count);
        ruleOf.Add(number);
    }
if (rules.Count > ushort.MaxValue) throw new InvalidOperationException($"{rules.Count} endings: more than fit 16 bits");
var all = forms.SelectMany(f => readings[f]).ToArray();
var folded = Enumerable.Range(0, forms.Length).Where(i => Stems.FoldAccents(forms[i]) is var plain && plain != forms[i] && Ascii.IsValid(plain))
    .OrderBy(i => Stems.FoldAccents(forms[i]), StringComparer.Ordinal).ThenBy(i => forms[i], StringComparer.Ordinal).ToArray();

using (var file = File.Create(args[1]))
using (var zip = new GZipStream(file, CompressionLevel.SmallestSize))
using (var writer = new BinaryWriter(zip))
{
    var letters = forms.Select(Encoding.UTF8.GetBytes).ToArray();
    writer.Write(0x3158454Cu);
    foreach (var count in new[] { forms.Length, all.Length, rules.Count, letters.Sum(l => l.Length), folded.Length }) writer.Write(count);
    foreach (var form in letters) writer.Write(checked((byte)form.Length));
    foreach (var form in forms) writer.Write(checked((byte)readings[form].Count));
    foreach (var form in letters) writer.Write(form);
    foreach (var rule in ruleOf) writer.Write((ushort)rule);
    foreach (var reading in all) writer.Write((byte)reading.Part);
    foreach (var reading in all) writer.Write((byte)reading.VerbForm);
    foreach (var rule in rules.Keys) writer.Write(checked((byte)rule.Strip));
    foreach (var rule in rules.Keys) writer.Write(checked((byte)Encoding.UTF8.GetByteCount(rule.Ending)));
    foreach (var rule in rules.Keys) writer.Write(Encoding.UTF8.GetBytes(rule.Ending));
    foreach (var place in folded) writer.Write(place);
}
Console.WriteLine($"{forms.Length} forms, {all.Length} readings, {rules.Count} endings, {folded.Length} with accents, {new FileInfo(args[1]).Length} bytes");
