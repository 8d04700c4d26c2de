using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace SynthesisPipeline.Dashboard;

/// <summary>A link by which one person makes an account.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Role">The role that the account gets.</param>
/// <param name="Themes">Keys of the themes it may enter; empty = all.</param>
/// <param name="Note">For whom, as the administrator noted it.</param>
/// <param name="By">Who invited.</param>
/// <param name="ExpiresAt">Until when it may be used.</param>
/// <param name="UsedBy">The account made with it; null where not used.</param>
/// <param name="Withdrawn">Whether it was taken back.</param>
public sealed record Invitation(long Id, string Role, ImmutableArray<long> Themes, string Note, string By, DateTimeOffset ExpiresAt, string? UsedBy, bool Withdrawn)
{
    /// <summary>Whether it may be used at a moment.</summary>
    public bool IsOpenAt(DateTimeOffset now) => UsedBy is null && !Withdrawn && now < ExpiresAt;
}

/// <summary>Keeps invitations: of the link only a fingerprint, so that nobody who reads the database can use it.</summary>
public sealed class InvitationStore(NpgsqlDataSource db, TimeProvider time)
{
    const int TokenBytes = 24;

    /// <summary>How long a link may be used.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    const string Columns = "id, role, theme_ids, note, made_by, expires_at, used_by, withdrawn_at is not null";

    /// <summary>Makes an invitation.</summary>
    /// <returns>The token of its link, which is kept nowhere.</returns>
    public async Task<string> AddAsync(string role, IReadOnlyCollection<long> themes, string note, string by, CancellationToken cancel)
    {
        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(TokenBytes));
        await db.RunAsync("insert into invitations (token_hash, role, theme_ids, note, made_by, expires_at) values ($1, $2, $3, $4, $5, $6)", cancel,
            Hash(token), role, themes.ToArray(), StorableText.Of(note), by, time.GetUtcNow().Add(Lifetime).UtcDateTime);
        return token;
    }

    /// <summary>Finds the invitation of a link that may still be used; null where there is none.</summary>
    public async Task<Invitation?> FindOpenAsync(string token, CancellationToken cancel) =>
        await db.OneAsync($"select {Columns} from invitations where token_hash = $1", Read, cancel, Hash(token)) is { } found && found.IsOpenAt(time.GetUtcNow()) ? found : null;

    /// <summary>Uses an invitation up; of two at once one does.</summary>
    public async Task<bool> UseAsync(long id, string account, CancellationToken cancel) =>
        await db.RunAsync("update invitations set used_at = now(), used_by = $2 where id = $1 and used_at is null and withdrawn_at is null", cancel, id, account) == 1;

    /// <summary>Gives an invitation back whose account could not be made.</summary>
    public Task<int> ReleaseAsync(long id, CancellationToken cancel) => db.RunAsync("update invitations set used_at = null, used_by = null where id = $1", cancel, id);

    /// <summary>Takes an invitation back.</summary>
    public Task<int> WithdrawAsync(long id, CancellationToken cancel) =>
        db.RunAsync("update invitations set withdrawn_at = now() where id = $1 and used_at is null and withdrawn_at is null", cancel, id);

    /// <summary>Lists the invitations that may still be used, the newest first.</summary>
    public async Task<ImmutableArray<Invitation>> OpenAsync(CancellationToken cancel) =>
        [.. (await db.ListAsync($"select {Columns} from invitations where used_at is null and withdrawn_at is null order by id desc limit 100", Read, cancel)).Where(i => i.IsOpenAt(time.GetUtcNow()))];

    static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));

    static Invitation Read(NpgsqlDataReader r) => new(r.GetInt64(0), r.GetString(1), [.. r.GetFieldValue<long[]>(2)], r.GetString(3), r.GetString(4),
        r.GetFieldValue<DateTimeOffset>(5), r.TextOrNull(6), r.GetBoolean(7));
}
