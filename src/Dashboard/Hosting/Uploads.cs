using System.Collections.Frozen;
using System.Text;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace SynthesisPipeline.Dashboard;

/// <summary>A form with files was refused, for a reason that its sender can mend.</summary>
/// <param name="reason">One sentence in French.</param>
sealed class UploadException(string reason) : Exception(reason);

/// <summary>Streams the files of a form into a folder: nothing is held in memory, nothing over the bound is kept, nothing that is not what its name says.</summary>
static class Uploads
{
    /// <summary>Environment variable for the bytes of one form in MB; 2,000 unless told otherwise.</summary>
    public const string Variable = "SYNTHESIS_DEPOT_MO";

    const long DefaultMegabytes = 2_000;
    const int MostFiles = 50, LongestName = 150, LongestField = 10_000;

    static readonly FrozenSet<string> s_kinds = new[] { ".csv", ".tsv", ".tab", ".xlsx", ".xlsm", ".json", ".jsonl", ".ndjson", ".docx", ".odt", ".md", ".markdown", ".txt", ".html", ".htm", ".pdf", ".zip", ".gz" }
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Endings that a form may accept, as its <c>accept</c> writes them.</summary>
    public static string Accepted { get; } = string.Join(',', s_kinds.Order(StringComparer.Ordinal));

    /// <summary>Bytes that one form may hold.</summary>
    public static long MostBytes { get; } = long.TryParse(Environment.GetEnvironmentVariable(Variable), System.Globalization.CultureInfo.InvariantCulture, out var megabytes) && megabytes > 0
        ? megabytes * 1_000_000 : DefaultMegabytes * 1_000_000;

    /// <summary>Saves the files of a form. The token of the form must come before them.</summary>
    /// <returns>Names of the files.</returns>
    /// <exception cref="UploadException">A file is too large, empty, of a kind that is not read, or not of the kind its name says.</exception>
    /// <exception cref="BadHttpRequestException">The form is none of ours.</exception>
    public static async Task<List<string>> SaveAsync(HttpContext context, string folder, IAntiforgery antiforgery)
    {
        var cancel = context.RequestAborted;
        if (!MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type) || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 } boundary)
            throw new BadHttpRequestException("The form holds no files");
        var names = new List<string>();
        var trusted = false;
        long left = MostBytes;
        var form = new MultipartReader(boundary, context.Request.Body);
        while (await form.ReadNextSectionAsync(cancel) is { } section)
        {
            if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var what)) continue;
            if (what.IsFileDisposition())
            {
                if (!trusted) throw new BadHttpRequestException("The form holds no token of ours");
                var name = NameOf(what);
                if (name.Length == 0) continue; // a file box left empty
                if (names.Count == MostFiles) throw new UploadException($"Plus de {MostFiles} fichiers d’un coup : mettez-les dans une archive .zip.");
                if (names.Contains(name, StringComparer.OrdinalIgnoreCase)) throw new UploadException($"Deux fichiers portent le nom « {name} » : renommez-en un.");
                left -= await SaveAsync(section.Body, Path.Combine(folder, name), name, left, cancel);
                names.Add(name);
            }
            else if (what.Name.Value?.Trim('"') == "__RequestVerificationToken")
            {
                using var reader = new StreamReader(section.Body, Encoding.UTF8);
                var token = new char[LongestField];
                var length = await reader.ReadBlockAsync(token, cancel);
                // the check would read the whole form for it, unless it stands in a header
                context.Request.Headers[TokenHeader] = new string(token, 0, length);
                trusted = await antiforgery.IsRequestValidAsync(context);
            }
        }
        return names.Count > 0 ? names : throw new UploadException("Aucun fichier n’a été choisi : choisissez-en au moins un.");
    }

    const string TokenHeader = "RequestVerificationToken"; // the framework's own name for it

    static string NameOf(ContentDispositionHeaderValue what)
    {
        var given = HeaderUtilities.RemoveQuotes(what.FileNameStar.HasValue ? what.FileNameStar : what.FileName).Value ?? "";
        var name = given[(given.LastIndexOfAny(['/', '\\']) + 1)..].Trim();
        // what could climb, hide or not be written
        name = string.Concat(name.Select(c => char.IsControl(c) || c is ':' or '*' or '?' or '"' or '<' or '>' or '|' ? '_' : c)).TrimStart('.');
        if (name.Length > LongestName) name = name[^LongestName..];
        return name;
    }

    static async Task<long> SaveAsync(Stream from, string path, string name, long left, CancellationToken cancel)
    {
        if (!s_kinds.Contains(Path.GetExtension(name)))
            throw new UploadException($"« {name} » n’est pas d’un type lu ({Accepted.Replace(",", ", ", StringComparison.Ordinal)}) : enregistrez-le autrement.");
        long written = 0;
        var buffer = new byte[1 << 16];
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16, useAsync: true);
        for (int count; (count = await from.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancel)) > 0; written += count)
        {
            if (written == 0 && Fault(Path.GetExtension(name).ToLowerInvariant(), buffer.AsSpan(0, count)) is { } fault) throw new UploadException($"« {name} » {fault}");
            if (written + count > left) throw new UploadException($"« {name} » dépasse la taille admise ({MostBytes / 1_000_000} Mo en tout) : compressez-le en .gz, ou importez-le par la ligne de commande.");
            await file.WriteAsync(buffer.AsMemory(0, count), cancel);
        }
        return written > 0 ? written : throw new UploadException($"« {name} » est vide : redemandez l’export à la plateforme.");
    }

    /// <summary>Says what is wrong with a file whose first bytes are not what its ending says; null where nothing is.</summary>
    internal static string? Fault(string ending, ReadOnlySpan<byte> start)
    {
        bool isZip = start.StartsWith("PK\u0003\u0004"u8) || start.StartsWith("PK\u0005\u0006"u8), isGz = start.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]), isPdf = start.StartsWith("%PDF"u8);
        if (start.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0])) return "est un ancien document Office, ou chiffré : enregistrez-le en .xlsx, .docx ou .csv sans mot de passe.";
        if ((start.StartsWith("MZ"u8) && start[..Math.Min(64, start.Length)].Contains((byte)0)) || start.StartsWith("\u007fELF"u8)) return "est un programme, pas un export.";
        return ending switch
        {
            ".xlsx" or ".xlsm" or ".docx" or ".odt" or ".zip" => isZip ? null : $"n’est pas un vrai fichier {ending} : enregistrez-le de nouveau.",
            ".gz" => isGz ? null : "n’est pas un vrai fichier .gz : redemandez-le, ou retirez « .gz » de son nom.",
            ".pdf" => isPdf ? null : "n’est pas un vrai fichier .pdf : enregistrez-le de nouveau.",
            _ => isZip || isGz || isPdf ? $"n’est pas un fichier {ending} mais {(isZip ? "une archive ou un document Office" : isGz ? "un fichier compressé" : "un PDF")} : donnez-lui la bonne extension." : null,
        };
    }
}
