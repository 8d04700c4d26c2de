using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using SynthesisPipeline.Analysis;
using SynthesisPipeline.Ingest;

namespace SynthesisPipeline.Dashboard.Tests;

/// <summary>A site whose table has a point that many contributions carry.</summary>
public sealed class CampaignSite(DatabaseFixture databases, BrowserFixture browser) : AnalysedSite(databases, browser)
{
    public const int Copies = 70;

    protected override ImportResult Read()
    {
        var few = MadeUp.Consultation(12);
        return MadeUp.Of("Campagne", [.. few.Contributions, .. Enumerable.Range(0, Copies).Select(i => new Contribution
        {
            Id = new($"lettre{i.ToString("00", CultureInfo.InvariantCulture)}"), Author = new($"signataire de lettre {i}"),
            Body = SourceText.Same("La commune doit ouvrir la piscine municipale le dimanche matin pendant toute l’année scolaire."),
        })], few.Votes);
    }
}

/// <summary>The page of one point.</summary>
public sealed partial class PointPageTests(CampaignSite site) : IClassFixture<CampaignSite>
{
    [Fact]
    public async Task A_point_of_many_citations_shows_them_by_pages_each_once()
    {
        using var rapporteur = await site.VisitAsync("rapporteur");
        var point = (await site.CuratedAsync()).Findings.Draft.Points.MaxBy(p => p.Citations.Length)!; // there are points
        var seen = new List<string>();
        var sizes = new List<int>();

        for (var address = $"/consultations/essai/accord/element?cle={Uri.EscapeDataString(PointRef.KeyOf(point))}"; address.Length > 0;)
        {
            var page = await rapporteur.ReadAsync(address);
            string[] cited = [.. Cited().Matches(page).Select(m => m.Groups[1].Value)];
            seen.AddRange(cited);
            sizes.Add(cited.Length);
            Assert.True(sizes.Count < 10, "it ends");
            address = WebUtility.HtmlDecode(Next().Match(page).Groups[1].Value);
        }

        Assert.True(point.Citations.Length >= CampaignSite.Copies, $"{point.Citations.Length} are cited");
        Assert.Equal(50, sizes[0]);
        Assert.True(point.Citations.Select(c => c.Contribution.Value).ToHashSet().IsSubsetOf(seen), "all are shown");
        Assert.Equal(seen.Distinct(), seen);
    }

    [GeneratedRegex("""<input type="hidden" name="contribution" value="([^"]+)""")]
    private static partial Regex Cited();

    [GeneratedRegex("""rel="next" href="([^"]+)""")]
    private static partial Regex Next();
}
