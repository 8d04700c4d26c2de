#:project shared/Notebooks.csproj
#:property PublishAot=false

// How far does the draft cover?   dotnet run -c Release notebooks/05-coverage.cs [-- [-o PAGE.html] PATH…]
using SynthesisPipeline.Analysis;
using SynthesisPipeline.Notebooks;

var notebook = Notebook.Open("05-coverage", args);
var corpus = notebook.Corpus;
Findings Drafted(int most) => Pipeline.Run(corpus, null, new() { Agreement = new() { MaxPoints = most } }, SilentObserver.Instance, CancellationToken.None);
var findings = Drafted(new AgreementOptions().MaxPoints);
var trials = new[] { 10, 20, 40, 60, 80, 120 }.Select(most =>
{
    var draft = most == new AgreementOptions().MaxPoints ? findings.Draft : Drafted(most).Draft;
    var cited = draft.Points.SelectMany(p => p.Citations).Select(c => c.Contribution).Distinct().Count();
    return (Most: most, Points: draft.Points.Length, Cited: (double)cited / corpus.Contributions.Length);
}).ToList();
var ends = new[] { (ContributionUse.Agreement, "citée dans un élément d’accord"), (ContributionUse.Controversy, "dans une controverse"), (ContributionUse.Duplicate, "repliée dans une copie"), (ContributionUse.Topic, "dans un sujet, sans être citée"), (ContributionUse.None, "nulle part") };

notebook.Page("Jusqu’où va le projet de synthèse ?", "Chaque contribution finit quelque part, et les fins s’additionnent. Plus la table est longue, plus elle en cite, et plus elle est longue à lire.")
    .Bars("Où finissent les contributions", [.. ends.Select(e => (e.Item2, (double)findings.Coverage.Count(c => c.End == e.Item1)))], "0")
    .Dots("Part des contributions citées, selon la longueur permise de la table", "éléments permis", "part citée", [("citées", [.. trials.Select(t => ((double)t.Most, t.Cited))])])
    .Table(["Éléments permis", "Éléments trouvés", "Contributions citées"], trials.Select(t => new[] { $"{t.Most}", $"{t.Points}", $"{100 * t.Cited:0.0} %" }))
    .Text("Quand cela trompe : tout citer couvre tout et ne dit rien. À lire avec la justesse des citations, que docs/quality.md mesure.")
    .Write(notebook.Output);
