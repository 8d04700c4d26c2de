using System.Text.RegularExpressions;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Ingest;

/// <summary>Recognises Cap Collectif's export of 2015, that of the consultations on digital policy: <c>Type de contenu</c>, <c>Identifiant</c>, <c>Lié à</c>, <c>Contenu</c>.</summary>
/// <remarks>Identifiers are numbers of their own in each type, so all but propositions are qualified by their type: <c>argument-12</c>.</remarks>
static partial class CapCollectifEarly
{
    /// <summary>Recognises the table; null when it isn't one.</summary>
    public static TableFormat? Recognise(Header header)
    {
        if (!header.Has("type_de_contenu", "identifiant", "lie_a", "contenu")) return null;
        RowMap Map(RowSort row, ContributionKind kind, string prefix, params (Field Field, string Column)[] columns)
        {
            var taken = columns.Where(c => header.Has(c.Column)).ToDictionary(c => c.Field, c => header.Find(c.Column));
            int[] dropped = [header.Find("type_de_contenu"), header.Find("lie_a")];
            return new(row, taken.Select(t => (t.Key, t.Value)), row == RowSort.Contribution
                ? [.. Columns.Rest(header, taken).Where(i => !dropped.Contains(i) && header.Folded[i].Length > 0)] : []) { Kind = kind, IdPrefix = prefix, NameParent = NameOf };
        }
        (Field, string)[] text = [(Field.Id, "identifiant"), (Field.Title, "titre"), (Field.Body, "contenu"), (Field.CreatedAt, "creation"), (Field.Url, "lien"),
            (Field.Author, "id_de_l_auteur"), (Field.AuthorKind, "type_de_profil"), (Field.Agree, "votes_pour"), (Field.Mixed, "votes_mitiges"), (Field.Disagree, "votes_contre")];
        (Field, string)[] reply = [.. text, (Field.Parent, "lie_a")];
        return new(FormatNames.CapCollectif, TableRole.Mixed)
        {
            SortColumn = header.Find("type_de_contenu"),
            Maps = new Dictionary<string, RowMap>(StringComparer.Ordinal)
            {
                ["proposition"] = Map(RowSort.Contribution, ContributionKind.Proposition, "", [.. text, (Field.Theme, "categorie")]),
                ["modification"] = Map(RowSort.Contribution, ContributionKind.Version, "modification-", [.. reply, (Field.Theme, "categorie")]),
                ["argument"] = Map(RowSort.Contribution, ContributionKind.Argument, "argument-", [.. reply, (Field.Stance, "categorie")]),
                ["source"] = Map(RowSort.Contribution, ContributionKind.Source, "source-", reply),
                ["vote"] = Map(RowSort.Vote, default, "", (Field.Id, "identifiant"), (Field.Target, "lie_a"), (Field.Voter, "id_de_l_auteur"), (Field.Value, "categorie")),
            },
        };
    }

    // Proposition "12" → 12; Argument "7" → argument-7
    static string NameOf(string relation)
    {
        var match = Relation().Match(relation);
        if (!match.Success) return relation;
        var type = Words.Fold(match.Groups[1].Value);
        return type == "proposition" ? match.Groups[2].Value : $"{type}-{match.Groups[2].Value}";
    }

    [GeneratedRegex("(Proposition|Modification|Argument|Source)[^0-9]*([0-9]+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Relation();
}
