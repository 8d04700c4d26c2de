using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;

namespace SynthesisPipeline.Dashboard.Pages.Admin;

/// <summary>What an administrator looks after: the ways to accounts, to the timetable and to personal data, the audit trail.</summary>
public sealed partial class AdminPage : ComponentBase
{
    const int RecentLines = 30;

    [CascadingParameter] HttpContext? Http { get; set; }

    ImmutableArray<AuditLine> Recent = [];

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        var gone = Http?.RequestAborted ?? CancellationToken.None;
        Recent = await Audit.ListAsync(RecentLines, gone);
    }

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
        "decide" => "décision prise",
        "edit_point" => "élément corrigé",
        "digest_import" => "fiche reprise",
        "timetable" => "dates changées",
        "second_factor" => "second facteur changé",
        "tag_family" => "famille d’étiquettes changée",
        "erase" => "données effacées",
        "retention" => "durée de conservation changée",
        "account_added" => "compte ajouté",
        "account_closed" => "compte fermé",
        "account_changed" => "droits changés",
        "invited" => "invitation envoyée",
        "invitation_used" => "invitation acceptée",
        "invitation_withdrawn" => "invitation retirée",
        "lens_added" or "lens_changed" or "lens_removed" => "regard croisé changé",
        "recommendation" => "recommandation",
        "recommendation_part" => "partie des recommandations",
        "follow_link" => "adresse de suivi",
        "follow_link_withdrawn" => "adresse de suivi retirée",
        "password_renewed" => "mot de passe renouvelé",
        _ => action,
    };
}
