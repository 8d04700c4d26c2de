using System.Diagnostics;

namespace SynthesisPipeline.Dashboard;

/// <summary>Converts documents with the LibreOffice that is installed, if one is: without a window, in a folder of its own, in bounded time.</summary>
public static class LibreOffice
{
    static readonly TimeSpan s_longest = TimeSpan.FromMinutes(2);

    /// <summary>Where the program is; null where it is not installed.</summary>
    public static string? Program { get; } = Find();

    /// <summary>Converts a document.</summary>
    /// <param name="content">The document.</param>
    /// <param name="from">Ending of its name: ods.</param>
    /// <param name="to">Ending of what is wanted: xlsx.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="UserException">LibreOffice is not installed, or could not do it in time.</exception>
    public static async Task<byte[]> ConvertAsync(byte[] content, string from, string to, CancellationToken cancel)
    {
        if (Program is not { } program) throw new UserException("LibreOffice n’est pas installé sur ce serveur : enregistrez le document en .xlsx ou .docx.");
        var folder = Directory.CreateTempSubdirectory("synthese-conversion-");
        try
        {
            var input = Path.Combine(folder.FullName, "document." + from);
            await File.WriteAllBytesAsync(input, content, cancel);
            var start = new ProcessStartInfo(program, ["--headless", "--norestore", "--nolockcheck", "--nodefault",
                $"-env:UserInstallation=file://{folder.FullName}/profil", "--convert-to", to, "--outdir", Path.Combine(folder.FullName, "fait"), input])
            {
                RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder.FullName,
            };
            start.Environment["HOME"] = folder.FullName;
            using var process = Process.Start(start) ?? throw new UserException("LibreOffice n’a pas pu être lancé : enregistrez le document en .xlsx ou .docx.");
            var said = Task.WhenAll(process.StandardOutput.ReadToEndAsync(cancel), process.StandardError.ReadToEndAsync(cancel));
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            limit.CancelAfter(s_longest);
            try
            {
                await process.WaitForExitAsync(limit.Token);
                await said;
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                cancel.ThrowIfCancellationRequested();
                throw new UserException("LibreOffice a mis trop de temps à convertir ce document : enregistrez-le en .xlsx ou .docx.");
            }
            var output = Path.Combine(folder.FullName, "fait", "document." + to);
            if (!File.Exists(output)) throw new UserException("LibreOffice n’a pas pu lire ce document (pour un texte, il lui faut Writer) : ouvrez-le, puis enregistrez-le en .xlsx ou .docx.");
            return await File.ReadAllBytesAsync(output, cancel);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    static string? Find() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Concat(["/usr/bin", "/usr/local/bin", "/opt/libreoffice/program", "/Applications/LibreOffice.app/Contents/MacOS", @"C:\Program Files\LibreOffice\program"])
        .SelectMany(folder => new[] { "soffice", "libreoffice", "soffice.exe" }.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
}
