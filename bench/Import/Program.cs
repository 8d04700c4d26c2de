using System.Diagnostics;
using System.Globalization;
using System.Text;
using Npgsql;
using SynthesisPipeline.Dashboard;

// Imports generated contributions by the command itself, as a process of its own, and prints rows a second beside psql's COPY of the same rows.
// bench/import.sh [--rows=100000,1000000] [--runs=5] [--write]   --write puts the table into docs/performance.md
const string Start = "<!-- import: written by bench/import.sh -->", End = "<!-- end of import -->";

string? Option(string name) => args.FirstOrDefault(a => a.StartsWith($"--{name}=", StringComparison.Ordinal))?[(name.Length + 3)..];
var sizes = (Option("rows") ?? "100000,1000000").Split(',').Select(n => int.Parse(n, CultureInfo.InvariantCulture)).ToArray();
var runs = int.Parse(Option("runs") ?? "5", CultureInfo.InvariantCulture);
var folder = Directory.CreateTempSubdirectory("sp-bench-").FullName;
if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(folder, (UnixFileMode)0b111_101_101);
var program = Path.Combine(AppContext.BaseDirectory, "SynthesisPipeline.Dashboard.dll");
try
{
    await using var cluster = await PrivatePostgres.StartAsync(Path.Combine(folder, "postgres"), CancellationToken.None);
    var lines = new List<string> { "| rows | import | seconds | rows a second | CPU seconds of the program | peak memory of the program |", "| --- | --- | --- | --- | --- | --- |" };
    foreach (var rows in sizes)
    {
        var data = Path.Combine(folder, rows.ToString(CultureInfo.InvariantCulture));
        Run("", "generate", "--contributions", rows.ToString(CultureInfo.InvariantCulture), "--seed", "1", "-o", data);
        var table = Path.Combine(data, "contributions.csv");
        var read = 0L;
        var (first, again, limit) = (new List<Measure>(), new List<Measure>(), new List<Measure>());
        for (var run = 0; run < runs; run++)
        {
            var database = $"bench_{rows}_{run}";
            await using (var admin = new NpgsqlConnection(cluster.ConnectionString + ";Pooling=false"))
            {
                await admin.OpenAsync();
                await using var create = new NpgsqlCommand($"create database {database}", admin);
                await create.ExecuteNonQueryAsync();
            }
            var connection = new NpgsqlConnectionStringBuilder(cluster.ConnectionString) { Database = database, Pooling = false }.ConnectionString;
            await Migrations.ApplyAsync(connection, CancellationToken.None);
            first.Add(Run(connection, "import", table, "--consultation", "mesure"));
            again.Add(Run(connection, "import", table, "--consultation", "mesure"));
            limit.Add(await CopyAsync(cluster, connection, table));
            read = await RowsAsync(connection);
            await using var drop = new NpgsqlConnection(cluster.ConnectionString + ";Pooling=false");
            await drop.OpenAsync();
            await using var gone = new NpgsqlCommand($"drop database {database} with (force)", drop);
            await gone.ExecuteNonQueryAsync();
        }
        foreach (var (name, measures) in new[] { ("first", first), ("again, unchanged", again), ("psql COPY of the same rows into one table of texts", limit) })
            lines.Add(Line(read, name, measures));
        Console.WriteLine(string.Join('\n', lines.TakeLast(3)));
    }
    lines.Add("");
    lines.Add(string.Create(CultureInfo.InvariantCulture, $"Medians of {runs}; {Environment.ProcessorCount} cores; load of the machine when it ended {File.ReadAllText("/proc/loadavg").Split(' ')[0]} (above {Environment.ProcessorCount}, others had a share of the time)."));
    Console.WriteLine(string.Join('\n', lines));
    if (args.Contains("--write")) Write(string.Join('\n', lines));
}
finally
{
    NpgsqlConnection.ClearAllPools();
    Directory.Delete(folder, recursive: true);
}

Measure Run(string connection, params string[] arguments)
{
    var start = new ProcessStartInfo("dotnet", [program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
    start.Environment[DataFolder.Variable] = Path.Combine(folder, "data");
    if (connection.Length > 0) start.Environment[Database.Variable] = connection;
    var watch = Stopwatch.StartNew();
    using var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start");
    process.OutputDataReceived += (_, _) => { };
    process.BeginOutputReadLine();
    long peak = 0;
    var cpu = TimeSpan.Zero;
    while (!process.WaitForExit(100))
    {
        process.Refresh();
        try
        {
            (peak, cpu) = (Math.Max(peak, process.PeakWorkingSet64), process.TotalProcessorTime);
        }
        catch (InvalidOperationException)
        {
            break; // it ended between two looks
        }
    }
    process.WaitForExit();
    if (process.ExitCode != 0) throw new InvalidOperationException($"{arguments[0]}: {process.StandardError.ReadToEnd()}");
    return new(watch.Elapsed.TotalSeconds, cpu.TotalSeconds, peak);
}

static async Task<Measure> CopyAsync(PrivatePostgres cluster, string connection, string table)
{
    string header;
    using (var text = new StreamReader(table)) header = text.ReadLine() ?? "";
    var where = new NpgsqlConnectionStringBuilder(connection);
    var script = $"create table limite ({string.Join(", ", header.Split(',').Select(c => $"\"{c}\" text"))});\n\\copy limite from '{table}' with (format csv, header true)\n";
    var file = Path.ChangeExtension(table, ".sql");
    await File.WriteAllTextAsync(file, script);
    var watch = Stopwatch.StartNew();
    var (code, said) = await cluster.Binaries.RunAsync("psql", cluster.User, "-X", "-q", "-h", where.Host!, "-U", where.Username!, "-d", where.Database!, "-v", "ON_ERROR_STOP=1", "-f", file);
    return code == 0 ? new(watch.Elapsed.TotalSeconds, null, null) : throw new InvalidOperationException(said);
}

static async Task<long> RowsAsync(string connection)
{
    await using var open = new NpgsqlConnection(connection);
    await open.OpenAsync();
    await using var count = new NpgsqlCommand("select count(*) from contributions", open);
    return (long)(await count.ExecuteScalarAsync() ?? 0L);
}

static string Line(long rows, string name, List<Measure> measures)
{
    static T Median<T>(IEnumerable<T> values) => values.Order().ToArray() is var sorted ? sorted[sorted.Length / 2] : default!;
    var seconds = Median(measures.Select(m => m.Seconds));
    string cpu = measures[0].Cpu is null ? "" : Median(measures.Select(m => m.Cpu ?? 0)).ToString("0.0", CultureInfo.InvariantCulture),
        peak = measures[0].PeakBytes is null ? "" : (Median(measures.Select(m => m.PeakBytes ?? 0)) / 1_000_000).ToString(CultureInfo.InvariantCulture) + " MB";
    return string.Create(CultureInfo.InvariantCulture, $"| {rows:N0} | {name} | {seconds:0.0} | {rows / seconds:N0} | {cpu} | {peak} |");
}

static void Write(string table)
{
    var home = new DirectoryInfo(AppContext.BaseDirectory);
    while (!File.Exists(Path.Combine(home.FullName, "SynthesisPipeline.sln"))) home = home.Parent ?? throw new InvalidOperationException("No solution above the program");
    var page = Path.Combine(home.FullName, "docs", "performance.md");
    var text = File.ReadAllText(page);
    int from = text.IndexOf(Start, StringComparison.Ordinal), to = text.IndexOf(End, StringComparison.Ordinal);
    if (from < 0 || to < from) throw new InvalidOperationException($"{page} lacks the lines {Start} and {End}");
    File.WriteAllText(page, new StringBuilder(text[..from]).Append(Start).Append('\n').Append(table).Append('\n').Append(text[to..]).ToString());
}

/// <summary>What one run cost; CPU and memory only where the program was ours.</summary>
sealed record Measure(double Seconds, double? Cpu, long? PeakBytes);
