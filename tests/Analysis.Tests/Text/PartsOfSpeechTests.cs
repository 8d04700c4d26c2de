namespace SynthesisPipeline.Analysis.Tests;

public class PartsOfSpeechTests(ITestOutputHelper output)
{
    static readonly Dictionary<string, PartOfSpeech> PartOf = new()
    {
        ["NOUN"] = PartOfSpeech.Noun, ["PROPN"] = PartOfSpeech.ProperNoun, ["ADJ"] = PartOfSpeech.Adjective, ["VERB"] = PartOfSpeech.Verb,
        ["AUX"] = PartOfSpeech.Auxiliary, ["ADV"] = PartOfSpeech.Adverb, ["ADP"] = PartOfSpeech.Adposition, ["DET"] = PartOfSpeech.Determiner,
        ["PRON"] = PartOfSpeech.Pronoun, ["CCONJ"] = PartOfSpeech.CoordinatingConjunction, ["SCONJ"] = PartOfSpeech.SubordinatingConjunction,
        ["NUM"] = PartOfSpeech.Numeral, ["INTJ"] = PartOfSpeech.Interjection, ["X"] = PartOfSpeech.Other,
    };

    [Theory]
    [InlineData("Il faut taxer les grandes entreprises", "Pronoun Verb Verb Determiner Adjective Noun")]
    [InlineData("La baisse du prix de l'électricité à Lyon", "Determiner Noun Adposition Noun Adposition Determiner Noun Adposition ProperNoun")]
    [InlineData("IL FAUT TAXER LES GRANDES ENTREPRISES", "Pronoun Verb Verb Determiner Adjective Noun")]
    public void Plain_sentences_are_tagged_as_at_school(string body, string expected)
    {
        var corpus = Text.Prepare(new([new() { Id = new("1"), Body = SourceText.Same(body) }], []), new(), TestContext.Current.CancellationToken);

        var parts = new PartsOfSpeech(corpus).Tag(0);

        Assert.Equal(expected, string.Join(' ', parts));
    }

    // floors lie half a point under what was measured when the weights were learnt
    [Theory]
    [InlineData("fr_sequoia-ud-dev.tsv.gz", 0.973, 0.984)]
    [InlineData("fr_gsd-ud-dev.tsv.gz", 0.946, 0.975)]
    public void Treebanks_are_read_as_people_read_them(string name, double partFloor, double lemmaFloor)
    {
        Assert.SkipUnless(Treebank.PathOf(name) is not null, "../shared/data/ud-francais is not here");
        var treebank = Treebank.Read(Treebank.PathOf(name)!); // checked above
        var corpus = Text.Prepare(treebank.Corpus, new(), TestContext.Current.CancellationToken);
        var tagger = new PartsOfSpeech(corpus);
        int all = 0, found = 0, rightPart = 0, rightLemma = 0;
        var wrong = new Dictionary<string, int>();

        for (var i = 0; i < corpus.Texts.Length; i++)
        {
            var parts = tagger.Tag(i);
            var tokens = corpus.Texts[i].Tokens.Select((t, n) => (t.Start, t.Length, t.Word, n)).ToDictionary(t => (t.Start, t.Length));
            foreach (var word in treebank.Sentences[i])
            {
                all++;
                if (!tokens.TryGetValue((word.Start, word.Length), out var token)) continue;
                found++;
                var form = corpus.Vocabulary.Forms[token.Word];
                if (parts[token.n] == PartOf[word.Tag]) rightPart++; else Count($"{word.Tag} as {parts[token.n]}");
                var lemma = Lemmas.Of(form, parts[token.n]);
                if (string.Equals(lemma, word.Lemma, StringComparison.OrdinalIgnoreCase)) rightLemma++;
                else if (parts[token.n] == PartOf[word.Tag]) Count($"lemma {form} {word.Tag} {word.Lemma} as {lemma}");
            }
        }

        output.WriteLine($"{name}: {all} words, {100.0 * found / all:0.0} % cut alike, parts {100.0 * rightPart / found:0.00} %, lemmas {100.0 * rightLemma / found:0.00} %");
        foreach (var (what, count) in wrong.OrderByDescending(w => w.Value).Take(60)) output.WriteLine($"{count} {what}");
        Assert.True(found >= 0.97 * all);
        Assert.True(rightPart >= partFloor * found);
        Assert.True(rightLemma >= lemmaFloor * found);

        void Count(string what) => wrong[what] = wrong.GetValueOrDefault(what) + 1;
    }
}
