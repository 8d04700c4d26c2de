using Microsoft.Extensions.Localization;

namespace SynthesisPipeline.Dashboard;

/// <summary>Says in words how far a search for personal data is.</summary>
static class SearchedWords
{
    public static ProgressEvent Of(PersonalSearch? search, IStringLocalizer<Screens> words) =>
        search?.Contributions switch
        {
            null => new(1, words["Recherche terminée"], true),
            (_, 0) => new(0, words["Lecture des textes"], false),
            var (looked, all) => new((double)looked / all, words["Contributions parcourues : {0:N0} sur {1:N0}", looked, all], false),
        };
}
