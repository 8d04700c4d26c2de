using System.Collections.Immutable;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;

namespace SynthesisPipeline.Dashboard.Tests;

public sealed class SealedTokensTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Keys_and_codes_are_sealed_in_the_database_and_those_of_an_earlier_version_still_open()
    {
        using var person = await new Visitor(site.Address).SignInAsync("rapporteur", site.PasswordOf("rapporteur"));
        var (key, codes) = await Authenticator.TurnOnAsync(person);
        var kept = await TokensAsync();
        await site.Database.Source.RunAsync("update account_tokens set value = case name when 'AuthenticatorKey' then $1 else 'AAAAA-BBBBB;CCCCC-DDDDD' end where name <> 'dernier-code' and user_id = (select id from accounts where user_name = 'rapporteur')", Cancel, key);

        var asBefore = await Authenticator.EnterAsync(site, "rapporteur", Authenticator.Code(key, 1));
        var sealedNow = await SealedTokens.SealEarlierAsync(site.Database.Source, site.Services.GetRequiredService<IDataProtectionProvider>(), Cancel);
        var after = await TokensAsync();
        var recovered = await Authenticator.EnterAsync(site, "rapporteur", "aaaaabbbbb");

        Assert.Equal(3, kept.Length);
        Assert.All([.. kept, .. after], v => Assert.StartsWith(SealedTokens.Mark, v, StringComparison.Ordinal));
        Assert.All(codes, c => Assert.DoesNotContain(c, string.Join(' ', kept), StringComparison.Ordinal));
        Assert.DoesNotContain(key, string.Join(' ', [.. kept, .. after]), StringComparison.Ordinal);
        Assert.Equal(2, sealedNow);
        Assert.Equal(("/", "/"), (asBefore, recovered));
        Assert.Equal(0, await SealedTokens.SealEarlierAsync(site.Database.Source, site.Services.GetRequiredService<IDataProtectionProvider>(), Cancel));
    }

    Task<ImmutableArray<string>> TokensAsync() => site.Database.Source.ListAsync(
        "select value from account_tokens t join accounts a on a.id = t.user_id where a.user_name = 'rapporteur' order by name", r => r.GetString(0), Cancel);

    [Fact]
    public async Task A_value_that_another_key_sealed_lets_nobody_in()
    {
        using var person = await new Visitor(site.Address).SignInAsync("administrateur", site.PasswordOf("administrateur"));
        var (key, _) = await Authenticator.TurnOnAsync(person);
        var other = new EphemeralDataProtectionProvider().CreateProtector("another").Protect(key);
        await site.Database.Source.RunAsync("update account_tokens set value = $1 where name = 'AuthenticatorKey' and user_id = (select id from accounts where user_name = 'administrateur')", Cancel, SealedTokens.Mark + other);

        var refused = await Authenticator.EnterAsync(site, "administrateur", Authenticator.Code(key, 1));
        Assert.Contains("erreur=code", refused, StringComparison.Ordinal);
    }
}
