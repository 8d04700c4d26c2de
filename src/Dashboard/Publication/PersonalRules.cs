using System.Text.RegularExpressions;

namespace SynthesisPipeline.Dashboard;

/// <summary>The shapes of what reaches a person: mails, telephone numbers, postal addresses, accounts, personal numbers. None backtracks without bound.</summary>
static partial class PersonalRules
{
    /// <summary>Finds what has a shape of its own, in any order; overlaps are for the caller to settle.</summary>
    public static IEnumerable<(PersonalKind Kind, Match Match, string Rule)> Of(string text)
    {
        if (text.Contains('@'))
        {
            foreach (Match m in Mail().Matches(text)) yield return (PersonalKind.Mail, m, "courriel");
            foreach (Match m in Handle().Matches(text)) yield return (PersonalKind.Account, m, "arobase");
        }
        foreach (Match m in SpelledMail().Matches(text)) yield return (PersonalKind.Mail, m, "courriel déguisé");
        foreach (Match m in Profile().Matches(text)) yield return (PersonalKind.Account, m, "adresse de profil");
        if (!text.AsSpan().ContainsAnyInRange('0', '9')) yield break;
        foreach (Match m in SocialSecurity().Matches(text)) yield return (PersonalKind.Number, m, "sécurité sociale");
        foreach (Match m in Iban().Matches(text)) yield return (PersonalKind.Number, m, "compte bancaire");
        foreach (Match m in Internet().Matches(text))
            if (IsAddress(m.Value)) yield return (PersonalKind.Number, m, "adresse internet");
        foreach (Match m in French().Matches(text)) yield return (PersonalKind.Phone, m, "téléphone français");
        foreach (Match m in International().Matches(text)) yield return (PersonalKind.Phone, m, "téléphone étranger");
        foreach (Match m in Street().Matches(text)) yield return (PersonalKind.Address, m, "rue");
        foreach (Match m in PostBox().Matches(text)) yield return (PersonalKind.Address, m, "boîte postale");
    }

    /// <summary>Four numbers under 256 that do not look like a version or a section of a law.</summary>
    static bool IsAddress(string value)
    {
        var parts = value.Split('.').Select(p => int.Parse(p, System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        return parts.All(p => p <= 255) && parts.Any(p => p > 20);
    }

    [GeneratedRegex(@"[\p{L}\p{N}._%+\-]{1,64}@[\p{L}\p{N}\-]{1,63}(?:\.[\p{L}\p{N}\-]{1,63}){1,5}", RegexOptions.NonBacktracking)]
    private static partial Regex Mail();

    [GeneratedRegex(@"\b[\w.\-]{2,64} ?(?:\(at\)|\[at\]|\(arobase\)|\[arobase\]| arobase | \bat\b ) ?[\w\-]{2,63}(?: ?(?:\.|\(dot\)|\[dot\]|\(point\)| point ) ?)(?:fr|com|org|net|eu|info)\b", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex SpelledMail();

    [GeneratedRegex(@"(?<![\w@./])@[A-Za-z][A-Za-z0-9_.]{2,30}[A-Za-z0-9_]")]
    private static partial Regex Handle();

    [GeneratedRegex(@"(?:https?://)?(?:www\.)?(?:(?:facebook|twitter|instagram|tiktok|github|x|mastodon\.social)\.(?:com|social)/@?|mastodon\.social/@|(?:fr\.)?linkedin\.com/in/)[\w.\-%]{2,60}/?", RegexOptions.IgnoreCase)]
    private static partial Regex Profile();

    // 0x xx xx xx xx, +33 x …, 0033 x …; spaces, points, hyphens or none
    [GeneratedRegex(@"(?<![\d\p{L}])(?:(?:\+|00)33[ .\-\u00A0\u202F]{0,2}(?:\(0\))?[ .\-\u00A0\u202F]?[1-9]|0[1-9])(?:[ .\-\u00A0\u202F/]{0,2}\d{2}){4}(?!\d)")]
    private static partial Regex French();

    [GeneratedRegex(@"(?<![\d\p{L}])(?:\+|00)(?!33)[1-9]\d{0,2}(?:[ .\-\u00A0\u202F()]{0,2}\d){7,12}(?!\d)")]
    private static partial Regex International();

    [GeneratedRegex(@"(?<!\d)[12][ .]?\d{2}[ .]?(?:0[1-9]|1[0-2]|[2-9]\d)[ .]?(?:\d{2}|2[AB])[ .]?\d{3}[ .]?\d{3}(?:[ .]?\d{2})?(?!\d)")]
    private static partial Regex SocialSecurity();

    [GeneratedRegex(@"(?<![\p{L}\d])[A-Z]{2}\d{2}(?:[ \u00A0]?[A-Z0-9]{4}){3,7}(?:[ \u00A0]?[A-Z0-9]{1,3})?(?![\p{L}\d])")]
    private static partial Regex Iban();

    [GeneratedRegex(@"(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.]*\d)")]
    private static partial Regex Internet();

    [GeneratedRegex(@"(?<![\d\p{L}])\d{1,4}(?:[ ]?(?:bis|ter|quater))?[ ,\u00A0]{1,3}(?:rue|avenue|av\.|boulevard|bd|bld|allée|allées|impasse|chemin|place|quai|route|square|cours|passage|ruelle|sentier|villa|cité|résidence|lotissement|faubourg|esplanade|promenade)[ \u00A0](?:(?:de|du|des|d’|d'|la|le|les|l’|l'|à|aux|et|sur|sous)[ \u00A0]?){0,4}[\p{Lu}\d][\p{L}\d’'.\-]{0,40}(?:[ \u00A0](?:(?:de|du|des|d’|d'|la|le|les|l’|l'|à|et|sur)[ \u00A0]?){0,3}[\p{Lu}\d][\p{L}\d’'.\-]{0,40}){0,4}(?:[ ,\u00A0\n\-–]{1,4}(?:F-)?\d{5}(?:[ \u00A0][\p{Lu}][\p{L}’'\-]{1,40}(?:[ \u00A0](?:sur|sous|en|la|le|les|de|du|lès|[\p{Lu}][\p{L}’'\-]{1,30})){0,4})?)?")]
    private static partial Regex Street();

    [GeneratedRegex(@"(?<![\p{L}])(?:BP|B\.P\.|CS|TSA)[ \u00A0]?\d{2,6}[ ,\u00A0\n\-–]{1,4}\d{5}[ \u00A0]\p{Lu}[\p{L}’'\-]{1,40}")]
    private static partial Regex PostBox();
}
