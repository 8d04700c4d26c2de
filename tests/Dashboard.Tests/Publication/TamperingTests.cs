using System.Security.Cryptography;
using System.Text;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard.Tests;

public sealed class TamperingTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("sp-tampering-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    string Site => Path.Combine(_folder, "site");

    [Fact]
    public async Task Any_file_that_changes_goes_or_comes_is_told()
    {
        await MadeUpEdition.PublishAsync(Site);

        foreach (var file in Directory.EnumerateFiles(Site, "*", SearchOption.AllDirectories).ToList())
        {
            var bytes = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
            await File.AppendAllTextAsync(file, " ", TestContext.Current.CancellationToken);
            await RefusesAsync();
            File.Delete(file);
            await RefusesAsync();
            await File.WriteAllBytesAsync(file, bytes, TestContext.Current.CancellationToken);
        }
        await File.WriteAllTextAsync(Path.Combine(Site, "v1", "ajout.html"), "x", TestContext.Current.CancellationToken);
        await RefusesAsync();
    }

    [Theory]
    [InlineData("data/contributions.csv", "logiciels", "logiciaux", "mots cités")]
    [InlineData("data/agreement.csv", ",draft\n", ",validated\n", "données ouvertes")]
    [InlineData("data/topics.csv", ",1,", ",2,", "")]
    [InlineData("synthese-0001.html", "<strong>", "<strong>Pas vrai : ", "données ouvertes")]
    [InlineData("chiffres.html", "<dd>39", "<dd>93", "données ouvertes")]
    public async Task Who_changes_a_file_and_seals_it_again_is_found_out(string file, string before, string after, string told)
    {
        await MadeUpEdition.PublishAsync(Site);
        var path = Path.Combine(Site, "v1", file);
        var text = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        Assert.Contains(before, text, StringComparison.Ordinal);

        await File.WriteAllTextAsync(path, text.Replace(before, after, StringComparison.Ordinal), new UTF8Encoding(false), TestContext.Current.CancellationToken);
        Seal();

        Assert.Contains(told, await RefusesAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sentence_of_the_machine_with_words_of_nobody_is_found_out_even_when_all_pages_agree()
    {
        var source = MadeUpEdition.Source();
        var topic = source.Findings.Topics.Topics[0];
        Curation written = new(1, new(2015, 2, 1, 9, 0, 0, TimeSpan.Zero), "rapporteur", 1, new AddPoint(new("h1", "Il faut interdire les girafes.", "", topic.Id, topic.Label, [new(new("x2"), null)], [])), null);
        await MadeUpEdition.PublishAsync(Site, source with { Findings = ApplyCuration.To(source.Findings, source.Corpus, [written]).Findings });

        var contents = Assert.Single(await VerifyPublication.OfAsync(Site, TestContext.Current.CancellationToken)).Contents;

        Assert.Equal([$"agreement {source.Findings.Draft.Points.Length + 1}"], contents.ByPeople);
        Assert.True(contents.Sentences > 0);
    }

    /// <summary>Writes every checksum again, as somebody who knows how would.</summary>
    void Seal()
    {
        var version = Path.Combine(Site, "v1");
        Write(version, []);
        var list = Path.Combine(Site, "versions.json");
        var versions = PublishedVersions.Read(File.ReadAllText(list));
        var sums = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(version, "SHA256SUMS"))));
        File.WriteAllText(list, File.ReadAllText(list).Replace(versions.All[0].Sums, sums, StringComparison.Ordinal));
        Write(Site, ["v1/"]);

        static void Write(string folder, string[] apart) => File.WriteAllText(Path.Combine(folder, "SHA256SUMS"), EditionFiles.Sums(Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(f => (Path: Path.GetRelativePath(folder, f).Replace('\\', '/'), File: f)).Where(f => f.Path != "SHA256SUMS" && !apart.Any(a => f.Path.StartsWith(a, StringComparison.Ordinal)))
            .Select(f => (f.Path, Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(f.File)))))));
    }

    async Task<string> RefusesAsync() => (await Assert.ThrowsAsync<UserException>(() => VerifyPublication.OfAsync(Site, TestContext.Current.CancellationToken))).Message;
}
