using System.Text;

namespace SynthesisPipeline.Dashboard;

/// <summary>Names where rows came from so that next week's export of the same thing has the same name: lower case, every run of figures as one <c>#</c>, no <c>.gz</c>.</summary>
static class ImportSourceName
{
    public static string Of(string file)
    {
        var name = file.ToLowerInvariant();
        if (name.EndsWith(".gz", StringComparison.Ordinal)) name = name[..^3];
        var folded = new StringBuilder(name.Length);
        foreach (var c in name)
            if (!char.IsDigit(c)) folded.Append(c);
            else if (folded.Length == 0 || folded[^1] != '#') folded.Append('#');
        return StorableText.Of(folded.ToString());
    }
}
