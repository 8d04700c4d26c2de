using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.Primitives;
using SynthesisPipeline.Analysis;
using SynthesisPipeline.Dashboard.Pages.Search;

namespace SynthesisPipeline.Dashboard;

/// <summary>A posted form of the desk: what a person wants, and what they had before their eyes.</summary>
/// <param name="form">The form.</param>
/// <param name="slug">The consultation's name in addresses.</param>
sealed class DeskForm(IFormCollection form, string slug)
{
    const int LongestText = 4_000;

    /// <summary>The gesture: the value of the button pressed.</summary>
    public string Gesture => Text("geste");

    /// <summary>Where its page is.</summary>
    public string Home => $"/consultations/{Uri.EscapeDataString(slug)}";

    /// <summary>Gives a field, trimmed and with storable letters; empty where absent.</summary>
    public string Text(string name) => StorableText.Of(form[name].ToString().Replace("\r\n", "\n", StringComparison.Ordinal).Trim());

    /// <summary>Whether a field is longer than any sentence may be.</summary>
    public bool IsTooLong(string name) => Text(name).Length > LongestText;

    /// <summary>Gives all values of a field: ticked boxes, in order of the page.</summary>
    public ImmutableArray<string> Texts(string name) => form.TryGetValue(name, out StringValues values) ? [.. values.OfType<string>().Where(v => v.Length > 0).Distinct(StringComparer.Ordinal)] : [];

    /// <summary>Gives a field as a number; 0 where absent.</summary>
    public long Number(string name) => long.TryParse(Text(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    /// <summary>Gives a field as ids of contributions.</summary>
    public ImmutableArray<ContributionId> Ids(string name) => [.. Texts(name).Select(v => new ContributionId(v))];

    /// <summary>Gives the search whose fields it carries.</summary>
    public SearchQuery Query() => SearchAddress.Read(n => form[n].FirstOrDefault(), n => form[n]);

    /// <summary>Where to go back to: the page it came from, if it is one of ours.</summary>
    public string Back(string otherwise) => Text("retour") is { Length: > 0 } back ? SignInEndpoints.LocalPath(back) : otherwise;
}
