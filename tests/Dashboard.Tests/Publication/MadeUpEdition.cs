using System.Collections.Immutable;
using System.Text;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard.Tests;

/// <summary>A made-up consultation, analysed and ready to be published, with people in its texts.</summary>
static class MadeUpEdition
{
    public static readonly byte[] Secret = Encoding.UTF8.GetBytes("an essay of thirty-two bytes ...");

    public static Pseudonyms Pseudonyms(string scope = "concertation/essai") => new(Secret, scope);

    public static EditionSource Source(int version = 1, params MaskDecision[] masks)
    {
        var read = MadeUp.Consultation(24);
        ImmutableArray<Contribution> contributions =
        [
            .. read.Contributions.Select((c, i) => c with { Attributes = [new("région", i % 2 == 0 ? "Bretagne" : "Occitanie"), new("remarque", $"note {i}")] }),
            new()
            {
                Id = new("x1"), Number = "#900", Title = "Contactez-moi au 06 12 34 56 78", Author = new("Camille Durand", ContributorKind.Person), CreatedAt = new(2015, 1, 9, 8, 0, 0, TimeSpan.FromHours(1)),
                Body = SourceText.Same("=HYPERLINK(\"http://exemple.fr\") Je m’appelle Camille Durand, 12 rue des Lilas, 35000 Rennes. Écrire à camille.durand@exemple.fr <b>merci</b>."),
            },
            new() { Id = new("x2"), Number = "#901", Body = SourceText.Same("Comme le dit camille durand, il faut encourager les logiciels libres dans les administrations."), Author = new("relecteur_42") },
        ];
        var corpus = new Corpus(contributions, read.Votes, "Service public numérique");
        var options = new RunOptions { Seed = 1 };
        return new()
        {
            Title = new("essai", "Service public numérique", "Administration", null, null, version, new(2015, 3, 1, 9, 0, 0, TimeSpan.FromHours(1))),
            Run = new(1, RunJson.ProgramVersion, "essai", 1, "canonical", 5, [new("contributions.csv", "00")], [], 0, 0, "{}", []),
            Corpus = corpus, Findings = Pipeline.Run(corpus, null, options, new Nobody(), TestContext.Current.CancellationToken), Masks = [.. masks],
        };
    }

    public static Edition Of(int version = 1) => MakeEdition.Of(Source(version), Pseudonyms());

    public static async Task<PublishedVersions> PublishAsync(string folder, EditionSource? source = null) => (await new PublicationFolder(folder).PublishAsync(
        version => MakeEdition.Of((source ?? Source()) is var s ? s with { Title = s.Title with { Version = version } } : throw new InvalidOperationException(), Pseudonyms()),
        "essai", "Service public numérique", [], TestContext.Current.CancellationToken)).Versions;

    sealed class Nobody : IRunObserver
    {
        public void StageStarted(string stage) { }
        public void StageProgress(string stage, double share) { }
        public void StageFinished(string stage) { }
    }
}
