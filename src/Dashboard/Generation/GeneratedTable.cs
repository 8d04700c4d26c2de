using System.Text;

namespace SynthesisPipeline.Dashboard;

/// <summary>Streams rows into one CSV file (UTF-8, comma, RFC 4180); it bears its name only once it is whole.</summary>
internal sealed class GeneratedTable : IDisposable
{
    readonly string path;
    readonly StreamWriter writer;

    /// <summary>Opens the table and writes its header.</summary>
    public GeneratedTable(string path, string header)
    {
        this.path = path;
        writer = new(path + ".partial", append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 16) { NewLine = "\n" };
        writer.Write(header);
        writer.Write('\n');
    }

    /// <summary>Writes one row.</summary>
    public void Row(params ReadOnlySpan<string> cells)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            if (i > 0) writer.Write(',');
            Cell(cells[i]);
        }
        writer.Write('\n');
    }

    /// <summary>Ends the table and gives it its name.</summary>
    public void Finish()
    {
        writer.Dispose();
        File.Move(path + ".partial", path, overwrite: true);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        writer.Dispose();
        File.Delete(path + ".partial");
    }

    void Cell(string cell)
    {
        if (cell.AsSpan().IndexOfAny(",\"\n\r") < 0)
        {
            writer.Write(cell);
            return;
        }
        writer.Write('"');
        writer.Write(cell.Contains('"', StringComparison.Ordinal) ? cell.Replace("\"", "\"\"", StringComparison.Ordinal) : cell);
        writer.Write('"');
    }
}
