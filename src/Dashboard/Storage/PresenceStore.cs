using System.Collections.Immutable;
using Npgsql;

namespace SynthesisPipeline.Dashboard;

/// <summary>Knows who looks at which page just now.</summary>
public sealed class PresenceStore(NpgsqlDataSource db)
{
    const int LongestPage = 400;

    /// <summary>How long somebody counts as present after the last sign of life.</summary>
    public static readonly TimeSpan Lasting = TimeSpan.FromSeconds(90);

    /// <summary>Notes that somebody looks at a page, and tells who else does.</summary>
    /// <param name="account">Who looks.</param>
    /// <param name="page">The address of the page.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<ImmutableArray<string>> SeeAsync(string account, string page, CancellationToken cancel)
    {
        var place = StorableText.Of(page.Length > LongestPage ? page[..LongestPage] : page);
        await db.RunAsync("""
            insert into presences (account, page, seen_at) values ($1, $2, now()) on conflict (page, account) do update set seen_at = excluded.seen_at
            """, cancel, account, place);
        return await db.ListAsync("select account from presences where page = $2 and account <> $1 and seen_at > now() - $3 order by account limit 20",
            r => r.GetString(0), cancel, account, place, Lasting);
    }

    /// <summary>Forgets who left long ago.</summary>
    public Task<int> SweepAsync(CancellationToken cancel) => db.RunAsync("delete from presences where seen_at < now() - interval '1 hour'", cancel);
}
