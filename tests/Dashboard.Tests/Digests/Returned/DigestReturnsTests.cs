using System.Collections.Immutable;
using ClosedXML.Excel;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard.Tests;

/// <summary>From a digest that is sent to decisions that hold, over a real database.</summary>
public sealed class DigestReturnsTests(DatabaseFixture databases) : IAsyncLifetime
{
    DigestWorld _world = null!; // made before each test

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _world = await DigestWorld.MakeAsync(databases, "bus");

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Every_kind_of_change_becomes_a_decision_of_its_author()
    {
        var (file, _) = await _world.SendAsync();

        var outcome = await _world.TakeAsync(Edit(file, w =>
        {
            w.Cell("point-1", "point").Says("Les horaires doivent être affichés partout.");
            w.Cell("point-2", "etat").Says("validé");
            w.Cell("point-3", "etat").Says("à écarter");
            w.Cell("point-5", "citations").Says("5, 17, 8");
            w.Cell("ajout-2", "point").Says("Les tarifs doivent être lisibles.");
            w.Cell("ajout-2", "citations").Says("6");
            w.Cell("controverse-1", "question").Says("Les bus doivent-ils être gratuits ?");
            w.Cell("point-9", "remarques").Says("Voir la loi de 2005.");
        }), "Paule");

        Assert.Equal([LineOutcome.Taken, LineOutcome.Remark], outcome.Lines.Select(l => l.Outcome).Distinct().Order());
        var now = await _world.NowAsync();
        Assert.Equal("Les horaires doivent être affichés partout.", (await _world.PointAsync(1)).Point);
        Assert.Equal(PointStatus.Validated, (await _world.PointAsync(2)).Status);
        Assert.Equal(0, (await _world.PointAsync(3)).Row);
        Assert.Equal(["bus04", "bus07", "bus16"], (await _world.PointAsync(5)).Citations.Select(c => c.Contribution.Value).Order());
        var added = Assert.Single(now.Findings.Draft.Points, p => p.Human);
        Assert.Equal(("Tarifs", "Les tarifs doivent être lisibles.", "bus05"), (added.Section, added.Point, added.Citations[0].Contribution.Value));
        Assert.Equal("Les bus doivent-ils être gratuits ?", now.Findings.Controversies[0].Label);
        Assert.Contains("Voir la loi de 2005.", Assert.IsType<NoteRemark>(Assert.Single(now.Remarks).Decision).Text, StringComparison.Ordinal);
        Assert.All(now.Fates, f => Assert.Equal(("Paule", Fate.Held), (f.Curation.By, f.Fate)));
    }

    [Fact]
    public async Task The_same_file_twice_and_the_same_changes_saved_anew_change_nothing()
    {
        var (file, _) = await _world.SendAsync();
        var edited = Edit(file, w =>
        {
            w.Cell("point-1", "point").Says("Récrit.");
            w.Cell("ajout-1", "point").Says("Ajouté.");
            w.Cell("ajout-1", "citations").Says("1");
            w.Cell("point-4", "remarques").Says("Une remarque.");
        });
        await _world.TakeAsync(edited);
        var before = (await _world.NowAsync()).Fates.Length;

        var again = await _world.TakeAsync(edited, name: "autre nom (2).xlsx");
        var anew = await _world.TakeAsync(Edit(edited, w => w.Agreement().Column(3).Width = 50));

        Assert.True(again.IsKnown);
        Assert.Empty(anew.Lines);
        Assert.Equal(before, (await _world.NowAsync()).Fates.Length);
    }

    [Fact]
    public async Task Two_members_copies_of_one_digest_are_both_taken_whatever_comes_first()
    {
        var (file, _) = await _world.SendAsync();
        var paule = Edit(file, w => w.Cell("point-1", "point").Says("Les horaires, partout."));
        var omar = Edit(file, w =>
        {
            w.Cell("point-1", "nuance").Says("Sauf la nuit.");
            w.Agreement().RowOf("point-6").Delete();
        });
        await using var other = await DigestWorld.MakeAsync(databases, "bus");
        await other.SendAsync();

        foreach (var copy in new[] { paule, omar }) await _world.TakeAsync(copy);
        foreach (var copy in new[] { omar, paule }) await other.TakeAsync(copy);

        var tables = new[] { (await _world.NowAsync()).Findings.Draft.Points, (await other.NowAsync()).Findings.Draft.Points };
        Assert.Equal(tables[0].Select(p => (p.Point, p.Qualification)), tables[1].Select(p => (p.Point, p.Qualification)));
        Assert.Equal(("Les horaires, partout.", "Sauf la nuit."), (tables[0][0].Point, tables[0][0].Qualification));
        Assert.Equal(11, tables[0].Length);
    }

    [Fact]
    public async Task A_conflict_waits_for_a_person_and_each_answer_does_what_it_says()
    {
        var (file, _) = await _world.SendAsync();
        foreach (var place in new[] { 1, 2, 3 })
            await _world.DecideAsync(new EditPoint(PointRef.Of(await _world.PointAsync(place)), $"Le tableau de bord dit {place}.", ""));

        var outcome = await _world.TakeAsync(Edit(file, w =>
        {
            foreach (var place in new[] { 1, 2, 3 }) w.Cell($"point-{place}", "point").Says($"La fiche dit {place}.");
        }));
        var questions = await _world.Get<ReturnStore>().OpenAsync((await _world.ConsultationAsync()).Id, Cancel);
        Assert.Equal("Le tableau de bord dit 1.", (await _world.PointAsync(1)).Point);
        var returns = _world.Get<DigestReturns>();
        Assert.Null(await returns.AnswerAsync(questions[0], LineAnswer.Returned, Empty, "anne", Cancel));
        Assert.Null(await returns.AnswerAsync(questions[1], LineAnswer.Current, Empty, "anne", Cancel));
        Assert.Null(await returns.AnswerAsync(questions[2], LineAnswer.Own, Empty.Add("point", "Anne dit 3."), "anne", Cancel));

        Assert.Equal(3, outcome.Return.Open);
        Assert.Equal(["La fiche dit 1.", "Le tableau de bord dit 2.", "Anne dit 3."], [(await _world.PointAsync(1)).Point, (await _world.PointAsync(2)).Point, (await _world.PointAsync(3)).Point]);
        Assert.Empty(await _world.Get<ReturnStore>().OpenAsync((await _world.ConsultationAsync()).Id, Cancel));
        Assert.NotNull(await returns.AnswerAsync(questions[0], LineAnswer.Current, Empty, "anne", Cancel));
    }

    [Fact]
    public async Task A_validated_point_changes_only_when_a_person_says_so()
    {
        var (file, _) = await _world.SendAsync();
        var point = await _world.PointAsync(7);
        await _world.DecideAsync(new ValidatePoint(PointRef.Of(point), point.Point, point.Qualification, point.Citations, point.QualificationCitations));

        await _world.TakeAsync(Edit(file, w => w.Cell("point-7", "point").Says("Autrement dit.")));
        var question = Assert.Single(await _world.Get<ReturnStore>().OpenAsync((await _world.ConsultationAsync()).Id, Cancel));
        Assert.Equal((point.Point, PointStatus.Validated), ((await _world.PointAsync(7)).Point, (await _world.PointAsync(7)).Status));
        await _world.Get<DigestReturns>().AnswerAsync(question, LineAnswer.Returned, Empty, "anne", Cancel);

        Assert.Equal("Autrement dit.", (await _world.PointAsync(7)).Point);
    }

    [Fact]
    public async Task A_point_added_without_a_contribution_is_a_question_until_somebody_gives_its_number()
    {
        var (file, _) = await _world.SendAsync();
        await _world.TakeAsync(Edit(file, w => w.Cell("ajout-1", "point").Says("Un élément sans appui.")));
        var question = Assert.Single(await _world.Get<ReturnStore>().OpenAsync((await _world.ConsultationAsync()).Id, Cancel));

        var without = await _world.Get<DigestReturns>().AnswerAsync(question, LineAnswer.Returned, Empty, "anne", Cancel);
        var with = await _world.Get<DigestReturns>().AnswerAsync(question, LineAnswer.Own, Empty.Add("citations", "n° 3"), "anne", Cancel);

        Assert.Contains("contribution", without, StringComparison.Ordinal);
        Assert.Null(with);
        Assert.Equal("Un élément sans appui.", Assert.Single((await _world.NowAsync()).Findings.Draft.Points, p => p.Human).Point);
    }

    [Fact]
    public async Task A_digest_weeks_late_is_merged_into_the_run_of_today()
    {
        var (file, _) = await _world.SendAsync();
        // the machine now says the first point otherwise, and no longer finds the last one
        await _world.AnalyseAsync("bus", d => d with { Points = [.. d.Points.Take(11).Select(p => p.Row == 1 ? p with { Support = 0.9 } : p with { Row = p.Row })] });

        await _world.TakeAsync(Edit(file, w =>
        {
            w.Cell("point-1", "point").Says("Corrigé trois semaines plus tard.");
            w.Cell("point-12", "point").Says("Un élément que la machine ne propose plus.");
        }));

        var table = (await _world.NowAsync()).Findings.Draft.Points;
        Assert.Equal("Corrigé trois semaines plus tard.", table[0].Point);
        Assert.Contains(table, p => p.Point == "Un élément que la machine ne propose plus.");
    }

    [Fact]
    public async Task A_digest_of_another_consultation_or_with_a_tampered_number_is_refused_with_a_reason()
    {
        await _world.AnalyseAsync("velo");
        var (file, _) = await _world.SendAsync();
        var tampered = Edit(file, w => w.Worksheet(DigestLayout.Marks).Cell(2, 2).Says("0000000000000000"));
        using var stranger = new MemoryStream();
        Workbook.Write(stranger, MadeUpDigest.Content());

        var other = await Assert.ThrowsAsync<UserException>(() => _world.TakeAsync(file, slug: "velo"));
        var changed = await Assert.ThrowsAsync<UserException>(() => _world.TakeAsync(tampered));
        var unknown = await Assert.ThrowsAsync<UserException>(() => _world.TakeAsync(stranger.ToArray()));

        Assert.Contains("bus", other.Message, StringComparison.Ordinal);
        Assert.Contains("modifié", changed.Message, StringComparison.Ordinal);
        Assert.Contains("aucun traitement", unknown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_digest_that_analyze_wrote_without_a_database_is_known_by_what_was_analysed()
    {
        var run = await _world.Get<StoredRuns>().LatestAsync(await _world.ConsultationAsync(), Cancel);
        var (file, _) = DigestWorld.Write(MakeDigest.Of(run.Corpus, run.Findings, run.Record));

        var outcome = await _world.TakeAsync(Edit(file, w => w.Cell("point-1", "point").Says("Venu d’un fichier.")));

        Assert.Equal(LineOutcome.Taken, Assert.Single(outcome.Lines).Outcome);
        Assert.Equal("Venu d’un fichier.", (await _world.PointAsync(1)).Point);
    }

    [Fact]
    public async Task The_next_digest_of_a_group_says_what_changed_and_the_same_again_is_the_same_file()
    {
        var first = await _world.SendAsync("Groupe 1");
        await _world.DecideAsync(new EditPoint(PointRef.Of(await _world.PointAsync(1)), "Récrit entre deux envois.", ""));
        await _world.DecideAsync(new SetPointAside(PointRef.Of(await _world.PointAsync(2)), true));

        var second = await _world.SendAsync("Groupe 1");
        var third = await _world.SendAsync("Groupe 1");
        var other = await _world.SendAsync("Groupe 2");

        Assert.Equal(second.File, third.File);
        Assert.NotEqual(first.Sent.Id, second.Sent.Id);
        using var workbook = new XLWorkbook(new MemoryStream(second.File));
        var said = workbook.Worksheet("Ce qui a changé").RowsUsed().Skip(2).Select(r => (r.Cell(2).GetString(), r.Cell(6).GetString())).ToList();
        Assert.Contains(("Récrit", "Récrit entre deux envois."), said);
        Assert.Contains(said, s => s.Item1 == "Retiré");
        using var fresh = new XLWorkbook(new MemoryStream(other.File));
        Assert.Contains("première fiche", fresh.Worksheet("Ce qui a changé").Cell(3, 6).GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Recommendations_come_back_and_stand_in_the_next_digest()
    {
        var (file, _) = await _world.SendAsync("Groupe 1");
        await _world.TakeAsync(Edit(file, w =>
        {
            w.Cell("vide-1", "recommandation").Says("Publier les horaires en données ouvertes.");
            w.Cell("vide-1", "appui").Says("1, 3");
        }));

        var (next, sent) = await _world.SendAsync("Groupe 1");
        var row = sent.Rows.First(r => r.Sheet == "recommandations" && r.Subject.Length > 0);
        await _world.TakeAsync(Edit(next, w => w.Cell(row.Key, "recommandation").Says("Publier les horaires et les retards.")));
        var (_, last) = await _world.SendAsync("Groupe 1");

        Assert.Equal(("Publier les horaires en données ouvertes.", "1, 3"), (row.Cells["recommandation"], row.Cells["appui"]));
        Assert.Equal("Publier les horaires et les retards.", last.Rows.First(r => r.Key == row.Key).Cells["recommandation"]);
    }

    [Fact]
    public async Task A_digest_of_a_theme_holds_its_consultations_and_each_takes_its_own_changes()
    {
        await _world.AnalyseAsync("velo");
        var theme = await _world.Database.Source.ScalarAsync<long>("""
            with k as (insert into concertations (slug, title) values ('k', 'Mobilités') returning id)
            insert into themes (concertation_id, slug, title) select id, 'deplacements', 'Déplacements' from k returning id
            """, Cancel);
        await _world.Database.Source.RunAsync("update consultations set theme_id = $1", Cancel, theme);
        var issued = await _world.Get<DigestIssues>().IssueThemeAsync(theme, "Groupe 1", "essai", true, Cancel);
        var (file, sent) = DigestWorld.Write(issued.Content);

        var outcome = await _world.TakeAsync(Edit(file, w =>
        {
            w.Cell("point-1", "point").Says("Côté bus.");
            w.Cell("point-13", "point").Says("Côté vélo.");
            w.Cell("ajout-6", "point").Says("Ajouté côté vélo.");
            w.Cell("ajout-6", "citations").Says("4");
        }));

        Assert.Equal(24, sent.Rows.Count(r => r.Key.StartsWith("point-", StringComparison.Ordinal)));
        Assert.Equal(2, outcome.Parts.Length);
        Assert.Equal(("Côté bus.", "Côté vélo."), ((await _world.PointAsync(1)).Point, (await _world.PointAsync(1, "velo")).Point));
        Assert.Equal("velo03", Assert.Single((await _world.NowAsync("velo")).Findings.Draft.Points, p => p.Human).Citations[0].Contribution.Value);
        Assert.Equal(12, (await _world.NowAsync()).Findings.Draft.Points.Length);
    }

    static ImmutableSortedDictionary<string, string> Empty { get; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    internal static byte[] Edit(byte[] file, Action<XLWorkbook> edit)
    {
        using var workbook = new XLWorkbook(new MemoryStream(file));
        edit(workbook);
        using var back = new MemoryStream();
        workbook.SaveAs(back);
        return back.ToArray();
    }
}
