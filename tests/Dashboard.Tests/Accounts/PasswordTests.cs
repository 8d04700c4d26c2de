using System.Net;
using static System.Buffers.Binary.BinaryPrimitives;

namespace SynthesisPipeline.Dashboard.Tests;

/// <summary>A person changes the own password.</summary>
public sealed class PasswordTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_person_changes_the_own_password_with_the_current_one_and_other_sessions_end()
    {
        const string Page = PasswordEndpoints.Page, New = "treize lettres";
        using var administrator = await AdministratorAsync();
        var (name, password) = await MadeAccount.AddAsync(administrator, "change");
        using var person = await new Visitor(site.Address).SignInAsync(name, password);
        using var elsewhere = await new Visitor(site.Address).SignInAsync(name, password);
        async Task<string> ChangeAsync(string current, string wanted, string again)
        {
            using var answer = await person.PostAsync(Page + "/changer", new() { ["current"] = current, ["password"] = wanted, ["again"] = again }, Page);
            return answer.Headers.Location!.ToString()[(Page.Length + 1)..];
        }

        Assert.Equal("erreur=differents", await ChangeAsync(password, New, New + "x"));
        Assert.Equal("erreur=court", await ChangeAsync(password, "onze lettre", "onze lettre"));
        Assert.Equal("erreur=long", await ChangeAsync(password, new('a', 129), new('a', 129)));
        Assert.Equal("erreur=actuel", await ChangeAsync("pas celui-là", New, New));
        Assert.Equal("fait=oui", await ChangeAsync(password, New, New));
        Assert.Contains(name, await person.ReadAsync("/"), StringComparison.Ordinal);
        using var ended = await elsewhere.GetAsync("/");
        Assert.Equal(HttpStatusCode.Redirect, ended.StatusCode);
        using var again = await new Visitor(site.Address).SignInAsync(name, New);
        Assert.Equal(1, await site.Database.Source.ScalarAsync<long>("select count(*) from audit_records where action = 'password_changed' and account = $1", Cancel, name));
    }

    [Fact]
    public async Task Wrong_current_passwords_lock_the_account_as_at_the_sign_in()
    {
        using var administrator = await AdministratorAsync();
        var (name, password) = await MadeAccount.AddAsync(administrator, "devine");
        using var person = await new Visitor(site.Address).SignInAsync(name, password);

        var said = new List<string>();
        for (var i = 0; i < 6; i++)
        {
            using var answer = await person.PostAsync(PasswordEndpoints.Page + "/changer", new() { ["current"] = $"faux {i}", ["password"] = "treize lettres", ["again"] = "treize lettres" }, PasswordEndpoints.Page);
            said.Add(answer.Headers.Location!.ToString().Split('=')[1]);
        }

        Assert.Equal(["actuel", "actuel", "actuel", "actuel", "bloque", "bloque"], said);
    }

    [Fact]
    public async Task Passwords_of_64_letters_are_taken_and_hashed_in_210_000_rounds()
    {
        using var administrator = await AdministratorAsync();
        var (name, password) = await MadeAccount.AddAsync(administrator, "soixante-quatre");
        using var person = await new Visitor(site.Address).SignInAsync(name, password);
        var wanted = new string('é', 60) + " 🙂🙂";

        using (await person.PostAsync(PasswordEndpoints.Page + "/changer", new() { ["current"] = password, ["password"] = wanted, ["again"] = wanted }, PasswordEndpoints.Page)) { }
        using var again = await new Visitor(site.Address).SignInAsync(name, wanted);
        var hash = Convert.FromBase64String((await site.Database.Source.ScalarAsync<string>("select password_hash from accounts where user_name = $1", Cancel, name))!); // it signed in

        // Identity's third format: its number, function (2 = HMAC-SHA512), rounds, salt's length, big end first
        Assert.Equal((1, 2, 210_000, 16), (hash[0], ReadInt32BigEndian(hash.AsSpan(1)), ReadInt32BigEndian(hash.AsSpan(5)), ReadInt32BigEndian(hash.AsSpan(9))));
    }

    Task<Visitor> AdministratorAsync() => new Visitor(site.Address).SignInAsync("administrateur", site.PasswordOf("administrateur"));
}
