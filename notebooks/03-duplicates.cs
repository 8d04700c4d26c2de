#:project shared/Notebooks.csproj
#:property PublishAot=false

// Which duplicate threshold, and why?   dotnet run -c Release notebooks/03-duplicates.cs [-- [-o PAGE.html] PATH…]
using SynthesisPipeline.Analysis;
using SynthesisPipeline.Notebooks;

var notebook = Notebook.Open("03-duplicates", args);
var texts = Text.Prepare(notebook.Corpus, new(), CancellationToken.None);
var trials = Enumerable.Range(3, 7).Select(t => t / 10.0).Select(least =>
{
    var groups = Duplicates.Find(texts, new() { MinLikeness = least, SuggestsParaphrases = false }, CancellationToken.None);
    var figures = notebook.Gold is null ? [] : Evaluation.Score(new()
    {
        Duplicates = groups, Topics = new([], [], [], []), Tags = [], Opinions = OpinionFindings.None, Controversies = [], Draft = new([], [], [], []), Coverage = [],
    }, notebook.Corpus, notebook.Gold).ToList();
    double? Value(string name) => figures.FirstOrDefault(f => f.Name == name)?.Value;
    return (Least: least, Groups: groups.Length, Folded: groups.Sum(g => g.Members.Length - 1), Precision: Value("pair precision"), Recall: Value("pair recall"), False: Value("share of groups with a false pair"));
}).ToList();

var page = notebook.Page("Quel seuil pour les doublons, et pourquoi ?", $"Deux textes sont rapprochés à partir d’une ressemblance ; le produit prend {new DuplicatesOptions().MinLikeness:0.0}. Plus bas, on rapproche des étrangers ; plus haut, on manque les copies retouchées.")
    .Dots("Contributions repliées dans un groupe, selon le seuil", "seuil de ressemblance", "contributions repliées", [("repliées", [.. trials.Select(t => (t.Least, (double)t.Folded))])]);
if (notebook.Gold is not null)
    page.Dots("Paires justes parmi celles trouvées, et paires trouvées parmi les justes", "seuil de ressemblance", "part",
        [("justes (précision)", [.. trials.Select(t => (t.Least, t.Precision ?? 0))]), ("trouvées (rappel)", [.. trials.Select(t => (t.Least, t.Recall ?? 0))])]);
page.Table(["Seuil", "Groupes", "Repliées", "Précision", "Rappel", "Groupes avec une fausse paire"],
        trials.Select(t => new[] { $"{t.Least:0.0}", $"{t.Groups}", $"{t.Folded}", $"{t.Precision:0.000}", $"{t.Recall:0.000}", $"{t.False:0.000}" }))
    .Text("Quand cela trompe : les textes inventés de l’exemple se partagent des tournures, si bien que beaucoup de paires y comptent comme fausses ; seule la forme des courbes est à lire. docs/quality.md donne les chiffres sur des campagnes plantées dans de vrais textes.")
    .Write(notebook.Output);
