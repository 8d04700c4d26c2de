using System.Globalization;

namespace SynthesisPipeline.Analysis.Tests;

public class DraftChecksTests
{
    static readonly Corpus Corpus = new(
        [new() { Id = new("a"), Title = "Ouvrir la piscine le dimanche", Author = new("ana"), DeclaredVotes = new(8, 1, 1) }], []);

    static AgreementPoint Point(string text, string id = "a", double? support = 0.8, int contributors = 1) =>
        new(1, new("T01"), "Piscine", text, "", [new(new(id), null)], [], support, support is null ? null : Proportions.Wilson(8, 10).Low, contributors, PointStatus.Draft);

    static DraftCheck Check(DraftCheckKind kind, params AgreementPoint[] points) =>
        DraftChecks.Of(Corpus, new([.. points], [], [], [])).Single(c => c.Kind == kind);

    [Fact]
    public void A_true_draft_passes_every_check() =>
        Assert.All(DraftChecks.Of(Corpus, new([Point("Ouvrir la piscine le dimanche")], [], [], [])), c => Assert.True(c.Passed && c.Flags.IsEmpty, $"{c.Summary}"));

    [Fact]
    public void A_citation_that_leads_nowhere_is_found() =>
        Assert.False(Check(DraftCheckKind.Citations, Point("Ouvrir la piscine le dimanche", id: "b")).Passed);

    [Fact]
    public void A_word_that_nobody_wrote_is_found()
    {
        var check = Check(DraftCheckKind.Words, Point("Ouvrir la piscine chauffée le dimanche"));

        Assert.False(check.Passed);
        Assert.Contains("chauffée", Assert.Single(check.Flags).Message.ToString(CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData(0.9, 1)]
    [InlineData(null, 1)]
    [InlineData(0.8, 2)]
    public void A_number_that_is_no_longer_true_is_found(double? support, int contributors) =>
        Assert.False(Check(DraftCheckKind.Numbers, Point("Ouvrir la piscine le dimanche", support: support, contributors: contributors)).Passed);

    [Theory]
    [InlineData("Nous voulons la piscine", "Première personne")]
    [InlineData("Ouvrez la piscine", "impératif")]
    [InlineData("La piscine est un scandale", "scandale")]
    [InlineData("La piscine, enfin !", "exclamation")]
    public void What_is_not_neutral_is_flagged_but_blocks_nothing(string text, string message)
    {
        var check = Check(DraftCheckKind.Neutrality, Point(text));

        Assert.True(check.Passed);
        Assert.Contains(check.Flags, f => f.Message.ToString(CultureInfo.InvariantCulture).Contains(message, StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_read_first_is_what_failed_then_weak_support_lone_voices_and_loaded_words()
    {
        var weak = Point("Ouvrir la piscine le dimanche"); // 8 of 10 votes: from 49 % on
        var loaded = Point("Nous voulons la piscine le dimanche") with { Row = 2, SupportLow = 0.6, Contributors = 3 };
        var draft = new AgreementDraft([weak, loaded], [], [], []);

        var lines = DraftChecks.ReadFirst(draft, DraftChecks.Of(Corpus, draft)).Select(l => l.ToString(CultureInfo.InvariantCulture)).ToList();

        Assert.Equal(5, lines.Count);
        Assert.All(lines[..2], l => Assert.EndsWith("ligne 2.", l, StringComparison.Ordinal)); // its words and its numbers are not those of its source
        Assert.Equal(["Soutien proche de la moitié (borne basse sous 55 %) : ligne 1.", "Un seul contributeur : ligne 1.", "Formulation à neutraliser : ligne 2."], lines[2..]);
    }

    [Fact]
    public void A_draft_with_nothing_to_look_at_says_nothing() =>
        Assert.Empty(DraftChecks.ReadFirst(new([Point("Ouvrir la piscine le dimanche") with { SupportLow = 0.55, Contributors = 2 }], [], [], []), []));

    [Fact]
    public void Twelve_rows_are_named_and_no_more()
    {
        var draft = new AgreementDraft([.. Enumerable.Range(1, 13).Select(row => Point("Ouvrir la piscine le dimanche") with { Row = row, SupportLow = 0.9 })], [], [], []);

        Assert.Equal("Un seul contributeur : lignes 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12…", Assert.Single(DraftChecks.ReadFirst(draft, [])).ToString(CultureInfo.InvariantCulture));
    }

    [Fact]
    public void A_point_said_twice_is_flagged() =>
        Assert.NotEmpty(Check(DraftCheckKind.Repetition, Point("Ouvrir la piscine le dimanche"), Point("Ouvrir la piscine le dimanche") with { Row = 2 }).Flags);
}
