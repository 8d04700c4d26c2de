using System.Collections.Immutable;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Quality;

/// <summary>One consultation to measure on.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Load">Reads the corpus with what must be hidden left out, and the gold.</param>
public sealed record DevelopmentSet(string Name, Func<(Corpus Corpus, Gold Gold)> Load);

/// <summary>Every development set with its gold, by the table of the quality document.</summary>
public static class DevelopmentSets
{
    const double NearJaccard = 0.6;

    /// <summary>Gives the sets whose files are there.</summary>
    public static ImmutableArray<DevelopmentSet> All { get; } = DevelopmentData.Folder is not { } folder ? [] :
    [
        new("xstance", XStance), new("xdemands", XStanceDemands), new("xstance-stance", XStanceSides), new("xanswers", XStanceAnswers), new("vrai-debat", VraiDebat),
        new("rua", () => Rua(hideSides: false)), new("rua-stance", () => Rua(hideSides: true)),
        new("long/xstance", () => LongSets.XStance(strays: false)), new("long/strays", () => LongSets.XStance(strays: true)), new("long/debates", LongSets.Debates),
        new("long/decidim", () => LongSets.PropositionsAlone(Decidim())), new("long/rua", () => LongSets.PropositionsAlone(Rua(hideSides: false))),
        new("campagnes", Campaigns), new("decidim", Decidim), new("ideas-titles", IdeaSets.Titles), new("ideas-grand-debat", IdeaSets.GrandDebat),
        new("ideas-rua", () => IdeaSets.ByTitle("ideas-rua", Rua(hideSides: false).Item1)), new("ideas-mel", () => IdeaSets.ByTitle("ideas-mel", Decidim().Item1)),
        new("testimonies", Testimonies), new("false-news", FalseNews),
        .. Directory.GetDirectories(Path.Combine(folder, "polis")).Order(StringComparer.Ordinal).Select(d => Path.GetFileName(d))
            .Select(name => new DevelopmentSet("polis/" + name, () => PolisSet.Load(name))),
    ];

    static (Corpus, Gold) XStance()
    {
        var rows = DevelopmentData.Rows("xstance-fr", "xstance_fr.csv").ToList();
        return (new(rows.Select(r => new Contribution { Id = new(r["id"]), Body = SourceText.Same(r["texte"]) }), []),
            new([.. rows.Select(r => new GoldRow("topic:themes", r["id"], r["theme"])),
                .. rows.Select(r => new GoldRow("topic:questions", r["id"], r["question_id"])),
                .. rows.Select(r => new GoldRow("idea", r["id"], r["question_id"]))]));
    }

    /// <summary>An idea is a question and a side: contrary comments are no idea.</summary>
    static (Corpus, Gold) XStanceDemands()
    {
        var sideOf = DevelopmentData.Rows("xstance-fr", "xstance_fr.csv").ToDictionary(r => r["id"], r => r["position"]);
        var (corpus, gold) = XStance();
        return (corpus, new(gold.Of("idea").Select(r => r with { Label = r.Label + " " + sideOf[r.Id] })));
    }

    static (Corpus, Gold) XStanceSides()
    {
        var rows = DevelopmentData.Rows("xstance-fr", "xstance_fr.csv").ToList();
        var questions = rows.DistinctBy(r => r["question_id"]).Select(r => new Contribution { Id = new("q" + r["question_id"]), Title = r["question_fr"] });
        return (new(questions.Concat(rows.Select(r => new Contribution
            {
                Id = new(r["id"]), Kind = ContributionKind.Argument, ParentId = new("q" + r["question_id"]), Body = SourceText.Same(r["texte"]),
            })), []),
            new(rows.Select(r => new GoldRow("stance", r["id"], r["position"] == "FAVOR" ? "for" : "against"))));
    }

    // questions with the comments that answer them: where do the questions go?
    static (Corpus, Gold) XStanceAnswers()
    {
        var rows = DevelopmentData.Rows("xstance-fr", "xstance_fr.csv").ToList();
        return (XStanceSides().Item1, new([.. rows.Select(r => new GoldRow("topic:themes", r["id"], r["theme"])),
            .. rows.DistinctBy(r => r["question_id"]).Select(r => new GoldRow("topic:themes of the questions", "q" + r["question_id"], r["theme"]))]));
    }

    static (Corpus, Gold) VraiDebat()
    {
        var rows = DevelopmentData.Rows("vrai-debat-titres", "titres_themes.csv.gz").DistinctBy(r => r["slug"]).ToList();
        return (new(rows.Select(r => new Contribution { Id = new(r["slug"]), Title = r["titre_sans_accents"] }), []),
            new(rows.Select(r => new GoldRow("topic:themes", r["slug"], r["theme_id"]))));
    }

    static (Corpus, Gold) Rua(bool hideSides)
    {
        var propositions = DevelopmentData.Rows("rua-fonctionnement", "propositions.csv").ToList();
        var arguments = DevelopmentData.Rows("rua-fonctionnement", "arguments.csv").ToList();
        var votes = DevelopmentData.Rows("rua-fonctionnement", "votes.csv.gz")
            .GroupBy(r => (r["proposition_id"], r["votant"])).Select(g => g.Last()) // the export is ordered by time
            .Select(r => new Vote(new(r["proposition_id"]), r["votant"],
                r["valeur"] switch { "YES" => VoteValue.Agree, "NO" => VoteValue.Disagree, _ => VoteValue.Mixed }));
        var contributions = propositions.Select(r => new Contribution
        {
            Id = new(r["id"]), Title = r["titre"], Body = SourceText.Same(r["corps"]), Author = Author(r),
        }).Concat(arguments.Select(r => new Contribution
        {
            Id = new(r["id"]), Kind = ContributionKind.Argument, ParentId = new(r["proposition_id"]), Body = SourceText.Same(r["texte"]),
            Author = Author(r), Stance = hideSides ? null : Side(r["sens"]),
        }));
        var corpus = new Corpus(contributions, votes, "Comment doit fonctionner le revenu universel d’activité");
        var gold = propositions.Select(r => new GoldRow("topic:sections", r["id"], r["section"]))
            .Concat(hideSides ? arguments.Select(r => new GoldRow("stance", r["id"], Side(r["sens"]) == Analysis.Side.For ? "for" : "against")) : [])
            .Concat(Divided("balance", 16, v => (Math.Min(v.Agree, v.Disagree) + v.Mixed + 1.0) / (Math.Max(v.Agree, v.Disagree) + v.Mixed + 1.0)));
        return (corpus, new(gold));

        IEnumerable<GoldRow> Divided(string name, int from, Func<VoteCounts, double> gain) =>
            from r in propositions
            let votes = corpus.VotesOf(corpus.IndexOf(new(r["id"]))!.Value) // each proposition is in the corpus
            where votes is { } v && v.Total >= @from
            select new GoldRow("controversy:" + name, r["id"], gain(votes.Value).ToString("R", System.Globalization.CultureInfo.InvariantCulture));
    }

    // no gold: labels and drafts to be read
    static (Corpus, Gold) Testimonies() =>
        (new(DevelopmentData.Rows("an-tiktok-2025", "temoignages.csv.gz").Select(r => new Contribution { Id = new(r["id"]), Body = SourceText.Same(r["texte"]), Author = new(r["auteur"]) }), []), new([]));

    static (Corpus, Gold) FalseNews() =>
        (new(DevelopmentData.Rows("an-fausses-informations-2018", "commentaires.csv").Select(r => new Contribution
        {
            Id = new(r["id"]), Kind = r["reponse_a"].Length > 0 ? ContributionKind.Argument : ContributionKind.Proposition, ParentId = r["reponse_a"] is { Length: > 0 } above ? new(above) : null,
            Body = SourceText.Same(r["texte"]), Author = new(r["auteur"]),
        }), []), new([]));

    static (Corpus, Gold) Campaigns()
    {
        var rows = DevelopmentData.Rows("campagnes-plantees-dev", "arguments.csv.gz").ToList();
        var labels = DevelopmentData.Rows("campagnes-plantees-dev", "etiquettes_campagnes.csv").ToList();
        var planted = labels.Select(r => r["id"]).ToHashSet(StringComparer.Ordinal);
        var natural = rows.Where(r => !planted.Contains(r["id"])).Select(r => (Id: r["id"], Grams: MeasuredWords.ThreeGrams(r["texte"]))).ToList();
        var near = from i in Enumerable.Range(0, natural.Count)
                   from j in Enumerable.Range(i + 1, natural.Count - i - 1)
                   where MeasuredWords.Jaccard(natural[i].Grams, natural[j].Grams) >= NearJaccard
                   select new GoldRow("near", natural[i].Id, "", natural[j].Id);
        return (new(rows.Select(r => new Contribution
            {
                Id = new(r["id"]), Kind = ContributionKind.Argument, ParentId = new(r["proposition_id"]), Stance = Side(r["sens"]), Body = SourceText.Same(r["texte"]),
            }), []),
            new([.. labels.Select(r => new GoldRow("campaign", r["id"], r["campagne"])),
                .. labels.Select(r => new GoldRow("change", r["id"], r["transformation"])), .. near]));
    }

    static (Corpus, Gold) Decidim()
    {
        var debates = DevelopmentData.Rows("decidim-mel-grand-debat", "debats.csv")
            .Select(r => new Contribution { Id = new("d" + r["id"]), Title = r["question"] });
        var comments = DevelopmentData.Rows("decidim-mel-grand-debat", "commentaires_debats.csv").ToList();
        var propositions = DevelopmentData.Rows("decidim-mel-grand-debat", "propositions.csv").ToList();
        return (new(debates.Concat(comments.Select(r => new Contribution
            {
                Id = new("c" + r["id"]), Kind = ContributionKind.Comment, Body = SourceText.Same(r["texte"]), Author = Author(r),
                ParentId = new((r["parent_type"] == "Debate" ? "d" : "c") + r["parent_id"]),
            })).Concat(propositions.Select(r => new Contribution { Id = new("p" + r["id"]), Title = r["titre"], Body = SourceText.Same(r["corps"]) })), []),
            new([.. propositions.Where(r => r["categorie"].Length > 0).Select(r => new GoldRow("topic:categories", "p" + r["id"], r["categorie"])),
                .. comments.Where(r => r["position"] is "POUR" or "CONTRE")
                    .Select(r => new GoldRow("stance", "c" + r["id"], r["position"] == "POUR" ? "for" : "against"))]));
    }

    static Contributor? Author(Dictionary<string, string> row) => row["auteur"].Length == 0 ? null : new(row["auteur"]);

    static Side? Side(string word) => word switch { "POUR" => Analysis.Side.For, "CONTRE" => Analysis.Side.Against, _ => null };
}
