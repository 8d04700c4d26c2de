#:project shared/Notebooks.csproj
#:property PublishAot=false

// What are the topics, and how sure are we?   dotnet run -c Release notebooks/01-topics.cs [-- [-o PAGE.html] PATH…]
// Five seeds: a topic that every seed finds is one; a topic that one seed finds is a way of cutting.
using SynthesisPipeline.Analysis;
using SynthesisPipeline.Notebooks;

var notebook = Notebook.Open("01-topics", args);
var texts = Text.Prepare(notebook.Corpus, new(), CancellationToken.None);
var duplicates = Duplicates.Find(texts, new(), CancellationToken.None);
var runs = Enumerable.Range(1, 5).Select(seed => Topics.Find(texts, duplicates, null, new(), null, seed, CancellationToken.None)).ToList();
var first = runs[0];

string[] Labels(TopicFindings run) => [.. run.Assignments.Select(a => a.Topic?.Value ?? "")];
HashSet<int> Members(TopicFindings run, TopicId topic) => [.. Enumerable.Range(0, run.Assignments.Length).Where(i => run.Assignments[i].Topic == topic)];
double Overlap(HashSet<int> a, HashSet<int> b) => (double)a.Count(b.Contains) / (a.Count + b.Count - a.Count(b.Contains));

var found = first.Topics.Where(t => t.Level == 1).Select(topic =>
{
    var members = Members(first, topic.Id);
    var again = runs.Skip(1).Average(run => run.Topics.Where(t => t.Level == 1).Max(other => Overlap(members, Members(run, other.Id))));
    return (Topic: topic, Again: again, Near: first.Assignments.Where(a => a.Topic == topic.Id).Average(a => a.Similarity));
}).OrderByDescending(f => f.Again).ToList();
var alike = (from a in Enumerable.Range(0, 5) from b in Enumerable.Range(0, a) select PartitionScores.Of(Labels(runs[a]), Labels(runs[b])).Ari).ToList();

notebook.Page("Quels sont les sujets, et en sommes-nous sûrs ?", "La même analyse est faite avec cinq graines. Un sujet que toutes retrouvent tient aux textes ; un sujet qu’une seule trouve tient au hasard du découpage : à relire d’abord.")
    .Text($"Deux graines s’accordent à {alike.Average():0.00} (indice de Rand ajusté, de {alike.Min():0.00} à {alike.Max():0.00} sur dix paires ; 0 = hasard, 1 = pareil).")
    .Bars("Part commune d’un sujet avec celui qui lui ressemble le plus, en moyenne sur quatre autres graines", [.. found.Select(f => (f.Topic.Label, f.Again))])
    .Table(["Sujet", "Contributions", "Retrouvé", "Cosinus moyen avec son centre"], found.Select(f => new[] { f.Topic.Label, $"{f.Topic.Size}", $"{f.Again:0.00}", $"{f.Near:0.00}" }))
    .Text("Quand cela trompe : des sujets stables peuvent être mal nommés, et un sujet juste mais petit se perd plus souvent qu’un grand. C’est pourquoi un nouveau traitement part des sujets du précédent.")
    .Write(notebook.Output);
