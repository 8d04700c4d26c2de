using System.Collections.Immutable;
using Npgsql;

namespace SynthesisPipeline.Dashboard;

/// <summary>One line of the audit trail.</summary>
public sealed record AuditLine(DateTimeOffset At, string Account, string Action, string Subject);

/// <summary>Keeps who did what and when; nothing is ever changed or taken away.</summary>
public sealed class AuditStore(NpgsqlDataSource db)
{
    /// <summary>Adds a line.</summary>
    /// <param name="account">Name of the account.</param>
    /// <param name="action">What was done: sign_in, sign_in_refused, sign_out, run, cancel, import, export …</param>
    /// <param name="subject">On what; empty where nothing.</param>
    /// <param name="cancel">Stops it.</param>
    public Task<int> AddAsync(string account, string action, string subject, CancellationToken cancel) =>
        db.RunAsync("insert into audit_records (account, action, subject) values ($1, $2, $3)", cancel, StorableText.Of(account), action, StorableText.Of(subject));

    /// <summary>Lists the last lines, the newest first.</summary>
    public Task<ImmutableArray<AuditLine>> ListAsync(int atMost, CancellationToken cancel) => db.ListAsync(
        "select at, account, action, subject from audit_records order by id desc limit $1",
        r => new AuditLine(r.GetFieldValue<DateTimeOffset>(0), r.GetString(1), r.GetString(2), r.GetString(3)), cancel, atMost);
}
