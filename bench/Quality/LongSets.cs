using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Quality;

/// <summary>Stands in for long propositions with a good gold, of which there are few: short comments of one question put together while the program runs.</summary>
/// <remarks>When it misleads: several people on one question say more of it, and repeat it more, than one person at length; read the differences between two methods, not the level.</remarks>
static class LongSets
{
    const int Fewest = 3, Most = 8, MostStrays = 3, Draw = 20_260;

    /// <summary>Three to eight X-Stance comments of one question a text; gold: its theme and its question.</summary>
    /// <param name="strays">Whether one to three comments on other questions stand among them, as where somebody strays from the subject.</param>
    public static (Corpus, Gold) XStance(bool strays)
    {
        var rows = DevelopmentData.Rows("xstance-fr", "xstance_fr.csv").ToList();
        var random = new Random(Draw);
        var texts = Joined(rows.Select(r => (Group: r["question_id"], Text: r["texte"])), random).ToList();
        var themeOf = rows.DistinctBy(r => r["question_id"]).ToDictionary(r => r["question_id"], r => r["theme"]);
        if (strays)
            foreach (var (_, parts) in texts)
                for (var left = random.Next(1, MostStrays + 1); left > 0; left--)
                    parts.Insert(random.Next(parts.Count + 1), rows[random.Next(rows.Count)]["texte"]);
        return (CorpusOf(texts),
            new([.. texts.Select((t, i) => new GoldRow("topic:themes", IdOf(i), themeOf[t.Group])), .. texts.Select((t, i) => new GoldRow("topic:questions", IdOf(i), t.Group))]));
    }

    /// <summary>Three to eight comments of one debate of the Lille metropolis a text; gold: the category of the debate, and the debate.</summary>
    public static (Corpus, Gold) Debates()
    {
        var categoryOf = DevelopmentData.Rows("decidim-mel-grand-debat", "debats.csv").ToDictionary(r => r["id"], r => r["categorie"]);
        var texts = Joined(DevelopmentData.Rows("decidim-mel-grand-debat", "commentaires_debats.csv").Select(r => (Group: r["debat_id"], Text: r["texte"])), new Random(Draw)).ToList();
        return (CorpusOf(texts),
            new([.. texts.Select((t, i) => new GoldRow("topic:categories", IdOf(i), categoryOf[t.Group])), .. texts.Select((t, i) => new GoldRow("topic:debates", IdOf(i), t.Group))]));
    }

    /// <summary>The propositions that say something of a set, without their votes, debates, arguments and comments; gold: its topics.</summary>
    public static (Corpus, Gold) PropositionsAlone((Corpus Corpus, Gold Gold) set) =>
        (new(set.Corpus.Contributions.Where(c => c.Kind == ContributionKind.Proposition && c.Body.PlainLength > 0), []),
            new(set.Gold.Tasks.Where(t => t.StartsWith("topic:", StringComparison.Ordinal)).SelectMany(t => set.Gold.Of(t))));

    static IEnumerable<(string Group, List<string> Parts)> Joined(IEnumerable<(string Group, string Text)> comments, Random random)
    {
        foreach (var group in comments.Where(c => c.Text.Length > 0).GroupBy(c => c.Group, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var order = group.Select(c => c.Text).ToArray();
            random.Shuffle(order);
            for (var from = 0; from < order.Length;)
            {
                var count = Math.Min(random.Next(Fewest, Most + 1), order.Length - from);
                if (count >= Fewest) yield return (group.Key, [.. order.AsSpan(from, count)]);
                from += count;
            }
        }
    }

    static Corpus CorpusOf(List<(string Group, List<string> Parts)> texts) =>
        new(texts.Select((t, i) => new Contribution { Id = new(IdOf(i)), Body = SourceText.Same(string.Join(' ', t.Parts)) }), []);

    static string IdOf(int place) => $"l{place:0000}";
}
