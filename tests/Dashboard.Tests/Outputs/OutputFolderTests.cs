namespace SynthesisPipeline.Dashboard.Tests;

public sealed class OutputFolderTests
{
    [Fact]
    public void Nothing_is_left_when_the_writing_fails()
    {
        using var parent = new TemporaryFolder();
        var target = Path.Combine(parent.Path, "sortie");

        using (var folder = new OutputFolder(target))
        using (var half = folder.Create("topics.csv"))
            half.WriteByte(1);

        Assert.False(Directory.Exists(target));
    }

    [Fact]
    public void An_earlier_output_stays_whole_until_all_files_are_there()
    {
        using var target = new TemporaryFolder();
        var file = Path.Combine(target.Path, "topics.csv");
        File.WriteAllText(file, "ancien");

        using (var folder = new OutputFolder(target.Path))
        {
            using (var stream = folder.Create("topics.csv")) stream.Write("nouveau"u8);
            Assert.Equal("ancien", File.ReadAllText(file));
            folder.Commit([]);
        }

        Assert.Equal("nouveau", File.ReadAllText(file));
        Assert.Equal([file], Directory.GetFileSystemEntries(target.Path));
    }

    [Fact]
    public void Opinion_files_of_an_earlier_analysis_go_when_this_one_has_none()
    {
        using var target = new TemporaryFolder();
        File.WriteAllText(Path.Combine(target.Path, "opinion_groups.csv"), "voter,group\n");

        using (var folder = new OutputFolder(target.Path))
        {
            using (folder.Create("topics.csv")) { }
            folder.Commit(FindingsFiles.OnlyWithVoteRows);
        }

        Assert.Equal(["topics.csv"], Directory.GetFileSystemEntries(target.Path).Select(Path.GetFileName));
    }
}
