using System.IO.Compression;
using System.Xml.Linq;

namespace SynthesisPipeline.Dashboard.Tests;

/// <summary>Changes a workbook in its XML, for what no library writes.</summary>
static class Raw
{
    /// <summary>Changes the cell that holds a shared text.</summary>
    public static byte[] Replace(byte[] file, string text, Action<XElement> change, string value)
    {
        using var package = new MemoryStream();
        package.Write(file);
        using (var zip = new ZipArchive(package, ZipArchiveMode.Update, leaveOpen: true))
        {
            XDocument strings;
            using (var stream = zip.GetEntry("xl/sharedStrings.xml")!.Open()) strings = XDocument.Load(stream); // every workbook of ours has it
            var place = strings.Root!.Elements().Select(e => e.Value).ToList().IndexOf(text).ToString(System.Globalization.CultureInfo.InvariantCulture);
            foreach (var entry in zip.Entries.Where(e => e.FullName.StartsWith("xl/worksheets/sheet", StringComparison.Ordinal)).ToList())
            {
                XDocument sheet;
                using (var stream = entry.Open()) sheet = XDocument.Load(stream);
                var cells = sheet.Descendants().Where(e => e.Name.LocalName == "c" && (string?)e.Attribute("t") == "s" && e.Value == place).ToList();
                foreach (var cell in cells)
                {
                    change(cell);
                    cell.Elements().First().Value = value;
                }
                if (cells.Count == 0) continue;
                using var output = entry.Open();
                output.SetLength(0);
                sheet.Save(output);
            }
        }
        return package.ToArray();
    }
}
