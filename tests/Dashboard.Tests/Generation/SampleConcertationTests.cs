namespace SynthesisPipeline.Dashboard.Tests;

public sealed class SampleConcertationTests
{
    [Fact]
    public void The_sample_has_four_themes_and_twenty_six_consultations()
    {
        var sample = SampleConcertation.Load();

        Assert.Equal([6, 7, 6, 7], sample.Themes.Select(theme => theme.Consultations.Length));
        Assert.Equal(26, sample.Consultations().DistinctBy(each => each.Consultation.Slug).Count());
        Assert.Equal(new DateOnly(2015, 1, 16), sample.Themes[1].Consultations[0].Closes);
        Assert.Equal(new DateOnly(2015, 2, 11), sample.Themes[3].SynthesesAnnounced);
    }

    [Fact]
    public void The_bundled_files_are_what_generate_makes_of_their_seed()
    {
        var sample = SampleConcertation.Load();
        using var again = new GeneratedFolder(sample.Contributions, sample.Seed);

        foreach (var path in (string[])[SampleConcertation.ContributionsPath, SampleConcertation.VotesPath, SampleConcertation.GoldPath])
            Assert.True(File.ReadAllBytes(path).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(again.Folder, Path.GetFileName(path)))),
                $"{path} differs: generate it again (src/Dashboard/Sample/README.md)");
        Assert.All(again.Contributions.GroupBy(row => row["consultation"]), group => Assert.InRange(group.Count(), 40, 140));
    }
}
