using System.Net;
using System.Text.RegularExpressions;

namespace SynthesisPipeline.Dashboard.Tests;

/// <summary>Invitations, rights, passwords and sessions, as people meet them.</summary>
public sealed partial class AccountsTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    const string Accounts = "/administration/comptes";

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_invitation_makes_one_account_with_its_role_and_then_opens_nothing()
    {
        using var administrator = await AdministratorAsync();
        using var asked = await administrator.PostAsync(Accounts + "/inviter", new() { ["role"] = AccountRoles.WorkingGroup, ["note"] = "pour Paule" }, Accounts);
        var link = Link().Match(await administrator.ReadAsync(Accounts)).Value;
        var again = await administrator.ReadAsync(Accounts);

        using var guest = new Visitor(site.Address);
        var page = await guest.ReadAsync(link);
        var token = link.Split('/')[^1];
        using var unequal = await guest.PostAsync("/invitation/accepter", new() { ["token"] = token, ["name"] = "paule", ["password"] = "douze lettres", ["again"] = "autre chose !" }, link);
        using var made = await guest.PostAsync("/invitation/accepter", new() { ["token"] = token, ["name"] = "paule", ["password"] = "douze lettres", ["again"] = "douze lettres" }, link);
        using var twice = await guest.PostAsync("/invitation/accepter", new() { ["token"] = token, ["name"] = "paule2", ["password"] = "douze lettres", ["again"] = "douze lettres" }, "/connexion");

        Assert.Contains("groupe de travail", page, StringComparison.Ordinal);
        Assert.DoesNotContain(token, again, StringComparison.Ordinal);
        Assert.Contains("erreur=differents", unequal.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal("/", made.Headers.Location!.ToString());
        Assert.Contains("paule", await guest.ReadAsync("/"), StringComparison.Ordinal);
        Assert.Contains("/invitation/", twice.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Contains("a déjà servi", await guest.ReadAsync(link), StringComparison.Ordinal);
        Assert.Equal(0, await site.Database.Source.ScalarAsync<long>("select count(*) from accounts where user_name = 'paule2'", Cancel));
        Assert.Equal(1, await site.Database.Source.ScalarAsync<long>("select count(*) from audit_records where action = 'invitation_used' and account = 'paule'", Cancel));
        Assert.Equal(0, await site.Database.Source.ScalarAsync<long>("select count(*) from invitations where encode(token_hash, 'hex') = $1", Cancel, token));
    }

    [Fact]
    public async Task A_withdrawn_or_old_invitation_opens_nothing()
    {
        using var administrator = await AdministratorAsync();
        using var first = await administrator.PostAsync(Accounts + "/inviter", new() { ["role"] = AccountRoles.Reader }, Accounts);
        var withdrawn = Link().Match(await administrator.ReadAsync(Accounts)).Value;
        var id = await site.Database.Source.ScalarAsync<long>("select max(id) from invitations", Cancel);
        using var back = await administrator.PostAsync(Accounts + "/inviter/retirer", new() { ["id"] = $"{id}" }, Accounts);
        using var second = await administrator.PostAsync(Accounts + "/inviter", new() { ["role"] = AccountRoles.Reader }, Accounts);
        var old = Link().Match(await administrator.ReadAsync(Accounts)).Value;
        await site.Database.Source.RunAsync("update invitations set expires_at = now() - interval '1 minute' where id > $1", Cancel, id);
        using var guest = new Visitor(site.Address);

        Assert.Contains("a été retirée", await guest.ReadAsync(withdrawn), StringComparison.Ordinal);
        Assert.Contains("a expiré", await guest.ReadAsync(old), StringComparison.Ordinal);
        Assert.Contains("a expiré", await guest.ReadAsync("/invitation/inventee"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("droits")]
    [InlineData("mot-de-passe")]
    [InlineData("fermer")]
    public async Task A_change_of_the_account_ends_its_open_sessions_at_once(string what)
    {
        using var administrator = await AdministratorAsync();
        var (name, password) = await MadeAccount.AddAsync(administrator, "session-" + what);
        using var person = await new Visitor(site.Address).SignInAsync(name, password);
        var before = await person.ReadAsync("/");

        using var changed = await administrator.PostAsync($"{Accounts}/{what}", new() { ["name"] = name, ["role"] = AccountRoles.Rapporteur }, Accounts);
        using var after = await person.GetAsync("/");

        Assert.Contains(name, before, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, after.StatusCode);
        Assert.Equal("/connexion", after.Headers.Location!.AbsolutePath);
    }

    [Fact]
    public async Task The_last_administrator_keeps_the_role_and_cannot_close_the_account()
    {
        using var administrator = await AdministratorAsync();
        await site.Database.Source.RunAsync("delete from accounts where user_name = 'borne'", Cancel);

        using var lesser = await administrator.PostAsync(Accounts + "/droits", new() { ["name"] = "administrateur", ["role"] = AccountRoles.Reader }, Accounts);
        using var closed = await administrator.PostAsync(Accounts + "/fermer", new() { ["name"] = "administrateur" }, Accounts);

        Assert.Contains("erreur=dernier", lesser.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Contains("erreur=soi", closed.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_language_a_person_chose_comes_back_on_another_machine()
    {
        using var first = await new Visitor(site.Address).SignInAsync("groupe", site.PasswordOf("groupe"));
        using var chosen = await first.GetAsync("/langue?vers=en");

        using var elsewhere = await new Visitor(site.Address).SignInAsync("groupe", site.PasswordOf("groupe"));
        using var other = await new Visitor(site.Address).SignInAsync("lecteur", site.PasswordOf("lecteur"));

        Assert.Contains("<html lang=\"en\"", await elsewhere.ReadAsync("/"), StringComparison.Ordinal);
        Assert.Contains("<html lang=\"fr\"", await other.ReadAsync("/"), StringComparison.Ordinal);
    }

    Task<Visitor> AdministratorAsync() => new Visitor(site.Address).SignInAsync("administrateur", site.PasswordOf("administrateur"));

    [GeneratedRegex("http://[^<\" ]+/invitation/[0-9a-f]{48}")]
    private static partial Regex Link();
}
