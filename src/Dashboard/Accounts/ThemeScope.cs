using System.Collections.Immutable;
using System.Globalization;
using System.Security.Claims;

namespace SynthesisPipeline.Dashboard;

/// <summary>The themes that an account may enter.</summary>
public static class ThemeScope
{
    /// <summary>The claim that names one theme by its key.</summary>
    public const string Claim = "theme";

    /// <summary>Gives the themes of a signed-in person; empty = all.</summary>
    public static ImmutableArray<long> Of(ClaimsPrincipal person) =>
        [.. person.FindAll(Claim).Select(c => long.Parse(c.Value, CultureInfo.InvariantCulture))];

    /// <summary>Tells whether a person may enter a theme; a consultation of no theme is for those who may enter all.</summary>
    public static bool Allows(ClaimsPrincipal person, long? theme)
    {
        var themes = Of(person);
        return themes.IsEmpty || theme is { } wanted && themes.Contains(wanted);
    }
}
