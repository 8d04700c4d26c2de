using System.Diagnostics;
using System.Text.Json;
using SynthesisPipeline.Tests;

namespace SynthesisPipeline.Dashboard.Tests;

public class EmbedderTests
{
    [Fact, Trait("Category", "Slow")]
    public async Task A_model_folder_takes_the_place_of_the_static_table()
    {
        var model = Repository.Shared("models/e5-small-fr");
        Assert.SkipUnless(Directory.Exists(model), "the shared models are not beside the checkout");
        var folder = Directory.CreateTempSubdirectory("sp-embedder-").FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "contributions.csv"),
            "id,body\n" + string.Concat(Enumerable.Range(0, 30).Select(i => $"c{i},La bibliothèque numéro {i} devrait ouvrir le dimanche.\n")), TestContext.Current.CancellationToken);

        using var run = Process.Start(new ProcessStartInfo(Path.Combine(Repository.Root, "synthesis"),
            ["analyze", Path.Combine(folder, "contributions.csv"), "-o", Path.Combine(folder, "out"), "--embedder", model]))!;
        await run.WaitForExitAsync(TestContext.Current.CancellationToken);
        using var record = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "out", "run.json"), TestContext.Current.CancellationToken));

        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("e5-small-fr", record.RootElement.GetProperty("parameters").GetProperty("embedder").GetString(), StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }
}
