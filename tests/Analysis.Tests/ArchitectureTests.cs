using System.Reflection;
using SynthesisPipeline.Tests;

namespace SynthesisPipeline.Analysis.Tests;

public class ArchitectureTests
{
    [Fact]
    public void Only_the_text_stage_knows_the_words_library()
    {
        var elsewhere = Repository.Sources("src").Where(f => !f.Contains("/Analysis/Text/", StringComparison.Ordinal))
            .Where(f => File.ReadAllText(f).Contains("Lucene.Net", StringComparison.Ordinal));

        Assert.Empty(elsewhere);
    }

    [Fact]
    public void The_core_refers_to_nothing_that_does_io()
    {
        // the analyzer that bans symbols does not see signatures: this does
        string[] banned = ["System.Net", "System.Data", "Npgsql", "Microsoft.AspNetCore", "Hangfire", "ClosedXML", "Microsoft.Extensions.Hosting", "Serilog", "System.IO.FileSystem"];

        var referenced = typeof(Pipeline).Assembly.GetReferencedAssemblies().Select(a => a.Name!);

        Assert.DoesNotContain(referenced, name => banned.Any(b => name.StartsWith(b, StringComparison.Ordinal)));
    }

    [Fact]
    public void The_core_has_no_static_that_changes()
    {
        var changing = typeof(Pipeline).Assembly.GetTypes()
            .Where(t => !t.Name.Contains('<'))
            .SelectMany(t => t.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(f => !f.IsInitOnly && !f.IsLiteral && !f.Name.Contains('<'))
            .Where(f => !f.IsDefined(typeof(ThreadStaticAttribute))) // a thread's own scratch paper, emptied before each use
            .Select(f => $"{f.DeclaringType!.Name}.{f.Name}");

        Assert.Empty(changing);
    }

    [Fact]
    public void No_source_file_is_over_three_hundred_lines()
    {
        var long_ones = Repository.Sources("src").Where(f => File.ReadLines(f).Count() > 300).Select(Path.GetFileName);

        Assert.Empty(long_ones);
    }
}
