namespace SynthesisPipeline.Dashboard;

/// <summary>A style sheet of the administration's own, laid over the pages': colours and fonts are variables of <c>site.css</c>.</summary>
static class Theme
{
    /// <summary>Environment variable with the path of the style sheet.</summary>
    public const string Variable = "SYNTHESIS_THEME";

    /// <summary>Where the pages find it.</summary>
    public const string Address = "/charte.css";

    public static void MapTheme(this WebApplication app)
    {
        if (app.Configuration[Variable] is not { Length: > 0 } path) return;
        if (!File.Exists(path)) throw new UserException($"La feuille de style {path} n’existe pas : corrigez la variable {Variable}.");
        var sheet = File.ReadAllBytes(path);
        app.MapGet(Address, () => Results.Bytes(sheet, "text/css")).AllowAnonymous();
    }
}
