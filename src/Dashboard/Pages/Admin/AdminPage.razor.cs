using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;

namespace SynthesisPipeline.Dashboard.Pages.Admin;

/// <summary>What an administrator looks after: accounts, the ways to the timetable and to personal data, the audit trail.</summary>
public sealed partial class AdminPage : ComponentBase
{
    const int RecentLines = 30;

    [SupplyParameterFromQuery(Name = "erreur")] string? Error { get; set; }
    [CascadingParameter] HttpContext? Http { get; set; }

    IReadOnlyList<(string Name, string Role)> Everyone = [];
    ImmutableArray<AuditLine> Recent = [];
    (string Name, string Password)? Drawn;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        var gone = Http?.RequestAborted ?? CancellationToken.None;
        var everyone = new List<(string, string)>();
        foreach (var account in await Accounts.Users.OrderBy(a => a.NormalizedUserName).ToListAsync(gone))
            everyone.Add((account.UserName ?? "", (await Accounts.GetRolesAsync(account)).FirstOrDefault() ?? ""));
        Everyone = everyone;
        Recent = await Audit.ListAsync(RecentLines, gone);
        if (Http?.Request.Cookies["synthese-mot-de-passe"]?.Split(':', 2) is [var name, var password])
        {
            Drawn = (Uri.UnescapeDataString(name), password);
            Http.Response.Cookies.Delete("synthese-mot-de-passe", new() { Path = "/administration" });
        }
    }

    static string Words(string error) => error switch
    {
        "nom" => "Ce nom est déjà pris ou contient une lettre refusée : choisissez-en un autre, sans espace.",
        "soi" => "Vous ne pouvez pas fermer votre propre compte.",
        "inconnu" => "Ce compte n’existe pas ou n’existe plus.",
        _ => "Donnez un nom et un rôle.",
    };

    static string RoleWords(string role) => role switch
    {
        AccountRoles.Administrator => "administrateur",
        AccountRoles.Rapporteur => "rapporteur",
        AccountRoles.WorkingGroup => "groupe de travail",
        AccountRoles.Reader => "lecteur",
        _ => "sans rôle",
    };

    static string ActionWords(string action) => action switch
    {
        "sign_in" => "connexion",
        "sign_in_refused" => "connexion refusée",
        "sign_out" => "déconnexion",
        "run" => "traitement demandé",
        "cancel" => "traitement arrêté",
        "import_file" => "dépôt de fichier",
        "import" => "import demandé",
        "export" => "export",
        "decide" => "décision",
        "edit_point" => "élément corrigé",
        "digest_import" => "fiche reprise",
        "timetable" => "dates changées",
        "erase" => "données effacées",
        "retention" => "durée de conservation changée",
        "account_added" => "compte ajouté",
        "account_closed" => "compte fermé",
        "password_renewed" => "mot de passe renouvelé",
        _ => action,
    };
}
