using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Ingest.Tests;

/// <summary>Reads the real exports beside the repository; skipped where they are absent.</summary>
public class SharedDataTests
{
    static string Folder(string name)
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
            if (File.Exists(Path.Combine(at.FullName, "SynthesisPipeline.sln")))
            {
                var path = Path.GetFullPath(Path.Combine(at.FullName, "../shared/data", name));
                Assert.SkipUnless(Path.Exists(path), "../shared/data is not beside this repository");
                return path;
            }
        Assert.Skip("the repository's root was not found");
        return "";
    }

    static ImportResult Read(string name) => ImportExport.ReadAll([Folder(name)], new(), TestContext.Current.CancellationToken);

    [Theory]
    [InlineData("an-fausses-informations-2018", 880, 186, 694)]
    [InlineData("an-fausses-informations-2018/export-brut.cp1252.csv.gz", 1933, 186, 694)]
    [InlineData("an-tiktok-2025", 1674, 1674, 0)]
    [InlineData("campagnes-plantees-dev", 1959, 1959, 0)]
    [InlineData("daccord-contradictions-fr", 646, 646, 0)]
    [InlineData("debats-an-2013", 25, 25, 0)]
    [InlineData("decidim-mel-grand-debat", 962, 962, 0)]
    [InlineData("decidim-mel-grand-debat/format-decidim", 918, 918, 0)]
    [InlineData("grand-debat-echantillon", 3000, 3000, 0)]
    [InlineData("polis/15-per-hour-seattle", 3049, 31, 2972)]
    [InlineData("polis/austria-climate.7z7ejpbmv5.2022-08-08", 79928, 315, 74038)]
    [InlineData("polis/austria-climate.9xnndurbfm.2022-07-07", 1452, 801, 0)]
    [InlineData("rua-fonctionnement", 11812, 2208, 9598)]
    [InlineData("rua-fonctionnement/export-brut.csv.gz", 11831, 2207, 7096)]
    [InlineData("stsb-fr", 7249, 7249, 0)]
    [InlineData("vrai-debat-titres", 11036, 11036, 0)]
    [InlineData("xstance-fr", 1494, 1494, 0)]
    public void Rows_of_every_folder_add_up(string name, int read, int contributions, int votes)
    {
        var result = Read(name);

        Assert.Equal((read, contributions, votes), ((int)result.Counts.Read, (int)result.Counts.Contributions, (int)result.Counts.Votes));
        Assert.All(result.Files, f => Assert.True(f.Counts.AddsUp, f.File));
        Assert.Equal(result.Counts.Rejected, result.Rejects.Select(r => (r.File, r.Line)).Distinct().Count());
        Assert.Equal(result.Counts.SetAside, result.SetAside.Length);
        Assert.Equal(result.Counts.Contributions, result.Contributions.Length);
        Assert.Equal(result.Contributions.Length, result.Contributions.Select(c => c.Id).Distinct().Count());
        Assert.True(new Corpus(result.Contributions, result.Votes).Votes.Length == result.Votes.Length, "a vote was kept on what is not in the corpus");
    }

    [Theory]
    [InlineData("lexique-fr")]
    [InlineData("ud-francais")]
    public void Folders_without_texts_of_people_are_refused_in_one_sentence(string name)
    {
        var refusal = Assert.Throws<ImportException>(() => Read(name));

        Assert.InRange(refusal.Message.Length, 20, 400);
    }

    [Fact]
    public void The_raw_export_of_rua_holds_every_row_of_its_parted_files()
    {
        var raw = Read("rua-fonctionnement/export-brut.csv.gz");
        var parted = Read("rua-fonctionnement");

        var all = raw.Contributions.Concat(raw.SetAside.Select(s => s.Contribution).OfType<Contribution>()).ToList();
        Assert.Equal((434, 1777, 6), (all.Count(c => c.Kind == ContributionKind.Proposition), all.Count(c => c.Kind == ContributionKind.Argument), all.Count(c => c.Kind == ContributionKind.Source)));
        Assert.Equal(13, raw.SetAside.Count(s => s.Reason.StartsWith("Signalement", StringComparison.Ordinal)));
        Assert.Equal(9601, raw.Counts.Votes + raw.SetAside.Count(s => s.Reason.StartsWith("Vote sur", StringComparison.Ordinal)));
        var twin = parted.Contributions.Concat(parted.SetAside.Select(s => s.Contribution).OfType<Contribution>()).ToDictionary(c => c.Id);
        foreach (var contribution in all.Where(c => c.Kind != ContributionKind.Source))
        {
            var other = twin[contribution.Id];
            Assert.Equal((Letters(other.Title), Letters(other.Body.Plain), other.Stance, other.ParentId, other.CreatedAt), (Letters(contribution.Title), Letters(contribution.Body.Plain), contribution.Stance, contribution.ParentId, contribution.CreatedAt));
        }
    }

    [Fact]
    public void The_raw_export_of_the_assembly_says_what_its_parted_files_say()
    {
        var raw = Read("an-fausses-informations-2018/export-brut.cp1252.csv.gz");
        var parted = Read("an-fausses-informations-2018");

        Assert.Equal(parted.Contributions.OrderBy(c => c.Id).Select(c => (c.Id, c.Kind, c.ParentId, c.CreatedAt, c.DeclaredVotes, Letters(c.Body.Plain))),
            raw.Contributions.OrderBy(c => c.Id).Select(c => (c.Id, c.Kind, c.ParentId, c.CreatedAt, c.DeclaredVotes, Letters(c.Body.Plain))));
        Assert.Equal(parted.Votes.OrderBy(v => v.Contribution).ThenBy(v => v.Voter, StringComparer.Ordinal), raw.Votes.OrderBy(v => v.Contribution).ThenBy(v => v.Voter, StringComparer.Ordinal));
    }

    static string Letters(string text) => new([.. text.Where(l => char.IsLetterOrDigit(l) || l == ',')]);

    [Fact]
    public void Comments_of_decidim_hang_on_what_they_comment_although_numbers_meet()
    {
        var result = Read("decidim-mel-grand-debat/format-decidim");
        var byId = result.Contributions.ToDictionary(c => c.Id);

        var comments = result.Contributions.Where(c => c.Kind == ContributionKind.Comment).ToList();
        Assert.All(comments, c => Assert.True(c.ParentId is { } parent && byId.ContainsKey(parent), c.Id.Value));
        Assert.All(comments.Where(c => c.Attributes.Any(a => a is { Name: "depth", Value: "0" })), c => Assert.Equal(ContributionKind.Proposition, byId[c.ParentId!.Value].Kind)); // checked above
        Assert.Equal((93, 26), (comments.Count(c => c.Stance == Side.For), comments.Count(c => c.Stance == Side.Against)));
    }
}
