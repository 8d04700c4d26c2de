using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard.Tests;

public class PersonalSearchTests
{
    static readonly Corpus Two = new(
        [new() { Id = new("a"), Body = SourceText.Same("Écrivez à claire@exemple.fr.") }, new() { Id = new("b"), Body = SourceText.Same("Des vélos.") }], []);

    [Fact]
    public async Task A_search_says_how_far_it_is_and_ends_once_what_it_found_is_kept()
    {
        var texts = new TaskCompletionSource<Corpus>();
        var kept = new TaskCompletionSource();
        PersonalFindings? found = null;
        var search = new PersonalSearch(_ => texts.Task, async (all, _) => { found = all; await kept.Task; }, CancellationToken.None);

        Assert.Equal((0, 0), search.Contributions);
        texts.SetResult(Two);
        while (search.Contributions.Looked < 2) await Task.Delay(10, TestContext.Current.CancellationToken);
        Assert.Equal((2, 2), search.Contributions);
        Assert.False(search.Ended.IsCompleted);
        kept.SetResult();
        await search.Ended;

        Assert.Equal("claire@exemple.fr", Assert.Single(MakeReview.Of(found!, [], TestContext.Current.CancellationToken).Terms).Words);
    }

    [Fact]
    public async Task A_search_that_fails_says_why()
    {
        var search = new PersonalSearch(_ => Task.FromException<Corpus>(new IOException("no disk")), (_, _) => Task.CompletedTask, CancellationToken.None);

        Assert.Equal("no disk", (await Assert.ThrowsAsync<IOException>(() => search.Ended)).Message);
    }

    [Fact]
    public async Task A_search_stops_with_the_server()
    {
        using var stop = new CancellationTokenSource();
        var search = new PersonalSearch(async cancel => { await Task.Delay(Timeout.Infinite, cancel); return Two; }, (_, _) => Task.CompletedTask, stop.Token);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => search.Ended);
    }
}
