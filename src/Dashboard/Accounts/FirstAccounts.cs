using System.Collections.Immutable;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;

namespace SynthesisPipeline.Dashboard;

/// <summary>An account with the password that was drawn for it.</summary>
public sealed record DrawnAccount(string Name, string Role, string Password);

/// <summary>Makes the first accounts of an installation, with passwords drawn at random and kept in a file that its owner alone may read.</summary>
public static class FirstAccounts
{
    const string Letters = "abcdefghjkmnpqrstuvwxyz23456789"; // none that look alike
    const int PasswordLength = 16;

    /// <summary>Accounts of the demonstration, one a role.</summary>
    public static readonly ImmutableArray<(string Name, string Role)> OfDemonstration =
    [
        ("administrateur", AccountRoles.Administrator), ("rapporteur", AccountRoles.Rapporteur),
        ("groupe", AccountRoles.WorkingGroup), ("lecteur", AccountRoles.Reader),
    ];

    /// <summary>Makes sure that accounts exist and that their passwords are those of the file, which is made when absent.</summary>
    public static async Task<ImmutableArray<DrawnAccount>> EnsureAsync(IServiceProvider services, string file, IEnumerable<(string Name, string Role)> wanted)
    {
        using var scope = services.CreateScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<IdentityUser>>();
        await EnsureRolesAsync(scope.ServiceProvider.GetRequiredService<RoleManager<IdentityRole>>());
        var kept = Read(file);
        ImmutableArray<DrawnAccount> drawn = [.. wanted.Select(w => kept.FirstOrDefault(k => k.Name == w.Name && k.Role == w.Role)
            ?? new(w.Name, w.Role, RandomNumberGenerator.GetString(Letters, PasswordLength)))];
        Write(file, drawn);
        foreach (var account in drawn) await EnsureAsync(accounts, account);
        return drawn;
    }

    /// <summary>Makes an administrator when there is no account at all.</summary>
    /// <returns>The account; null when there are accounts already.</returns>
    public static async Task<DrawnAccount?> EnsureAdministratorAsync(IServiceProvider services, string file)
    {
        // the accounts' own library takes most of a second to wake up: nobody waits for it at each start
        if (await services.GetRequiredService<AccountStore>().AnyAsync(CancellationToken.None)) return null;
        return (await EnsureAsync(services, file, OfDemonstration.Take(1)))[0];
    }

    static async Task EnsureRolesAsync(RoleManager<IdentityRole> roles)
    {
        foreach (var role in AccountRoles.All)
            if (!await roles.RoleExistsAsync(role)) Check(await roles.CreateAsync(new(role)));
    }

    static async Task EnsureAsync(UserManager<IdentityUser> accounts, DrawnAccount wanted)
    {
        var account = await accounts.FindByNameAsync(wanted.Name);
        if (account is null)
        {
            account = new(wanted.Name);
            Check(await accounts.CreateAsync(account, wanted.Password));
        }
        else if (!await accounts.CheckPasswordAsync(account, wanted.Password))
        {
            Check(await accounts.RemovePasswordAsync(account));
            Check(await accounts.AddPasswordAsync(account, wanted.Password));
        }
        if (!await accounts.IsInRoleAsync(account, wanted.Role)) Check(await accounts.AddToRoleAsync(account, wanted.Role));
    }

    static ImmutableArray<DrawnAccount> Read(string file) => !File.Exists(file) ? [] :
        [.. File.ReadLines(file).Select(l => l.Split('\t')).Where(p => p.Length == 3).Select(p => new DrawnAccount(p[0], p[1], p[2]))];

    static void Write(string file, ImmutableArray<DrawnAccount> accounts)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var writer = new StreamWriter(file, options);
        foreach (var account in accounts) writer.WriteLine($"{account.Name}\t{account.Role}\t{account.Password}");
    }

    static void Check(IdentityResult result)
    {
        if (!result.Succeeded) throw new InvalidOperationException(string.Join(" ; ", result.Errors.Select(e => e.Description)));
    }
}
