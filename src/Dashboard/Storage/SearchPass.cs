using Npgsql;

namespace SynthesisPipeline.Dashboard;

/// <summary>One pass that makes what was imported searchable, in order of names: where it has come to is kept, so that a process that ends half-way loses a batch and not all.</summary>
/// <remarks>A pass that was cut is ended for the imports that it was begun for; what came in since is another's.</remarks>
public sealed class SearchPass
{
    /// <summary>Its steps, in order.</summary>
    public const string Words = "words", Meanings = "meanings";

    readonly NpgsqlDataSource _db;
    string _step;
    string _after;

    SearchPass(NpgsqlDataSource db, long consultation, long since, long upTo, string step, string after) =>
        (_db, Consultation, Since, UpTo, _step, _after) = (db, consultation, since, upTo, step, after);

    /// <summary>The consultation.</summary>
    public long Consultation { get; }

    /// <summary>Import that is searchable already; 0 for none.</summary>
    public long Since { get; }

    /// <summary>Import that will be once it has ended.</summary>
    public long UpTo { get; }

    /// <summary>Goes on with the pass that is open, or begins one.</summary>
    /// <param name="db">The database.</param>
    /// <param name="consultation">The consultation.</param>
    /// <param name="since">Import that is searchable already; 0 for none.</param>
    /// <param name="last">The last import.</param>
    /// <param name="cancel">Stops the reading.</param>
    public static async Task<SearchPass> OpenAsync(NpgsqlDataSource db, long consultation, long since, long last, CancellationToken cancel)
    {
        var open = await db.ListAsync("select import_id, step, contribution_id from search_progress where consultation_id = $1",
            r => (UpTo: r.GetInt64(0), Step: r.GetString(1), After: r.GetString(2)), cancel, consultation);
        return open is [var cut] && cut.UpTo > since ? new(db, consultation, since, cut.UpTo, cut.Step, cut.After) : new(db, consultation, since, last, Words, "");
    }

    /// <summary>Does one step, batch by batch, from where it has come to; nothing where it has ended.</summary>
    /// <param name="step"><see cref="Words"/> or <see cref="Meanings"/>.</param>
    /// <param name="batch">Does what follows a contribution; gives the last one that it did, null where nothing follows.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task StepAsync(string step, Func<string, Task<string?>> batch, CancellationToken cancel)
    {
        if (_step == Meanings && step == Words) return;
        if (_step != step) (_step, _after) = (step, "");
        while (await batch(_after) is { } done)
        {
            _after = done;
            await _db.RunAsync("""
                insert into search_progress (consultation_id, import_id, step, contribution_id) values ($1, $2, $3, $4)
                on conflict (consultation_id) do update set import_id = excluded.import_id, step = excluded.step, contribution_id = excluded.contribution_id
                """, cancel, Consultation, UpTo, step, done);
        }
    }
}
