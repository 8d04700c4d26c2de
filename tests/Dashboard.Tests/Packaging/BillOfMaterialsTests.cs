using System.Text.Json;

namespace SynthesisPipeline.Dashboard.Tests;

public sealed class BillOfMaterialsTests
{
    static readonly string s_dependencies = Path.Combine(AppContext.BaseDirectory, "SynthesisPipeline.Dashboard.deps.json");

    [Fact]
    public void Every_library_of_the_program_stands_in_it_with_version_and_checksum()
    {
        var components = LibraryComponents.Read(s_dependencies);

        var npgsql = Assert.Single(components, c => c.Name == "Npgsql");
        Assert.Equal($"pkg:nuget/Npgsql@{npgsql.Version}", npgsql.Purl);
        Assert.Equal(128, npgsql.Sha512?.Length);
        Assert.Contains(components, c => c.Name == "Hangfire.PostgreSql" && c.DependsOn.Contains(npgsql.Purl));
        Assert.Equal(components.Select(c => c.Purl).Order(StringComparer.Ordinal), components.Select(c => c.Purl));
    }

    [Fact]
    public void The_same_parts_make_the_same_document_and_each_reference_leads_somewhere()
    {
        var components = LibraryComponents.Read(s_dependencies);

        using MemoryStream once = new(), again = new();
        BillOfMaterials.Write(once, "1.2.3", components);
        BillOfMaterials.Write(again, "1.2.3", components);

        Assert.Equal(once.ToArray(), again.ToArray());
        var root = JsonDocument.Parse(once.ToArray()).RootElement;
        Assert.Equal("CycloneDX", root.GetProperty("bomFormat").GetString());
        Assert.Matches("^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$", root.GetProperty("serialNumber").GetString());
        var known = root.GetProperty("components").EnumerateArray().Select(c => c.GetProperty("bom-ref").GetString()).ToHashSet();
        Assert.Equal(components.Length, known.Count);
        Assert.All(root.GetProperty("dependencies").EnumerateArray().SelectMany(d => d.GetProperty("dependsOn").EnumerateArray()),
            need => Assert.Contains(need.GetString(), known));
    }

    [Fact]
    public void The_same_files_make_the_same_archive_and_a_changed_one_is_noticed()
    {
        using var folder = new TemporaryFolder();
        var content = Directory.CreateDirectory(Path.Combine(folder.Path, "content", "below")).Parent!.FullName; // made a line above
        File.WriteAllText(Path.Combine(content, "below", "b"), "b");
        File.WriteAllText(Path.Combine(content, "a"), "a");
        PackageArchive.WriteChecksums(content);
        var archives = new[] { "one", "two" }.Select(name => Path.Combine(folder.Path, name + ".tar.gz")).ToArray();
        foreach (var archive in archives)
        {
            File.SetLastWriteTimeUtc(Path.Combine(content, "a"), DateTime.UtcNow.AddDays(archive.Length));
            PackageArchive.Write(content, "name", Path.Combine(folder.Path, "part"), archive);
        }

        Assert.Equal(File.ReadAllBytes(archives[0]), File.ReadAllBytes(archives[1]));
        Assert.Equal(["a", "below/b"], File.ReadLines(Path.Combine(content, PackageArchive.Checksums)).Select(l => l[66..]));
    }
}
