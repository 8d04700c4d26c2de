using System.Text.RegularExpressions;

namespace SynthesisPipeline.Dashboard.Tests;

/// <summary>Adds accounts as an administrator does, by the page.</summary>
static partial class MadeAccount
{
    const string Accounts = "/administration/comptes";

    /// <summary>Adds a reader and gives the name and the password that the page shows once.</summary>
    public static async Task<(string Name, string Password)> AddAsync(Visitor administrator, string name)
    {
        using var added = await administrator.PostAsync(Accounts + "/ajouter", new() { ["name"] = name, ["role"] = AccountRoles.Reader }, Accounts);
        return (name, MadePassword().Match(await administrator.ReadAsync(Accounts)).Groups[1].Value);
    }

    [GeneratedRegex("<strong>([a-z2-9]{16})</strong>")]
    private static partial Regex MadePassword();
}
