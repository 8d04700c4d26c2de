using System.Globalization;
using SynthesisPipeline.Pages;

// Times every page of the site over a generated consultation, then with many rapporteurs at once. See bench/pages.sh.
string? Option(string name) => args.FirstOrDefault(a => a.StartsWith($"--{name}=", StringComparison.Ordinal))?[(name.Length + 3)..];
int Number(string name, int otherwise) => Option(name) is { } given ? int.Parse(given, CultureInfo.InvariantCulture) : otherwise;

var contributions = Number("contributions", 100_000);
var requests = Number("requests", 40);
var people = Number("people", 50);
var seconds = Number("seconds", 30);
var kept = Option("data");
var folder = kept ?? Directory.CreateTempSubdirectory("sp-pages-").FullName;
try
{
    await using var site = await SiteProcess.StartAsync(folder, contributions, people, slowMilliseconds: Number("explain", 0), app: Option("app"));
    await using var crowd = await Crowd.SignInAsync(site);
    var contribution = await Seeds.PlantAsync(crowd);
    var pages = await Crawl.AllAsync(crowd, await Seeds.StartsAsync(crowd));
    Console.WriteLine("| page | addresses | first, ms | median, ms | p95, ms | largest, KB compressed |\n| --- | --- | --- | --- | --- | --- |");
    var slow = new List<PageTime>();
    foreach (var page in pages.Found)
    {
        var time = await PageTime.OfAsync(page, crowd, requests);
        slow.Add(time);
        Console.WriteLine(time.Row());
    }
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\n{pages.Found.Length} pages, {requests} requests each, one after the other; over 150 ms: {slow.Count(s => s.P95 > 150)}; over 100 KB: {slow.Count(s => s.LargestBytes > 100_000)}; highest p95 {slow.Max(s => s.P95):0} ms; largest {slow.Max(s => s.LargestBytes) / 1000.0:0} KB."));
    if (pages.Missed.Length > 0) Console.WriteLine($"Routes without an address: {string.Join(", ", pages.Missed)}");
    // everybody at once: as people do, with a pause to read, and then as nobody does, without any
    foreach (var pause in new[] { 2.0, 0.0 })
        Console.WriteLine(await Rush.OfAsync(pages.Found, site, crowd, contribution, TimeSpan.FromSeconds(seconds), pause));
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\nMemory of the server: {site.ResidentMegabytes()} MB; load of the machine {File.ReadAllText("/proc/loadavg").Split(' ')[0]} on {Environment.ProcessorCount} cores."));
}
finally
{
    if (kept is null) Directory.Delete(folder, recursive: true);
}
