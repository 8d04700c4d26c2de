using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis.Tests;

/// <summary>Where contributions lie, packed and read again.</summary>
public class KeptPlacesTests
{
    [Fact]
    public void Places_and_ideas_come_back_and_a_text_that_comes_in_is_laid_where_it_was()
    {
        var texts = Text.Prepare(MadeUpCorpus.Make(), new(), CancellationToken.None);
        var found = Topics.Find(texts, [], null, new(), null, 1, CancellationToken.None);

        var kept = KeptPlaces.Read(KeptPlaces.Write(found)!); // found over all

        var (row, own) = (new float[kept.Dimensions], new float[kept.Dimensions]);
        var space = TopicSpace.Of(texts, kept.Space, new());
        for (var i = 0; i < texts.Texts.Length; i++)
        {
            kept.Place(i, row);
            Assert.InRange(Dense.Dot(row, found.Places![i]), 0.999f, 1.001f);
            found.Space!.Place(texts.Texts[i], 0..texts.Texts[i].Tokens.Length, own);
            space.Place(texts.Texts[i], 0..texts.Texts[i].Tokens.Length, row);
            Assert.InRange(Dense.Dot(row, own), 0.999f, 1.001f);
        }
        var ids = found.Topics.Select(t => t.Id).ToHashSet();
        Assert.Equal(found.Ideas, texts.Corpus.Contributions.SelectMany((c, i) => kept.IdeasOf(i, c.Id, ids)!));
        Assert.Null(kept.IdeasOf(0, texts.Corpus.Contributions[0].Id, ImmutableHashSet<TopicId>.Empty));
        Assert.Equal(-1, kept.NumbersIn(texts.Corpus, [texts.Corpus.Contributions[3].Id])[3]);
    }
}
