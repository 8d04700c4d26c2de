using System.Collections.Immutable;
using System.Text;

namespace SynthesisPipeline.Dashboard;

/// <summary>One piece of a list that must not be cut.</summary>
/// <param name="Anchors">Anchors that it holds.</param>
/// <param name="Html">Makes its markup; called once to measure it and once more when all pages are known.</param>
/// <param name="Group">What it stands under: a heading said again at the top of a page; empty for none.</param>
sealed record Block(ImmutableArray<string> Anchors, Func<string> Html, string Group = "");

/// <summary>Lays blocks out over pages that stay light.</summary>
static class Paging
{
    /// <summary>Most bytes of blocks on one page: with its chrome a page stays under 100 KB.</summary>
    public const int MostBytes = 80_000;

    /// <summary>Cuts a list of blocks into pages and notes where each anchor stands.</summary>
    public static ImmutableArray<ImmutableArray<Block>> Cut(PublicView view, string kind, IEnumerable<Block> blocks)
    {
        var pages = ImmutableArray.CreateBuilder<ImmutableArray<Block>>();
        var page = ImmutableArray.CreateBuilder<Block>();
        var bytes = 0;
        foreach (var block in blocks)
        {
            var size = Encoding.UTF8.GetByteCount(block.Html()) + block.Group.Length * 4;
            if (page.Count > 0 && bytes + size > MostBytes)
            {
                pages.Add(page.ToImmutable());
                page.Clear();
                bytes = 0;
            }
            foreach (var anchor in block.Anchors) view.Place(kind, anchor, pages.Count + 1);
            page.Add(block);
            bytes += size;
        }
        if (page.Count > 0 || pages.Count == 0) pages.Add(page.ToImmutable());
        return pages.ToImmutable();
    }

    /// <summary>Links to the pages of a list: all where few, else the neighbours and both ends.</summary>
    public static string Links(string kind, int page, int pages, Speech s)
    {
        if (pages < 2) return "";
        var html = new Markup().Raw("<nav class=\"pages\" aria-label=\"").Text(s.Say("Pages", "Pages")).Raw("\">\n<ul>\n");
        if (page > 1) html.Raw($"<li><a rel=\"prev\" href=\"{PublicView.FileName(kind, page - 1)}\">").Text(s.Say("Page précédente", "Previous page")).Raw("</a></li>\n");
        foreach (var p in Enumerable.Range(1, pages).Where(p => pages <= 12 || p == 1 || p == pages || Math.Abs(p - page) <= 2))
            html.Raw("<li>").Raw(p == page ? $"<a aria-current=\"page\" href=\"{PublicView.FileName(kind, p)}\">" : $"<a href=\"{PublicView.FileName(kind, p)}\">").Text(s.Say($"Page {p}", $"Page {p}")).Raw("</a></li>\n");
        if (page < pages) html.Raw($"<li><a rel=\"next\" href=\"{PublicView.FileName(kind, page + 1)}\">").Text(s.Say("Page suivante", "Next page")).Raw("</a></li>\n");
        return html.Raw("</ul>\n</nav>\n").ToString();
    }
}
