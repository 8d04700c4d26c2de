namespace SynthesisPipeline.Dashboard;

/// <summary>Where a row of the table of points is shown: the table comes a page at a time.</summary>
static class TableAddress
{
    /// <summary>Rows of a page.</summary>
    public const int PageSize = 100;

    /// <summary>Leads to a row by its number.</summary>
    /// <param name="home">The consultation's own address.</param>
    /// <param name="row">The row, from 1.</param>
    public static string OfRow(string home, int row) => $"{home}/accord{(PageOf(row) > 1 ? $"?page={PageOf(row)}" : "")}#ligne-{row}";

    /// <summary>Leads to a point by its lasting name, whatever its row is by then.</summary>
    public static string OfPoint(string home, string key) => $"{home}/accord?cle={Uri.EscapeDataString(key)}#e-{key}";

    /// <summary>The page that shows a row; the first for one that is out of the table.</summary>
    public static int PageOf(int row) => Math.Max(0, row - 1) / PageSize + 1;
}
