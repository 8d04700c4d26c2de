using System.Collections.Immutable;
using System.Text.Json;
using Npgsql;

namespace SynthesisPipeline.Dashboard;

/// <summary>Findings of a consultation's latest run that rested on contributions which an import changed or withdrew: each is to be looked at again.</summary>
/// <param name="Points">Rows of the table of agreement, their qualifications included.</param>
/// <param name="Actions">Rows of the table of actions.</param>
/// <param name="Minorities">Minority positions.</param>
/// <param name="Controversies">Ranks of controversies.</param>
/// <param name="Duplicates">Groups of duplicates.</param>
public sealed record TouchedFindings(ImmutableArray<int> Points, ImmutableArray<int> Actions, ImmutableArray<int> Minorities,
    ImmutableArray<int> Controversies, ImmutableArray<string> Duplicates)
{
    /// <summary>Nothing touched.</summary>
    public static TouchedFindings None { get; } = new([], [], [], [], []);

    /// <summary>How many findings in all.</summary>
    public int Count => Points.Length + Actions.Length + Minorities.Length + Controversies.Length + Duplicates.Length;

    /// <summary>Writes them as the database keeps them.</summary>
    internal string ToJson() => JsonSerializer.Serialize(this, s_json);

    /// <summary>Reads what <see cref="ToJson"/> wrote; nothing where nothing was written.</summary>
    internal static TouchedFindings Of(string json) => json == "{}" ? None : JsonSerializer.Deserialize<TouchedFindings>(json, s_json) ?? None;

    /// <summary>Finds them inside an import's transaction, among the contributions noted in <c>staged_touched</c>.</summary>
    internal static async Task<TouchedFindings> FindAsync(NpgsqlConnection connection, long consultation, CancellationToken cancel)
    {
        if (await LongSql.ListAsync(connection, "select latest_run_id from consultations where id = $1 and latest_run_id is not null", r => r.GetInt64(0), cancel, consultation) is not [var run]) return None;
        Task<ImmutableArray<int>> Cited(params string[] by) => LongSql.ListAsync(connection, """
            select distinct row_number from citations where run_id = $1 and cited_by = any($2)
                and contribution_id in (select contribution_id from staged_touched) order by 1
            """, r => r.GetInt32(0), cancel, run, by);
        return new(await Cited("point", "qualification"), await Cited("action"), await Cited("minority"),
            await LongSql.ListAsync(connection, """
                select rank from controversies where run_id = $1 and (contribution_id in (select contribution_id from staged_touched)
                    or exists (select from unnest(for_ids || against_ids) as id where id in (select contribution_id from staged_touched))
                    or rank in (select row_number from citations c where c.run_id = $1 and c.cited_by in ('granted_for', 'granted_against') and c.contribution_id in (select contribution_id from staged_touched))) order by 1
                """, r => r.GetInt32(0), cancel, run),
            await LongSql.ListAsync(connection, """
                select distinct group_id from duplicate_members where run_id = $1 and contribution_id in (select contribution_id from staged_touched) order by 1
                """, r => r.GetString(0), cancel, run));
    }

    static readonly JsonSerializerOptions s_json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };
}
