using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace SynthesisPipeline.Dashboard;

/// <summary>Writes the README of the open data, in French then in English.</summary>
static class DataReadMe
{
    public static string Of(Edition edition, ImmutableArray<OpenTable> tables)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"""
            # Données ouvertes : {edition.Title.Title}

            Version {edition.Title.Version} du {FrenchNumbers.Day(edition.Title.PublishedAt)}. Licence : {OpenData.LicenceName}, {OpenData.LicencePath}

            - `datapackage.json` décrit chaque table (Frictionless Data Package) : types, clés, liens entre tables, sommes de contrôle.
            - Chaque table existe en CSV (UTF-8, virgule, RFC 4180) et en Parquet, avec les mêmes lignes. Dans le CSV, un texte qui commence par `=`, `+`, `-`, `@`, une tabulation ou un retour est précédé d’une apostrophe, pour qu’aucun tableur ne le prenne pour une formule ; le Parquet donne le texte exact.
            - Les identifiants sont ceux de la plateforme et restent les mêmes d’une version à l’autre ; ceux des phrases (`p-…`, `c-…`, `a-…`, `m-…`) aussi.
            - `author` est un pseudonyme calculé avec une clé secrète propre à la concertation (HMAC-SHA-256) : le même contributeur y a toujours le même, et un autre ailleurs.
            - Dans les textes, courriels, téléphones, adresses, comptes, numéros et noms de personnes sont remplacés par une mention entre crochets ; `masks` dit combien, où et de quelle nature.
            - Les votes sont publiés en totaux par contribution, jamais votant par votant.
            - `contributions.csv` se relit tel quel avec `./synthesis import` ou `./synthesis analyze`. `commentaires-modele.csv` est le modèle des commentaires : le code de la phrase va dans `parent_id`.
            - Les sommes SHA-256 de tous les fichiers sont dans `../SHA256SUMS` ; `./synthesis verify` contrôle tout le dossier.

            | table | une ligne | lignes |
            | --- | --- | --- |

            """);
        foreach (var table in tables) text.Append(CultureInfo.InvariantCulture, $"| {table.Name} | {table.About} | {table.Rows.Length} |\n");
        text.Append(CultureInfo.InvariantCulture, $"""

            # Open data (English)

            Contributions under keyed pseudonyms, with texts masked, the cited synthesis and people's decisions. Licence: {OpenData.LicenceId}. Every table comes as CSV and Parquet with a Frictionless schema; in CSV a text that a spreadsheet would take for a formula has an apostrophe before it. Ids are stable from version to version. Votes are totals, never rows of voters.

            """);
        foreach (var table in tables)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {table.Name}\n\n{table.About}\n\n");
            foreach (var column in table.Columns) text.Append(CultureInfo.InvariantCulture, $"- `{column.Name}` : {column.About}\n");
        }
        return text.Replace("\r\n", "\n").ToString();
    }
}
