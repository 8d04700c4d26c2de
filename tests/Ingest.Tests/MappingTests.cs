using System.Collections.Immutable;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Ingest.Tests;

public sealed class MappingTests : IDisposable
{
    const string Form = "Horodateur;Nom;Que faudrait-il changer ?;Ville\n03/02/2019 10:00:00;u1;Il faut changer beaucoup de choses ici;Lyon\n03/02/2019 11:00:00;u2;Rien du tout, tout va bien chez nous;Nice\n";

    readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void A_form_whose_text_stands_under_its_question_is_read_and_told()
    {
        var result = _scratch.Read(_scratch.Write("réponses.csv", Form));

        Assert.Equal(["1", "2"], result.Contributions.Select(c => c.Id.Value));
        Assert.Equal("Il faut changer beaucoup de choses ici", result.Contributions[0].Body.Raw);
        Assert.Equal(new DateTimeOffset(2019, 2, 3, 10, 0, 0, TimeSpan.Zero), result.Contributions[0].CreatedAt);
        Assert.Contains(result.Warnings, w => w.Contains("Que faudrait-il changer", StringComparison.Ordinal));
        Assert.Contains(result.Warnings, w => w.Contains("identifiant", StringComparison.Ordinal));
    }

    [Fact]
    public void A_form_with_titles_and_questions_takes_its_fullest_answer_as_text()
    {
        var result = _scratch.Read(_scratch.Write("débat.csv", "id,reference,title,createdAt,authorId,Q1 - Faut-il plus ?,Q2 - Que faire ?\nx1,2-3,Mon titre,2019-01-22 10:00:00,u1,Oui,Il faudrait beaucoup de choses nouvelles\n"));

        var contribution = Assert.Single(result.Contributions);
        Assert.Equal(("x1", "2-3", "Mon titre", "Il faudrait beaucoup de choses nouvelles", "u1"), (contribution.Id.Value, contribution.Number, contribution.Title, contribution.Body.Raw, contribution.Author?.Name));
        Assert.Equal([new ContributionAttribute("Q1 - Faut-il plus ?", "Oui")], contribution.Attributes);
    }

    [Fact]
    public void What_a_person_maps_wins_over_the_guess()
    {
        var path = _scratch.Write("t.csv", "id,body,Réponse,Nom\n1,faux,vrai,u1\n");
        var options = new ImportOptions { Map = ImmutableDictionary<string, string>.Empty.Add("body", "Réponse").Add("author", "nom") };

        var contribution = ImportExport.ReadAll([path], options, TestContext.Current.CancellationToken).Contributions[0];

        Assert.Equal(("vrai", "u1"), (contribution.Body.Raw, contribution.Author?.Name));
        Assert.Equal([new ContributionAttribute("body", "faux")], contribution.Attributes);
    }

    [Theory]
    [InlineData("couleur", "body")]
    [InlineData("body", "Absente")]
    public void A_mapping_that_names_nothing_is_refused(string word, string column)
    {
        var path = _scratch.Write("t.csv", "id,body\n1,texte\n");
        var options = new ImportOptions { Map = ImmutableDictionary<string, string>.Empty.Add(word, column) };

        Assert.Throws<ImportException>(() => ImportExport.ReadAll([path], options, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void The_import_page_sees_what_each_column_is_taken_for()
    {
        var guess = Assert.Single(MappingGuess.Of(_scratch.Write("réponses.csv", Form), new()));

        Assert.Equal(["created_at", null, "body", null], guess.Columns.Select(c => c.Word));
        Assert.Equal("Lyon", guess.Rows[0][3]);
    }
}
