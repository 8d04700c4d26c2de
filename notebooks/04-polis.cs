#:project shared/Notebooks.csproj
#:property PublishAot=false

// What would Polis have said?   dotnet run -c Release notebooks/04-polis.cs [-- [-o PAGE.html] PATH…]
// Opinion groups and group-informed consensus (Small et al. 2021) look at votes only; the draft also reads texts. Where do they part?
using SynthesisPipeline.Analysis;
using SynthesisPipeline.Notebooks;

var notebook = Notebook.Open("04-polis", args);
var findings = Pipeline.Run(notebook.Corpus, null, new(), SilentObserver.Instance, CancellationToken.None);
var opinions = findings.Opinions;
var page = notebook.Page("Qu’aurait dit Polis ?", "Polis ne lit que les votes : il place les votants sur une carte, les partage en groupes d’opinion, et retient ce que tous les groupes approuvent. La synthèse part des textes et vérifie par les votes. Où se séparent-elles ?");
if (opinions.GroupCount < 2)
{
    page.Text("Sans votes nominatifs, ou quand les votants ne se partagent pas, Polis ne dirait rien : la synthèse repose alors sur les textes et les totaux de votes.").Write(notebook.Output);
    return;
}
var cited = findings.Draft.Points.SelectMany(p => p.Citations).Select(c => c.Contribution).ToHashSet();
var statements = opinions.Statements.GroupBy(s => s.Contribution).Where(g => g.All(s => s.Votes.Total >= 10) && g.Count() == opinions.GroupCount)
    .Select(g => (Id: g.Key, g.First().Consensus, Gap: g.Max(s => (s.Votes.Agree + 1.0) / (s.Votes.Total + 2)) - g.Min(s => (s.Votes.Agree + 1.0) / (s.Votes.Total + 2)),
        All: g.All(s => (s.Votes.Agree + 1.0) / (s.Votes.Total + 2) >= 2.0 / 3))).ToList();
var shared = statements.Where(s => s.All).OrderByDescending(s => s.Consensus).ToList();
string Say(ContributionId id) => notebook.Corpus.Contributions[notebook.Corpus.IndexOf(id)!.Value] is var c && c.Title.Length > 0 ? c.Title : c.Body.Plain.Length > 90 ? c.Body.Plain[..90] + "…" : c.Body.Plain;

page.Dots($"Carte d’opinion : {opinions.Voters.Count(v => v.Group is not null)} votants placés, {opinions.GroupCount} groupes", "premier axe", "second axe",
        [.. Enumerable.Range(0, opinions.GroupCount).Select(g => ($"groupe {g + 1}", (IReadOnlyList<(double, double)>)[.. opinions.Voters.Where(v => v.Group == g).Select(v => (v.X, v.Y))]))], joined: false, listed: false)
    .Text($"{statements.Count} contributions sont jugées par tous les groupes (10 votes et plus chacun) ; {shared.Count} sont approuvées par tous, dont {shared.Count(s => cited.Contains(s.Id))} que la table des éléments d’accord cite.")
    .Heading("Ce que tous les groupes approuvent")
    .Table(["Contribution", "Consensus", "Citée dans la table"], shared.Take(20).Select(s => new[] { Say(s.Id), $"{s.Consensus:0.00}", cited.Contains(s.Id) ? "oui" : "non" }))
    .Heading("Ce qui sépare le plus les groupes")
    .Table(["Contribution", "Écart", "Citée comme accord", "Rang parmi les controverses"], statements.OrderByDescending(s => s.Gap).Take(20).Select(s => new[]
    {
        Say(s.Id), $"{s.Gap:0.00}", cited.Contains(s.Id) ? "oui" : "non", findings.Controversies.FirstOrDefault(c => c.Contribution == s.Id) is { } divided ? $"{divided.Rank}" : "–",
    }))
    .Text("Quand cela trompe : qui vote n’est pas qui écrit. Une idée que personne n’a mise aux voix n’existe pas pour Polis ; un vote de sympathie vaut autant qu’un vote de conviction.")
    .Write(notebook.Output);
