namespace SynthesisPipeline.Dashboard.Pages.Account;

/// <summary>French words of the screens for roles; they are also the keys of the English ones.</summary>
public static class RoleWords
{
    /// <summary>A role.</summary>
    public static string Of(string role) => role switch
    {
        AccountRoles.Administrator => "administrateur",
        AccountRoles.Rapporteur => "rapporteur",
        AccountRoles.WorkingGroup => "membre d’un groupe de travail",
        AccountRoles.Reader => "lecteur",
        _ => "sans rôle",
    };
}
