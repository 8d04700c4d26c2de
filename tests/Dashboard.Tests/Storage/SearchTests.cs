using System.Collections.Immutable;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard.Tests;

public sealed class SearchTests(DatabaseFixture fixture)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    static readonly ImmutableArray<Contribution> s_contributions =
    [
        new() { Id = new("p1"), Number = "#1", Title = "Ouverture des données", Body = SourceText.Same("Les données publiques doivent être ouvertes, validées et réutilisables par les écoles."),
            Author = new("Anne", ContributorKind.Person), CreatedAt = new(2015, 1, 2, 10, 0, 0, TimeSpan.Zero), DeclaredVotes = new(30, 5, 5) },
        new() { Id = new("p2"), Number = "#2", Title = "Formation", Body = SourceText.Same("Former les agents au numérique dans chaque école."),
            Author = new("ACME", ContributorKind.Organisation, true), CreatedAt = new(2015, 1, 10, 10, 0, 0, TimeSpan.Zero), DeclaredVotes = new(1, 1, 8) },
        new() { Id = new("p3"), Number = "#3", Title = "Vie privée", Body = SourceText.Same("Protéger la vie privée et les données personnelles sur l’internet."), CreatedAt = new(2015, 2, 1, 10, 0, 0, TimeSpan.Zero) },
        new() { Id = new("a1"), Kind = ContributionKind.Argument, ParentId = new("p3"), Stance = Side.Against, Body = SourceText.Same("C’est déjà la loi, inutile d’en rajouter.") },
    ];

    [Theory]
    [InlineData("donnee", "p1 p3")]
    [InlineData("DONNÉES", "p1 p3")]
    [InlineData("validee", "p1")]
    [InlineData("ecole", "p1 p2")]
    [InlineData("école -formation", "p1")]
    [InlineData("\"vie privee\"", "p3")]
    [InlineData("\"privée vie\"", "")]
    [InlineData("formation or internet", "p2 p3")]
    [InlineData("données personnelles", "p3")]
    [InlineData("l'internet", "p3")]
    [InlineData("' & | ! :* (", "")]
    public async Task Words_are_found_by_their_stems_with_or_without_accents(string typed, string expected)
    {
        await using var database = await fixture.CreateAsync();
        var (search, id) = await SearchableAsync(database);

        var found = await search.PageAsync([id], new() { Words = typed, Order = SearchOrder.Name }, "", 10, Cancel);

        Assert.Equal(expected, string.Join(' ', found.Select(f => f.Line.Id.Value)));
    }

    [Fact]
    public async Task Authors_votes_days_and_kinds_narrow_a_search()
    {
        await using var database = await fixture.CreateAsync();
        var (search, id) = await SearchableAsync(database);
        async Task<string> Ids(SearchQuery query) => string.Join(' ', (await search.PageAsync([id], query, "", 10, Cancel)).Select(f => f.Line.Id.Value));

        Assert.Equal("p1", await Ids(new() { Author = SearchAuthor.Person }));
        Assert.Equal("p2", await Ids(new() { Author = SearchAuthor.Verified }));
        Assert.Equal("a1 p3", await Ids(new() { Author = SearchAuthor.None }));
        Assert.Equal("p1 p2", await Ids(new() { MinVotes = 10 }));
        Assert.Equal("p1", await Ids(new() { MinVotes = 10, MinFavour = 75 }));
        Assert.Equal("p2", await Ids(new() { From = new(2015, 1, 3), To = new(2015, 1, 10) }));
        Assert.Equal("a1", await Ids(new() { Kind = ContributionKind.Argument }));
        Assert.Equal("p1 p2 a1 p3", await Ids(new() { Order = SearchOrder.Voted }));
        Assert.Equal("p3 p2 p1 a1", await Ids(new() { Order = SearchOrder.Recent }));
    }

    [Theory]
    [InlineData(SearchOrder.Name)]
    [InlineData(SearchOrder.Recent)]
    [InlineData(SearchOrder.Voted)]
    [InlineData(SearchOrder.Relevance)]
    public async Task Pages_hold_every_match_once(SearchOrder order)
    {
        await using var database = await fixture.CreateAsync();
        await MadeUp.ImportAsync(database, MadeUp.Consultation());
        var id = (await new ConcertationStore(database.Source).NeedAsync("essai", Cancel)).Id;
        await Index(database).CatchUpAsync(id, Cancel);
        var search = new SearchReading(database.Source);
        var query = new SearchQuery { Words = "numérique or données or logiciels", Order = order };

        var seen = new List<string>();
        for (var cursor = ""; ;)
        {
            var page = await search.PageAsync([id], query, cursor, 7, Cancel);
            if (page.IsEmpty) break;
            seen.AddRange(page.Select(p => p.Line.Id.Value));
            cursor = page[^1].Cursor;
        }

        Assert.Equal(await search.CountAsync([id], query, 1000, Cancel), seen.Count);
        Assert.Equal(seen.Count, seen.Distinct().Count());
        Assert.True(seen.Count > 20, "several pages");
    }

    [Fact]
    public async Task A_later_import_changes_what_is_found()
    {
        await using var database = await fixture.CreateAsync();
        var (search, id) = await SearchableAsync(database);
        var changed = s_contributions[0] with { Body = SourceText.Same("Tout autre chose : les vélos.") };
        await MadeUp.ImportAsync(database, MadeUp.Of("", [changed], [new(new("p2"), "v1", VoteValue.Agree)]));

        Assert.Equal(2, Assert.Single(await Index(database).BehindAsync(Cancel)).Waiting);
        await Index(database).CatchUpAsync(id, Cancel);

        Assert.Equal(["p1"], (await search.PageAsync([id], new() { Words = "velo" }, "", 10, Cancel)).Select(f => f.Line.Id.Value));
        Assert.Equal(["p3"], (await search.PageAsync([id], new() { Words = "protéger" }, "", 10, Cancel)).Select(f => f.Line.Id.Value));
        Assert.DoesNotContain(await search.PageAsync([id], new() { Words = "réutilisable" }, "", 10, Cancel), f => f.Line.Id.Value == "p1");
        Assert.Equal(new(1, 0, 0), (await search.PageAsync([id], new() { Words = "former" }, "", 10, Cancel))[0].Votes);
        Assert.Empty(await Index(database).BehindAsync(Cancel));
    }

    [Fact]
    public async Task What_is_erased_is_no_longer_found()
    {
        await using var database = await fixture.CreateAsync();
        var (search, id) = await SearchableAsync(database);

        await database.Source.RunAsync("delete from contributions where contribution_id = 'p3'", Cancel);
        await database.Source.RunAsync("update contributions set body_raw = '', title = '' where contribution_id = 'p2'", Cancel);

        Assert.Equal(0, await search.CountAsync([id], new() { Words = "protéger or former" }, 10, Cancel));
        Assert.Equal(2, await database.Source.ScalarAsync<long>("select count(*) from contribution_vectors", Cancel));
        await Index(database).CatchUpAsync(id, Cancel);
        Assert.Equal(3, await search.CountAsync([id], new(), 10, Cancel));
    }

    [Theory]
    [InlineData(SearchPass.Words, "p2 p3")] // a1 and p1 were done, or so it is kept: nothing makes them again
    [InlineData(SearchPass.Meanings, "")]
    public async Task A_pass_that_was_cut_goes_on_where_it_had_come_to(string step, string found)
    {
        await using var database = await fixture.CreateAsync();
        var (index, id) = await CutAsync(database, step);

        Assert.True(await index.CatchUpAsync(id, Cancel));

        Assert.Equal(found, string.Join(' ', (await new SearchReading(database.Source).PageAsync([id], new() { Order = SearchOrder.Name }, "", 10, Cancel)).Select(f => f.Line.Id.Value)));
        Assert.Equal(step == SearchPass.Words ? 4 : 2, await database.Source.ScalarAsync<long>("select count(*) from contribution_vectors", Cancel));
        Assert.Equal(0, await database.Source.ScalarAsync<long>("select count(*) from search_progress", Cancel));
    }

    [Fact]
    public async Task What_is_rewritten_behind_a_pass_that_was_cut_is_done_again()
    {
        await using var database = await fixture.CreateAsync();
        var (index, id) = await CutAsync(database, SearchPass.Words);
        await database.Source.RunAsync("update contributions set title = 'Ouvrir' where contribution_id = 'p1'", Cancel);

        await index.CatchUpAsync(id, Cancel);

        Assert.Equal(4, await new SearchReading(database.Source).CountAsync([id], new(), 10, Cancel));
    }

    [Fact]
    public async Task What_came_in_after_a_pass_was_cut_is_found_too()
    {
        await using var database = await fixture.CreateAsync();
        var (index, id) = await CutAsync(database, SearchPass.Words);
        await MadeUp.ImportAsync(database, MadeUp.Of("", [.. s_contributions.Select(c => c.Id.Value == "p1" ? c with { Title = "Des écoles ouvertes" } : c)], []));

        await index.CatchUpAsync(id, Cancel);

        Assert.Equal("p1 p2", string.Join(' ', (await new SearchReading(database.Source).PageAsync([id], new() { Words = "ecole", Order = SearchOrder.Name }, "", 10, Cancel)).Select(f => f.Line.Id.Value)));
    }

    /// <summary>Imports, and cuts the step of a pass behind its second contribution.</summary>
    static async Task<(SearchIndex Index, long Id)> CutAsync(Database database, string step)
    {
        await MadeUp.ImportAsync(database, MadeUp.Of("", s_contributions, []));
        var id = (await new ConcertationStore(database.Source).NeedAsync("essai", Cancel)).Id;
        var pass = await SearchPass.OpenAsync(database.Source, id, 0, await database.Source.ScalarAsync<long>("select max(id) from imports", Cancel), Cancel);
        await Assert.ThrowsAsync<IOException>(() => pass.StepAsync(step, after => after.Length == 0 ? Task.FromResult<string?>("p1") : throw new IOException("cut"), Cancel));
        return (Index(database), id);
    }

    [Fact]
    public async Task Neighbours_by_meaning_come_nearest_first_and_never_the_text_itself()
    {
        await using var database = await fixture.CreateAsync();
        await MadeUp.ImportAsync(database, MadeUp.Consultation());
        var id = (await new ConcertationStore(database.Source).NeedAsync("essai", Cancel)).Id;
        await Index(database).CatchUpAsync(id, Cancel);
        using var neighbours = new NeighbourReading(database.Source);

        var near = await neighbours.OfAsync(id, null, new("copie0"), 10, Cancel);

        Assert.Equal(["copie1", "copie2", "copie3", "copie4"], near.Take(4).Select(n => n.Id.Value).Order());
        Assert.All(near.Take(4), n => Assert.InRange(n.Cosine, 0.97, 1.01));
        Assert.DoesNotContain(near, n => n.Id.Value == "copie0");
        Assert.Equal(near.OrderByDescending(n => n.Cosine).Select(n => n.Id), near.Select(n => n.Id));
        Assert.Empty(await neighbours.OfAsync(id, null, new("inconnue"), 10, Cancel));
    }

    static SearchIndex Index(Database database) => new(database.Source, new(database.Source));

    static async Task<(SearchReading Search, long Id)> SearchableAsync(Database database)
    {
        await MadeUp.ImportAsync(database, MadeUp.Of("", s_contributions, []));
        var id = (await new ConcertationStore(database.Source).NeedAsync("essai", Cancel)).Id;
        Assert.True(await Index(database).CatchUpAsync(id, Cancel));
        return (new(database.Source), id);
    }
}
