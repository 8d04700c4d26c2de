using Npgsql;

namespace SynthesisPipeline.Dashboard;

/// <summary>Keeps the few settings that administrators change on a page.</summary>
public sealed class SettingStore(NpgsqlDataSource db)
{
    /// <summary>For how many days findings of runs that are not the latest are kept; none = for good.</summary>
    public const string RunDays = "retention_run_days";

    /// <summary>Reads a number of days; null when none is set.</summary>
    public async Task<int?> DaysAsync(string name, CancellationToken cancel) =>
        (await db.ListAsync("select value::int from settings where name = $1", r => (int?)r.GetInt32(0), cancel, name)).FirstOrDefault();

    /// <summary>Sets a number of days; null to set none.</summary>
    public Task<int> SetDaysAsync(string name, int? days, CancellationToken cancel) => days is { } number
        ? db.RunAsync("insert into settings (name, value) values ($1, $2::text) on conflict (name) do update set value = excluded.value", cancel, name,
            number.ToString(System.Globalization.CultureInfo.InvariantCulture))
        : db.RunAsync("delete from settings where name = $1", cancel, name);
}
