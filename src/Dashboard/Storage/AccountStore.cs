using System.Collections.Immutable;
using Npgsql;

namespace SynthesisPipeline.Dashboard;

/// <summary>An account as the administration lists it.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Name">Its name.</param>
/// <param name="Role">Its role; empty where none.</param>
/// <param name="Themes">Titles of the themes it may enter; empty = all.</param>
/// <param name="ThemeIds">Their keys.</param>
/// <param name="Linked">Whether it is tied to an identity provider.</param>
/// <param name="SecondFactor">Whether a code is asked for at its sign-in.</param>
public sealed record AccountLine(string Id, string Name, string Role, ImmutableArray<string> Themes, ImmutableArray<long> ThemeIds, bool Linked, bool SecondFactor);

/// <summary>Keeps what an account may enter and prefers, beside Identity's own tables.</summary>
public sealed class AccountStore(NpgsqlDataSource db)
{
    /// <summary>Lists all accounts by name.</summary>
    public Task<ImmutableArray<AccountLine>> ListAsync(CancellationToken cancel) => db.ListAsync("""
        select a.id, a.user_name, coalesce((select r.name from account_roles ar join roles r on r.id = ar.role_id where ar.user_id = a.id order by r.name limit 1), ''),
            array(select t.title from account_themes at join themes t on t.id = at.theme_id where at.account_id = a.id order by t.position, t.id),
            array(select at.theme_id from account_themes at where at.account_id = a.id order by 1),
            exists (select from account_logins l where l.user_id = a.id), a.two_factor_enabled
        from accounts a order by a.normalized_user_name
        """, r => new AccountLine(r.GetString(0), r.TextOrNull(1) ?? "", r.GetString(2), r.Texts(3), [.. r.GetFieldValue<long[]>(4)], r.GetBoolean(5), r.GetBoolean(6)), cancel);

    /// <summary>Says whether anybody has an account.</summary>
    public Task<bool> AnyAsync(CancellationToken cancel) => db.ScalarAsync<bool>("select exists (select from accounts)", cancel);

    /// <summary>Lists the themes an account may enter; empty = all.</summary>
    public Task<ImmutableArray<long>> ThemesAsync(string accountId, CancellationToken cancel) =>
        db.ListAsync("select theme_id from account_themes where account_id = $1 order by 1", r => r.GetInt64(0), cancel, accountId);

    /// <summary>Says which themes an account may enter; none = all. Themes that do not exist are left out.</summary>
    public async Task SetThemesAsync(string accountId, IReadOnlyCollection<long> themes, CancellationToken cancel)
    {
        await using var connection = await db.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await Sql.RunAsync(connection, "delete from account_themes where account_id = $1", cancel, accountId);
        await Sql.RunAsync(connection, "insert into account_themes (account_id, theme_id) select $1, id from themes where id = any($2)", cancel, accountId, themes.ToArray());
        await transaction.CommitAsync(cancel);
    }

    /// <summary>Gives the stamp that a session must carry; null when the account is gone or locked.</summary>
    public async Task<string?> StampAsync(string accountId, CancellationToken cancel) => (await db.ListAsync(
        "select security_stamp from accounts where id = $1", r => r.TextOrNull(0), cancel, accountId)).FirstOrDefault();

    /// <summary>Gives the language that a person chose for good; null where none.</summary>
    public async Task<string?> LanguageAsync(string accountId, CancellationToken cancel) =>
        (await db.ListAsync("select language from account_preferences where account_id = $1", r => r.GetString(0), cancel, accountId)).FirstOrDefault();

    /// <summary>Keeps the language that a person chose.</summary>
    public Task<int> SetLanguageAsync(string accountId, string language, CancellationToken cancel) => db.RunAsync("""
        insert into account_preferences (account_id, language) values ($1, $2) on conflict (account_id) do update set language = excluded.language
        """, cancel, accountId, language);

    /// <summary>Tells whether an administrator other than this account is left.</summary>
    public Task<bool> AnotherAdministratorAsync(string accountId, CancellationToken cancel) => db.ScalarAsync<bool>("""
        select exists (select from account_roles ar join roles r on r.id = ar.role_id where r.name = $2 and ar.user_id <> $1)
        """, cancel, accountId, AccountRoles.Administrator);

    /// <summary>Lists all themes, by concertation.</summary>
    public Task<ImmutableArray<(long Id, string Title)>> AllThemesAsync(CancellationToken cancel) => db.ListAsync("""
        select t.id, t.title from themes t join concertations k on k.id = t.concertation_id order by k.position, k.id, t.position, t.id
        """, r => (r.GetInt64(0), r.GetString(1)), cancel);
}
