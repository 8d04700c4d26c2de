#:project ../../src/Analysis/Analysis.csproj
#:project ../../src/Ingest/Ingest.csproj
#:property PublishAot=false

// Learns the turns of phrase that lean to a side from arguments that declare theirs:
//   dotnet run notebooks/learn/stance.cs -- src/Analysis/Data/stance-turns.tsv FOLDER...
// FOLDER: exports whose licence allows it. What ships was learnt from rua-fonctionnement (Licence Ouverte) and decidim-mel-grand-debat.
// ML.NET, one thread, seeded: the same exports give the same file.
using SynthesisPipeline.Analysis;
using SynthesisPipeline.Ingest;

var read = args.Skip(1).SelectMany(folder => ImportExport.ReadAll([folder], new(), CancellationToken.None).Contributions).DistinctBy(c => c.Id).ToList();
var corpus = new Corpus(read, []);
var turns = StanceModel.LearnTurns(corpus, CancellationToken.None);
File.WriteAllText(args[0], "# Turns of phrase (^ = beginning) and their log-odds of for, learnt by notebooks/learn/stance.cs from declared arguments\n" + turns);
Console.WriteLine($"{turns.Count(c => c == '\n')} turns from {read.Count(c => c.Stance is not null)} declared sides");
