using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>Lists the contributions that the page links to, with the cited words marked: in full while there is room, else what is cited and what stands around it.</summary>
/// <remarks>A browser must open the page of any consultation: whole texts have 2,500,000 letters in all, the shortest first so that most are whole; a list of citations leads to its first hundred.</remarks>
sealed class HtmlContributions(DigestContent content)
{
    /// <summary>How many citations of one list are links; the others are counted, and stand in the tables.</summary>
    public const int MostCites = 100;

    const int MostWholeLetters = 2_500_000, Around = 160, Opening = 320;

    /// <summary>Gives all of them; each has the anchor that citations lead to.</summary>
    public string All()
    {
        var shown = content.CitedAmong(MostCites).ToList();
        var whole = Whole(shown);
        var html = new Markup();
        if (whole.Count < shown.Count)
            html.Raw("<p class=\"note\">").Text($"{FrenchNumbers.Count(whole.Count, "texte est donné", "textes sont donnés")} en entier, les plus courts d’abord ; "
                + $"{FrenchNumbers.Count(shown.Count - whole.Count, "autre l’est", "autres le sont")} par les passages cités et ce qui les entoure, « […] » marquant ce qui manque : "
                + "le texte entier est dans l’export, à l’identifiant indiqué.").Raw("</p>\n");
        foreach (var c in shown)
        {
            html.Raw($"<div class=\"contribution\" id=\"c{c.Index}\">\n<h3>").Text($"Contribution {c.Shown}{(c.Title.Length > 0 ? " — " + c.Title : "")}")
                .Raw("</h3>\n<p class=\"note\">").Text(About(c, whole.Contains(c.Index))).Raw("</p>\n");
            if (c.Body.Length > 0) Body(html.Raw("<p>"), c, whole.Contains(c.Index)).Raw("</p>\n");
            html.Raw("</div>\n");
        }
        return html.ToString();
    }

    static HashSet<int> Whole(List<DigestContribution> shown)
    {
        var whole = new HashSet<int>();
        var letters = 0L;
        foreach (var c in shown.OrderBy(c => c.Body.Length).ThenBy(c => c.Index))
            if ((letters += c.Body.Length) <= MostWholeLetters) whole.Add(c.Index);
        return whole;
    }

    static string About(DigestContribution c, bool isWhole) => string.Join(" · ", new[]
    {
        c.Kind, c.CreatedAt is { } date ? FrenchNumbers.Day(date) : "", c.Topic, c.Votes is { Total: > 0 } votes ? Pictures.VotesInWords(votes) : "",
        c.Shown == c.Id && isWhole ? "" : $"identifiant {c.Id}", isWhole ? "" : $"{FrenchNumbers.Count(c.Body.Length, "signe")} en tout",
    }.Where(part => part.Length > 0));

    static Markup Body(Markup html, DigestContribution c, bool isWhole)
    {
        var at = 0;
        foreach (var part in isWhole ? [new TextSpan(0, c.Body.Length)] : Parts(c))
        {
            if (part.Start > at) html.Raw("[…] ");
            Marked(html, c, part);
            at = part.End;
        }
        return at < c.Body.Length ? html.Raw(" […]") : html;
    }

    static void Marked(Markup html, DigestContribution c, TextSpan part)
    {
        var from = part.Start;
        foreach (var span in c.Cited)
        {
            if (span.Start < from || span.End > part.End) continue;
            html.Text(DigestText.Clean(c.Body[from..span.Start])).Raw("<mark>").Text(DigestText.Clean(c.Body[span.Start..span.End])).Raw("</mark>");
            from = span.End;
        }
        html.Text(DigestText.Clean(c.Body[from..part.End]));
    }

    /// <summary>Gives the cited passages with what stands around them, whole words, none twice; the opening where no passage is cited.</summary>
    static List<TextSpan> Parts(DigestContribution c)
    {
        var parts = new List<TextSpan>();
        foreach (var span in c.Cited.Where(s => s.End <= c.Body.Length).DefaultIfEmpty(new(0, Math.Min(Opening, c.Body.Length))))
        {
            var (start, end) = (StartOfWord(c.Body, span.Start - Around, span.Start), EndOfWord(c.Body, span.End + Around, span.End));
            if (parts.Count > 0 && start <= parts[^1].End) parts[^1] = new(parts[^1].Start, Math.Max(end, parts[^1].End) - parts[^1].Start);
            else parts.Add(new(start, end - start));
        }
        return parts;
    }

    static int StartOfWord(string text, int from, int latest)
    {
        if (from <= 0) return 0;
        while (from < latest && !char.IsWhiteSpace(text[from - 1])) from++;
        return from;
    }

    static int EndOfWord(string text, int to, int earliest)
    {
        if (to >= text.Length) return text.Length;
        while (to > earliest && !char.IsWhiteSpace(text[to])) to--;
        return to;
    }
}
