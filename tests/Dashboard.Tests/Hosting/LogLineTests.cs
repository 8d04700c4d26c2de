using System.Globalization;
using System.Text.Json;
using Serilog;

namespace SynthesisPipeline.Dashboard.Tests;

public sealed class LogLineTests(DatabaseFixture fixture)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void An_event_is_one_line_of_json_and_an_error_never_quotes_what_was_read()
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        using (var log = new LoggerConfiguration().WriteTo.Sink(new Sink(output)).Enrich.WithProperty("Scope", "Camille Untel").CreateLogger())
            log.ForContext("SourceContext", "Here").Error(Caught(), "Run {Run} failed at {Share:0.0}", 12L, 0.5);

        var line = Assert.Single(output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries));
        using var json = JsonDocument.Parse(line);
        Assert.Equal("Run 12 failed at 0.5", json.RootElement.GetProperty("message").GetString());
        Assert.Equal(12, json.RootElement.GetProperty("Run").GetInt64());
        Assert.Equal("error", json.RootElement.GetProperty("level").GetString());
        Assert.Equal("Here", json.RootElement.GetProperty("source").GetString());
        var causes = json.RootElement.GetProperty("error").EnumerateArray().Select(e => e.GetProperty("type").GetString()).ToList();
        Assert.Equal([typeof(InvalidOperationException).FullName, typeof(FormatException).FullName], causes);
        Assert.Contains(nameof(Caught), line, StringComparison.Ordinal);
        Assert.DoesNotContain("Untel", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_import_a_run_and_its_digests_leave_no_text_and_no_name_in_the_log()
    {
        await using var database = await fixture.CreateAsync();
        using var folder = new TemporaryFolder();
        var export = Path.Combine(folder.Path, "contributions.csv");
        string[] words = ["zibeline", "quokka", "axolotl", "okapi"];
        await File.WriteAllLinesAsync(export, ["id,title,body,author,created_at",
            .. Enumerable.Range(0, 24).Select(i => $"c{i},Titre {words[i % 4]},\"Nous demandons que chaque {words[i % 4]} ait un refuge près de {words[(i + 1) % 4]} {i}, et que la mairie le paie.\",Camille Untel {i},2031-0{i % 9 + 1}-02"),
            "c3,encore,\"Une ligne de trop de zibeline\",Camille Untel 3,pas une date"], Cancel);
        var data = Path.Combine(folder.Path, "data");
        foreach (var arguments in new string[][] { ["import", export, "--consultation", "essai"], ["run", "essai"] })
        {
            using var process = ProductProcess.Start(database.ConnectionString, data, 2, arguments);
            var (code, said, error) = await process.EndAsync(Cancel);
            Assert.True(code == 0, $"{said}\n{error}");
        }
        var lines = Directory.GetFiles(Path.Combine(data, "journaux")).SelectMany(File.ReadLines).ToList();

        var messages = lines.Select(l => JsonSerializer.Deserialize<JsonElement>(l).GetProperty("message").GetString()!).ToList();
        Assert.Contains(messages, m => m.StartsWith("Run ", StringComparison.Ordinal) && m.Contains("has ended", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, l => words.Append("Untel").Append("mairie").Any(w => l.Contains(w, StringComparison.OrdinalIgnoreCase)));
    }

    static InvalidOperationException Caught()
    {
        try
        {
            try
            {
                throw new FormatException("The input string 'Camille Untel' was not in a correct format.");
            }
            catch (FormatException inner)
            {
                throw new InvalidOperationException("Untel again", inner);
            }
        }
        catch (InvalidOperationException error)
        {
            return error;
        }
    }

    sealed class Sink(TextWriter output) : Serilog.Core.ILogEventSink
    {
        public void Emit(Serilog.Events.LogEvent logEvent) => new LogLine().Format(logEvent, output);
    }
}
