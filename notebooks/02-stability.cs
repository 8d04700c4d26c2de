#:project shared/Notebooks.csproj
#:property PublishAot=false

// Do the topics hold when 10 % of the contributions go?   dotnet run -c Release notebooks/02-stability.cs [-- [-o PAGE.html] PATH…]
using SynthesisPipeline.Analysis;
using SynthesisPipeline.Notebooks;

var notebook = Notebook.Open("02-stability", args);
TopicFindings Find(Corpus corpus, EarlierTopics? earlier)
{
    var texts = Text.Prepare(corpus, new(), CancellationToken.None);
    return Topics.Find(texts, Duplicates.Find(texts, new(), CancellationToken.None), earlier, new(), null, 1, CancellationToken.None);
}
var whole = Find(notebook.Corpus, null);
var topicOf = whole.Assignments.ToDictionary(a => a.Contribution, a => a.Topic?.Value ?? "");

var trials = Enumerable.Range(1, 4).Select(trial =>
{
    var random = new Random(trial);
    var left = new Corpus(notebook.Corpus.Contributions.Where(_ => random.NextDouble() >= 0.1), [], notebook.Corpus.Name);
    double Alike(TopicFindings found) => PartitionScores.Of([.. found.Assignments.Select(a => a.Topic?.Value ?? "")], [.. found.Assignments.Select(a => topicOf[a.Contribution])]).Ari;
    return (Anew: Alike(Find(left, null)), Continued: Alike(Find(left, new(whole.Topics, whole.Assignments))), left.Contributions.Length);
}).ToList();

notebook.Page("Les sujets tiennent-ils quand 10 % des contributions s’en vont ?", "Quatre fois, un dixième des contributions est retiré au hasard (graines 1 à 4), puis les sujets sont cherchés de deux façons : à neuf, ou en partant des sujets d’avant, comme le fait tout nouveau traitement.")
    .Bars("Accord avec les sujets d’avant, sur les contributions restantes (indice de Rand ajusté)",
        [.. trials.SelectMany((t, i) => new[] { ($"Tirage {i + 1}, à neuf", t.Anew), ($"Tirage {i + 1}, en partant d’avant", t.Continued) })], "0.00")
    .Text($"En moyenne {trials.Average(t => t.Anew):0.00} à neuf, {trials.Average(t => t.Continued):0.00} en partant des sujets d’avant, sur {trials.Average(t => t.Length):0} contributions.")
    .Text("Ce que cela veut dire : un rapporteur qui a renommé des sujets les retrouve après un nouveau traitement ; une analyse à neuf est une autre lecture, à demander exprès.")
    .Write(notebook.Output);
