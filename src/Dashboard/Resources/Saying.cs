using Microsoft.Extensions.Localization;

namespace SynthesisPipeline.Dashboard;

/// <summary>Says in the reader's language what the analysis says in French with its parts apart.</summary>
public static class Saying
{
    /// <summary>Says it.</summary>
    /// <param name="screens">The words of the screens: the French format is the key.</param>
    /// <param name="said">What is said; a part may itself be said so.</param>
    public static string Say(this IStringLocalizer screens, FormattableString said) =>
        said.Format.Length == 0 ? "" : screens[said.Format, [.. said.GetArguments().Select(a => a is FormattableString part ? screens.Say(part) : a!)]];
}
