using System.Text;
using System.Text.RegularExpressions;

namespace SynthesisPipeline.Dashboard.Tests;

public sealed partial class PublicationTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("sp-publication-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    string Site => Path.Combine(_folder, "site");

    IEnumerable<string> Files(string ending = "") => Directory.EnumerateFiles(Site, "*" + ending, SearchOption.AllDirectories);

    [Fact]
    public async Task What_was_published_verifies_itself()
    {
        await MadeUpEdition.PublishAsync(Site);

        var verified = Assert.Single(await VerifyPublication.OfAsync(Site, TestContext.Current.CancellationToken));

        Assert.True(verified.Rebuilt >= verified.Files);
        Assert.True(verified.Contents.Quotes > 0);
        Assert.True(verified.Contents.Numbers > 100);
    }

    [Fact]
    public async Task Nobody_is_named_anywhere()
    {
        await MadeUpEdition.PublishAsync(Site);
        string[] names = ["Camille Durand", "camille durand", "camille.durand", "06 12 34 56 78", "rue des Lilas", "relecteur_42", "auteur11", "signataire3", "voix2"];

        foreach (var file in Files())
        {
            var text = await File.ReadAllTextAsync(file, Encoding.UTF8, TestContext.Current.CancellationToken);
            Assert.All(names, name => Assert.DoesNotContain(name, text, StringComparison.OrdinalIgnoreCase));
        }
    }

    [Fact]
    public async Task Every_page_is_light_and_without_script_and_every_link_leads_somewhere()
    {
        await MadeUpEdition.PublishAsync(Site);
        var pages = Files(".html").ToDictionary(Path.GetFullPath, File.ReadAllText, StringComparer.Ordinal);

        foreach (var (page, html) in pages)
        {
            Assert.True(Encoding.UTF8.GetByteCount(html) < 100_000, page);
            Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotMatch(Handler(), html);
            foreach (var link in Link().Matches(html).Select(m => m.Groups[1].Value).Where(l => !l.StartsWith("https://", StringComparison.Ordinal)))
            {
                var parts = link.Split('#');
                var target = parts[0].Length == 0 ? page : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(page)!, parts[0]));
                Assert.True(File.Exists(target), $"{page} → {link}");
                if (parts.Length > 1) Assert.Contains($"id=\"{parts[1]}\"", pages[target], StringComparison.Ordinal);
            }
            var ids = Id().Matches(html).Select(m => m.Groups[1].Value).ToList();
            Assert.Equal(ids.Distinct().Count(), ids.Count);
        }
    }

    [Fact]
    public async Task A_second_version_leaves_the_first_as_it_was()
    {
        await MadeUpEdition.PublishAsync(Site);
        var before = Directory.EnumerateFiles(Path.Combine(Site, "v1"), "*", SearchOption.AllDirectories).ToDictionary(f => f, File.ReadAllBytes);
        var source = MadeUpEdition.Source();
        var points = source.Findings.Draft.Points;
        var edited = source with { Findings = source.Findings with { Draft = source.Findings.Draft with { Points = points.SetItem(0, points[0] with { Point = "Une phrase relue.", Status = Analysis.PointStatus.Validated }) } } };

        var versions = await MadeUpEdition.PublishAsync(Site, edited);

        Assert.Equal([1, 2], versions.All.Select(v => v.Version));
        Assert.Equal(1, versions.All[1].Changed);
        Assert.All(before, f => Assert.Equal(f.Value, File.ReadAllBytes(f.Key)));
        Assert.Equal(2, (await VerifyPublication.OfAsync(Site, TestContext.Current.CancellationToken)).Length);
    }

    [Fact]
    public async Task The_same_again_is_no_new_version()
    {
        await MadeUpEdition.PublishAsync(Site);

        Assert.Single((await MadeUpEdition.PublishAsync(Site)).All);
    }

    [Fact]
    public async Task A_folder_of_something_else_is_left_alone()
    {
        Directory.CreateDirectory(Site);
        await File.WriteAllTextAsync(Path.Combine(Site, "notes.txt"), "à garder", TestContext.Current.CancellationToken);

        await Assert.ThrowsAsync<UserException>(() => MadeUpEdition.PublishAsync(Site));

        Assert.Equal(["notes.txt"], Files().Select(Path.GetFileName));
    }

    [GeneratedRegex("""\shref="([^"]+)""")]
    private static partial Regex Link();

    [GeneratedRegex("""\sid="([^"]+)""")]
    private static partial Regex Id();

    [GeneratedRegex("""<[^>]*\son\w+=""")]
    private static partial Regex Handler();
}
