using System.Globalization;
using Microsoft.Extensions.Localization;

namespace SynthesisPipeline.Dashboard;

/// <summary>The words of the screens in the reader's language, those beside a count in the form that it asks (<see cref="CountForms"/>).</summary>
sealed class CountedScreens(IStringLocalizerFactory factory) : IStringLocalizer<Screens>
{
    readonly IStringLocalizer _words = factory.Create(typeof(Screens));

    public LocalizedString this[string name] => _words[name];

    public LocalizedString this[string name, params object[] arguments]
    {
        get
        {
            var found = _words[name];
            return new(name, string.Format(new CountForms(CultureInfo.CurrentUICulture), found.Value, arguments), found.ResourceNotFound, found.SearchedLocation);
        }
    }

    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => _words.GetAllStrings(includeParentCultures);
}
