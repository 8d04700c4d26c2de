using System.IO.Compression;
using System.Text;

namespace SynthesisPipeline.Ingest.Tests;

/// <summary>Archives and folders of several conversations, as platforms and people pack them.</summary>
public sealed class ArchiveTests : IDisposable
{
    const string Comments = "timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body\n1546300800000,x,0,1,1,0,1,Ouvrir la bibliothèque le dimanche\n1546300801000,x,1,2,0,1,1,Fermer la rue aux voitures\n";
    const string Votes = "timestamp,datetime,comment-id,voter-id,vote\n1,x,0,1,1\n2,x,1,1,-1\n";

    readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    string Zip(string name, params (string Name, string Text)[] entries)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (entry, text) in entries)
                using (var to = zip.CreateEntry(entry).Open()) to.Write(Encoding.UTF8.GetBytes(text));
        return _scratch.Write(name, packed.ToArray());
    }

    [Fact]
    public void An_archive_of_two_conversations_keeps_them_apart()
    {
        var path = Zip("conversations.zip", ("export/nord/comments.csv", Comments), ("export/nord/votes.csv", Votes), ("export/sud/comments.csv", Comments), ("export/sud/votes.csv", Votes), ("export/README.txt", "lisez-moi"));

        var result = _scratch.Read(path);

        Assert.Equal(["nord/0", "nord/1", "sud/0", "sud/1"], result.Contributions.Select(c => c.Id.Value));
        Assert.Equal(4, result.Votes.Length);
        Assert.Equal(["nord/1", "sud/1"], result.Votes.Select(v => v.Voter).Distinct());
        Assert.True(result.Counts.AddsUp);
        Assert.Equal(8, result.Counts.Read);
    }

    [Fact]
    public void An_archive_with_one_folder_keeps_the_ids_as_they_are()
    {
        var result = _scratch.Read(Zip("conversation.zip", ("export/comments.csv", Comments), ("export/votes.csv", Votes)));

        Assert.Equal(["0", "1"], result.Contributions.Select(c => c.Id.Value));
    }

    [Fact]
    public void Files_at_the_root_of_an_archive_leave_its_folders_aside_and_say_so()
    {
        var result = _scratch.Read(Zip("export.zip", ("contributions.csv", "id,body\na,texte\n"), ("annexes/autres.csv", "id,body\nb,texte\n")));

        Assert.Equal(["a"], result.Contributions.Select(c => c.Id.Value));
        Assert.Contains(result.Warnings, w => w.Contains("annexes", StringComparison.Ordinal));
    }

    [Fact]
    public void A_folder_of_archives_reads_each_under_its_name()
    {
        Zip("dossier/nord.zip", ("comments.csv", Comments), ("votes.csv", Votes));
        Zip("dossier/sud.zip", ("comments.csv", Comments));

        var result = _scratch.Read(Path.Combine(_scratch.Folder, "dossier"));

        Assert.Equal(["nord/0", "nord/1", "sud/0", "sud/1"], result.Contributions.Select(c => c.Id.Value));
        Assert.Equal(4, result.Files.Select(f => f.File).Distinct().Count() + 1);
    }

    [Fact]
    public void A_folder_of_folders_of_archives_is_read()
    {
        Zip("dossier/nord/export.zip", ("comments.csv", Comments));
        Zip("dossier/sud/export.zip", ("comments.csv", Comments));

        Assert.Equal(["nord/0", "nord/1", "sud/0", "sud/1"], _scratch.Read(Path.Combine(_scratch.Folder, "dossier")).Contributions.Select(c => c.Id.Value));
    }
}
