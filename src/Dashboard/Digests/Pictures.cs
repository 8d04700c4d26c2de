using System.Collections.Immutable;
using System.Globalization;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>Draws pictures as SVG on the server: no script, no font, nothing loaded; each says in words what it shows.</summary>
static class Pictures
{
    const string Agree = "#1a6b4f", Mixed = "#8a8f98", Disagree = "#a63d2f", Ink = "#1b1f24", Bar = "#2f5d8a";

    /// <summary>Colours of opinion groups: told apart by people who see colours differently, and by shape.</summary>
    static readonly string[] s_groups = ["#2f5d8a", "#b35c00", "#1a6b4f", "#7a3b8f", "#8a6d00"];

    /// <summary>Draws votes as one bar of three parts, with the 95 % interval of the share for.</summary>
    public static string Votes(VoteCounts votes)
    {
        if (votes.Total == 0) return "";
        const double width = 260, height = 18;
        double agree = width * votes.Agree / votes.Total, mixed = width * votes.Mixed / votes.Total;
        var share = Proportions.SupportOf(votes);
        double low = width * share.Low, high = width * share.High, middle = height / 2;
        return new Markup().Raw("""<svg class="votes" viewBox="0 0 260 18" width="260" height="18" role="img" aria-label=""").Raw("\"").Text(VotesInWords(votes)).Raw("\">")
            .Raw(Box(0, 0, agree, height, Agree)).Raw(Box(agree, 0, mixed, height, Mixed)).Raw(Box(agree + mixed, 0, width - agree - mixed, height, Disagree))
            .Raw(Line(low, middle, high, middle, "#fff", 4)).Raw(Line(low, middle, high, middle, Ink, 2))
            .Raw(Line(low, middle - 5, low, middle + 5, Ink, 2)).Raw(Line(high, middle - 5, high, middle + 5, Ink, 2)).Raw("</svg>").ToString();
    }

    /// <summary>Says votes in one sentence, with the interval.</summary>
    public static string VotesInWords(VoteCounts votes)
    {
        if (votes.Total == 0) return "Aucun vote.";
        var share = Proportions.SupportOf(votes);
        return $"{FrenchNumbers.Count(votes.Total, "vote")} : {FrenchNumbers.Number(votes.Agree)} d’accord, {FrenchNumbers.Count(votes.Mixed, "mitigé")}, "
            + $"{FrenchNumbers.Number(votes.Disagree)} pas d’accord ; {FrenchNumbers.Percent(share.Value)} d’accord parmi les votants "
            + $"(entre {FrenchNumbers.Percent(share.Low)} et {FrenchNumbers.Percent(share.High)} à 95 %).";
    }

    /// <summary>Draws topics as bars by size; the same is listed beside in text.</summary>
    public static string Topics(ImmutableArray<DigestTopic> topics)
    {
        const double rowHeight = 26, label = 300, width = 720;
        var most = topics.Max(t => t.Size);
        var svg = new Markup().Raw($"<svg class=\"wide\" viewBox=\"0 0 {Markup.Unit(width)} {Markup.Unit(topics.Length * rowHeight)}\" role=\"img\" aria-label=\"")
            .Text($"Sujets par taille ({topics.Length}), du plus grand au plus petit ; les nombres sont dans la liste qui suit.").Raw("\">");
        for (var i = 0; i < topics.Length; i++)
        {
            double y = i * rowHeight, length = most == 0 ? 0 : (width - label - 70) * topics[i].Size / most;
            svg.Raw($"<text x=\"{Markup.Unit(label - 8)}\" y=\"{Markup.Unit(y + 17)}\" text-anchor=\"end\" font-size=\"13\">").Text(DigestText.Cut(topics[i].Label, 44)).Raw("</text>")
                .Raw(Box(label, y + 4, Math.Max(length, 1), rowHeight - 8, Bar))
                .Raw($"<text x=\"{Markup.Unit(label + length + 6)}\" y=\"{Markup.Unit(y + 17)}\" font-size=\"13\">").Text(FrenchNumbers.Number(topics[i].Size)).Raw("</text>");
        }
        return svg.Raw("</svg>").ToString();
    }

    /// <summary>Draws contributions over time.</summary>
    public static string Timeline(ImmutableArray<DigestPeriod> periods)
    {
        const double width = 720, height = 170, floor = 140;
        var most = Math.Max(1, periods.Max(p => p.Count));
        var step = width / periods.Length;
        var peak = periods.MaxBy(p => p.Count)!; // never empty where it is called
        var svg = new Markup().Raw($"<svg class=\"wide\" viewBox=\"0 0 {Markup.Unit(width)} {Markup.Unit(height)}\" role=\"img\" aria-label=\"")
            .Text($"Contributions dans le temps, de {periods[0].Label} à {periods[^1].Label} ; le plus haut : {peak.Label}, {peak.Count}.").Raw("\">");
        for (var i = 0; i < periods.Length; i++)
        {
            var tall = (floor - 20) * periods[i].Count / most;
            if (tall > 0) svg.Raw(Box(i * step + step * 0.1, floor - tall, step * 0.8, tall, Bar));
            if (periods[i] == peak)
                svg.Raw($"<text x=\"{Markup.Unit(Math.Clamp(i * step + step / 2, 20, width - 20))}\" y=\"{Markup.Unit(floor - tall - 5)}\" text-anchor=\"middle\" font-size=\"13\">")
                    .Text(FrenchNumbers.Number(periods[i].Count)).Raw("</text>");
        }
        return svg.Raw(Line(0, floor, width, floor, Ink, 1))
            .Raw($"<text x=\"0\" y=\"160\" font-size=\"13\">").Text(periods[0].Label).Raw("</text>")
            .Raw($"<text x=\"{Markup.Unit(width)}\" y=\"160\" text-anchor=\"end\" font-size=\"13\">").Text(periods.Length > 1 ? periods[^1].Label : "").Raw("</text></svg>").ToString();
    }

    /// <summary>Draws the opinion map: one mark a voter, a shape and a colour a group.</summary>
    public static string OpinionMap(OpinionFindings opinions)
    {
        const double side = 460, margin = 20;
        const int mostMarks = 1500; // some 40 letters each: a page of a publication stays under 100 KB
        var placed = opinions.Voters.Where(v => v.Group is not null).ToList();
        double minX = placed.Min(v => v.X), maxX = placed.Max(v => v.X), minY = placed.Min(v => v.Y), maxY = placed.Max(v => v.Y);
        double Place(double value, double min, double max) => max - min < 1e-12 ? side / 2 : margin + (side - 2 * margin) * (value - min) / (max - min);
        var sizes = placed.GroupBy(v => v.Group!.Value).OrderBy(g => g.Key).Select(g => $"groupe {Letter(g.Key)} : {FrenchNumbers.Count(g.Count(), "votant")}");
        var svg = new Markup().Raw($"<svg class=\"map\" viewBox=\"0 0 {Markup.Unit(side)} {Markup.Unit(side)}\" role=\"img\" aria-label=\"")
            .Text($"Carte d’opinion : chaque marque est un votant, deux votants proches ont voté de la même façon ; {string.Join(", ", sizes)}.").Raw("\">")
            .Raw($"<rect x=\"0.5\" y=\"0.5\" width=\"{Markup.Unit(side - 1)}\" height=\"{Markup.Unit(side - 1)}\" fill=\"#fff\" stroke=\"#c9ced6\"/>");
        var step = (placed.Count + mostMarks - 1) / mostMarks;
        foreach (var group in placed.Where((_, i) => i % step == 0).GroupBy(v => v.Group!.Value).OrderBy(g => g.Key)) // more marks than can be told apart only weigh
        {
            svg.Raw($"<g fill=\"{s_groups[group.Key % s_groups.Length]}\" fill-opacity=\"0.6\">");
            foreach (var voter in group) svg.Raw(Mark(group.Key, (int)Math.Round(Place(voter.X, minX, maxX)), (int)Math.Round(side - Place(voter.Y, minY, maxY))));
            svg.Raw("</g>");
        }
        foreach (var group in placed.GroupBy(v => v.Group!.Value).OrderBy(g => g.Key))
            svg.Raw($"<text x=\"{Markup.Unit(Place(group.Average(v => v.X), minX, maxX))}\" y=\"{Markup.Unit(side - Place(group.Average(v => v.Y), minY, maxY))}\" "
                + "font-size=\"26\" font-weight=\"700\" text-anchor=\"middle\" stroke=\"#fff\" stroke-width=\"5\" paint-order=\"stroke\">").Text(Letter(group.Key)).Raw("</text>");
        return svg.Raw("</svg>").ToString();
    }

    /// <summary>Names an opinion group: A, B, C …</summary>
    public static string Letter(int group) => ((char)('A' + group % 26)).ToString();

    static string Mark(int group, int x, int y) => (group % 3) switch
    {
        0 => string.Create(CultureInfo.InvariantCulture, $"<circle cx=\"{x}\" cy=\"{y}\" r=\"3.5\"/>"),
        1 => string.Create(CultureInfo.InvariantCulture, $"<path d=\"M{x - 3} {y - 3}h6v6h-6z\"/>"),
        _ => string.Create(CultureInfo.InvariantCulture, $"<path d=\"M{x} {y - 4}l4 7h-8z\"/>"),
    };

    static string Box(double x, double y, double width, double height, string fill) => width <= 0 ? "" :
        $"<rect x=\"{Markup.Unit(x)}\" y=\"{Markup.Unit(y)}\" width=\"{Markup.Unit(width)}\" height=\"{Markup.Unit(height)}\" fill=\"{fill}\"/>";

    static string Line(double x1, double y1, double x2, double y2, string stroke, double width) =>
        $"<line x1=\"{Markup.Unit(x1)}\" y1=\"{Markup.Unit(y1)}\" x2=\"{Markup.Unit(x2)}\" y2=\"{Markup.Unit(y2)}\" stroke=\"{stroke}\" stroke-width=\"{Markup.Unit(width)}\"/>";
}
