using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Ingest.Tests;

/// <summary>Comments on a published synthesis, each tied to the sentence that it is about.</summary>
public sealed class SynthesisCommentTests : IDisposable
{
    readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void The_model_that_a_publication_gives_is_read()
    {
        var result = _scratch.Read(_scratch.Write("commentaires.csv",
            "id,kind,parent_id,body,author,author_kind,created_at,version\nk1,comment,p-0a1b2c3d,Il manque les communes rurales,Anne,person,2015-03-02,1\nk2,comment,p-0a1b2c3d-2,Bien vu,Luc,person,2015-03-03,1\n"));

        Assert.Equal([(ContributionKind.Comment, "p-0a1b2c3d"), (ContributionKind.Comment, "p-0a1b2c3d-2")], result.Contributions.Select(c => (c.Kind, c.ParentId!.Value.Value)));
        Assert.Contains(result.Warnings, w => w.StartsWith("2 phrases publiées sont commentées", StringComparison.Ordinal));
        Assert.DoesNotContain(result.Warnings, w => w.Contains("parent", StringComparison.Ordinal));
    }

    [Fact]
    public void A_column_that_names_the_sentence_ties_the_comment_to_it()
    {
        var result = _scratch.Read(_scratch.Write("retours.csv", "id;phrase;texte\n1;c-00000001;Je ne suis pas de cet avis\n2;a-00000002;Chiffrez cette mesure\n"));

        Assert.Equal([(ContributionKind.Comment, "c-00000001"), (ContributionKind.Comment, "a-00000002")], result.Contributions.Select(c => (c.Kind, c.ParentId!.Value.Value)));
    }

    [Fact]
    public void A_column_that_holds_the_sentences_words_is_an_attribute()
    {
        var result = _scratch.Read(_scratch.Write("retours.csv", "id;phrase;texte\n1;Les communes demandent des moyens;Pas toutes\n"));

        var comment = Assert.Single(result.Contributions);
        Assert.Equal((ContributionKind.Comment, null), (comment.Kind, comment.ParentId));
        Assert.Equal("Les communes demandent des moyens", Assert.Single(comment.Attributes).Value);
    }
}
