using System.Diagnostics;

namespace SynthesisPipeline.Dashboard.Tests;

public sealed class LibreOfficeTests
{
    [Theory]
    [Trait("Category", "Slow")]
    [InlineData("synthesis.xlsx", "xlsx")]
    [InlineData("synthesis.docx", "pdf")]
    public async Task LibreOffice_opens_what_we_write(string name, string format)
    {
        var program = new[] { "/usr/bin/soffice", "/usr/bin/libreoffice" }.FirstOrDefault(File.Exists);
        Assert.SkipUnless(program is not null, "LibreOffice is not installed");
        using var folder = new TemporaryFolder();
        var output = Directory.CreateDirectory(Path.Combine(folder.Path, "out")).FullName;
        await File.WriteAllBytesAsync(Path.Combine(folder.Path, name), SampleFindings.WriteAll()[name], TestContext.Current.CancellationToken);

        var start = new ProcessStartInfo(program, [$"-env:UserInstallation=file://{folder.Path}/profile", "--headless", "--convert-to", format, "--outdir", output, name])
        {
            WorkingDirectory = folder.Path, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        using var process = Process.Start(start)!; // the program was found above
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        var converted = Path.Combine(output, Path.ChangeExtension(name, format));
        Assert.True(File.Exists(converted), await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        if (format != "xlsx") return;
        using var back = new ClosedXML.Excel.XLWorkbook(converted);
        Assert.Equal("Les horaires doivent être publiés.", back.Worksheet("Éléments d’accord").Cell("C4").GetString());
        Assert.StartsWith("point-1/", back.Worksheet("Éléments d’accord").Cell("A4").GetString(), StringComparison.Ordinal);
    }
}
