using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;

namespace SynthesisPipeline.Dashboard;

/// <summary>One file of a publication.</summary>
/// <param name="Path">Its path in the folder, with <c>/</c>.</param>
/// <param name="Bytes">What it holds.</param>
public sealed record PublicFile(string Path, byte[] Bytes)
{
    /// <summary>SHA-256 in lower-case hexadecimal.</summary>
    public string Sha256 { get; } = Convert.ToHexStringLower(SHA256.HashData(Bytes));

    /// <summary>Makes a text file: UTF-8 without mark.</summary>
    public static PublicFile Of(string path, string text) => new(path, Encoding.UTF8.GetBytes(text));
}

/// <summary>Writes one version of a publication: pages in two languages, open data, checksums. The same edition gives the same bytes.</summary>
public static class EditionFiles
{
    /// <summary>Name of the file of checksums: <c>sha256sum -c</c> reads it.</summary>
    public const string Checksums = "SHA256SUMS";

    /// <summary>Folder of the open data.</summary>
    public const string Data = "data/";

    static readonly Lazy<byte[]> s_style = new(() =>
    {
        using var stream = typeof(EditionFiles).Assembly.GetManifestResourceStream("publication.css")!; // embedded by the project file
        using var reader = new StreamReader(stream);
        return Encoding.UTF8.GetBytes(reader.ReadToEnd().ReplaceLineEndings("\n"));
    });

    /// <summary>Gives every file but the checksums, which are made of what this gives.</summary>
    /// <param name="edition">What is published.</param>
    /// <param name="theme">The administration's own style sheet; empty for none.</param>
    /// <param name="cancel">Stops between two files.</param>
    public static async IAsyncEnumerable<PublicFile> OfAsync(Edition edition, byte[] theme, [EnumeratorCancellation] CancellationToken cancel)
    {
        var tables = OpenTables.Of(edition);
        var hashes = new Dictionary<string, (string, long)>(StringComparer.Ordinal);
        foreach (var table in tables)
        {
            cancel.ThrowIfCancellationRequested();
            var csv = new MemoryStream();
            OpenData.WriteCsv(csv, table);
            var parquet = new MemoryStream();
            await OpenData.WriteParquetAsync(parquet, table, cancel);
            foreach (var file in new[] { new PublicFile($"{table.Name}.csv", csv.ToArray()), new PublicFile($"{table.Name}.parquet", parquet.ToArray()) })
            {
                hashes[file.Path] = (file.Sha256, file.Bytes.Length);
                yield return new(Data + file.Path, file.Bytes);
            }
        }
        yield return PublicFile.Of(Data + "datapackage.json", OpenData.Package(edition, tables, hashes));
        yield return PublicFile.Of(Data + "README.md", DataReadMe.Of(edition, tables));
        yield return PublicFile.Of(Data + "commentaires-modele.csv", "id,kind,parent_id,body,author,author_kind,created_at,version\n");
        yield return PublicFile.Of("publication.json", EditionJson.Write(edition));
        yield return new("style.css", s_style.Value);
        yield return new("theme.css", theme.Length > 0 ? theme : Encoding.UTF8.GetBytes("/* Place de la charte graphique : remplacez ce fichier par le vôtre en publiant avec --theme. */\n"));
        foreach (var (path, html) in PublicSite.Pages(edition, tables))
        {
            cancel.ThrowIfCancellationRequested();
            yield return PublicFile.Of(path, html);
        }
    }

    /// <summary>Writes checksums as <c>sha256sum</c> does, in order of paths.</summary>
    public static string Sums(IEnumerable<(string Path, string Sha256)> files) =>
        string.Concat(files.OrderBy(f => f.Path, StringComparer.Ordinal).Select(f => $"{f.Sha256}  {f.Path}\n"));

    /// <summary>Reads checksums back.</summary>
    /// <exception cref="FormatException">A line is not as <c>sha256sum</c> writes it.</exception>
    public static ImmutableSortedDictionary<string, string> ReadSums(string text)
    {
        var sums = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            if (line.Length > 66 && line[64..66] == "  " && line[..64].All(char.IsAsciiHexDigitLower)) sums[line[66..]] = line[..64];
            else throw new FormatException($"« {DigestText.Cut(line, 60)} » n’est pas une somme SHA-256 suivie d’un nom de fichier");
        return sums.ToImmutable();
    }
}
