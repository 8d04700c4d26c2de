using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Npgsql;

namespace SynthesisPipeline.Dashboard;

/// <summary>Keeps what second factors are checked with (keys of applications, recovery codes, the last code used) sealed by ASP.NET Core Data Protection.</summary>
/// <remarks>Whoever reads <c>account_tokens</c> alone learns nothing. The keys that open it stand in <c>data_protection_keys</c>, themselves sealed where a certificate is given (<see cref="KeyStore.Variable"/>).</remarks>
sealed class SealedTokens(AccountContext context, IDataProtectionProvider protection, ILogger<SealedTokens> log) : UserStore<IdentityUser, IdentityRole, AccountContext>(context)
{
    /// <summary>How a sealed value begins; no key or code does.</summary>
    public const string Mark = "dp1:";

    const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    const int KeyLength = 32;

    readonly IDataProtector _protector = Protector(protection);

    /// <inheritdoc/>
    public override Task SetTokenAsync(IdentityUser user, string loginProvider, string name, string? value, CancellationToken cancellationToken) =>
        base.SetTokenAsync(user, loginProvider, name, value is null ? null : Mark + _protector.Protect(value), cancellationToken);

    /// <inheritdoc/>
    public override async Task<string?> GetTokenAsync(IdentityUser user, string loginProvider, string name, CancellationToken cancellationToken)
    {
        var kept = await base.GetTokenAsync(user, loginProvider, name, cancellationToken);
        if (kept?.StartsWith(Mark, StringComparison.Ordinal) != true) return kept; // written by an earlier version
        try
        {
            return _protector.Unprotect(kept[Mark.Length..]);
        }
        catch (CryptographicException error)
        {
            log.TokenNotOpened(error, name);
            // never null: an account without a key would be let in by its password alone. No code is right: an administrator takes the factor away
            return RandomNumberGenerator.GetString(Base32, KeyLength);
        }
    }

    /// <summary>Seals what an earlier version kept in clear; does nothing when nothing is.</summary>
    /// <returns>How many values were sealed.</returns>
    public static async Task<int> SealEarlierAsync(NpgsqlDataSource db, IDataProtectionProvider protection, CancellationToken cancel)
    {
        var protector = Protector(protection);
        var values = (await db.ListAsync("select distinct value from account_tokens where value is not null and not starts_with(value, $1)", r => r.GetString(0), cancel, Mark)).ToArray();
        return values.Length == 0 ? 0 : await db.RunAsync("""
            update account_tokens t set value = s.sealed from unnest($1::text[], $2::text[]) s (clear, sealed) where t.value = s.clear
            """, cancel, values, values.Select(v => Mark + protector.Protect(v)).ToArray());
    }

    static IDataProtector Protector(IDataProtectionProvider protection) => protection.CreateProtector("SynthesisPipeline.account_tokens");
}

/// <summary>Seals, when a server starts, what an earlier version kept in clear.</summary>
sealed class SealTokens(Database database, IDataProtectionProvider protection) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => SealedTokens.SealEarlierAsync(database.Source, protection, cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
