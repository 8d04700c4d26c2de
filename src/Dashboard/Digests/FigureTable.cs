using System.Globalization;

namespace SynthesisPipeline.Dashboard;

/// <summary>Lays out the sheet of figures: names, values, and bars where parts of one whole are compared.</summary>
static class FigureTable
{
    /// <summary>Makes the table.</summary>
    public static DigestTable Of(DigestContent content)
    {
        var table = new TableBuilder(DigestLayout.Figures);
        foreach (var (name, value) in content.Figures) Line(table, name, value, null);
        table.Heading("", "Ce que sont devenues les contributions");
        foreach (var (name, count) in content.Ends) table.Begin("").Text(name).Number(count).Number(count).End();
        if (content.Topics.Length > 0) table.Heading("", "Sujets");
        foreach (var topic in content.Topics)
        {
            table.Begin("").Text(topic.Label).Number(topic.Size).Number(topic.Size).End();
            foreach (var below in topic.SubTopics) table.Begin("").Text($"    {below.Label}").Number(below.Size).Number(below.Size).End();
        }
        if (content.Timeline.Length > 0) table.Heading("", "Contributions au fil du temps");
        foreach (var period in content.Timeline) table.Begin("").Text(period.Label).Number(period.Count).Number(period.Count).End();
        return table.Table();
    }

    /// <summary>A value that is a number stays one, for people reckon with it.</summary>
    static void Line(TableBuilder table, string name, string value, double? bar)
    {
        table.Begin("").Text(name);
        if (long.TryParse(value.Replace("\u202F", "", StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture, out var number)) table.Number(number);
        else table.Text(value);
        table.Number(bar).End();
    }
}
