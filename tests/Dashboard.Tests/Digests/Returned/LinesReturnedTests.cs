using System.Collections.Immutable;
using ClosedXML.Excel;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard.Tests;

/// <summary>Courses of action, minority positions and recommendations that a group changed become decisions and recommendations of their author.</summary>
public sealed class LinesReturnedTests(DatabaseFixture databases) : IAsyncLifetime
{
    DigestWorld _world = null!; // made before each test

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _world = await DigestWorld.MakeAsync(databases, "bus");

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Edited_added_and_removed_lines_become_decisions_of_their_author()
    {
        var (file, _) = await _world.SendAsync();

        var outcome = await _world.TakeAsync(DigestReturnsTests.Edit(file, w =>
        {
            w.Cell("piste-1", "piste").Says("Ouvrir la ligne 1 jusqu’à minuit.");
            w.Cell("piste-1", "destinataire").Says("collectivités");
            w.Cell("piste-2", "citations").Says("22, 5");
            w.Cell("piste-3", "piste").Style.Font.SetStrikethrough(true);
            w.Cell("ajout-piste-1", "piste").Says("Publier les horaires.");
            w.Cell("ajout-piste-1", "citations").Says("7");
            w.Cell("ajout-piste-1", "instrument").Says("législatif");
            w.Cell("minoritaire-1", "position").Says("Il faut supprimer les abribus du centre.");
        }), "Paule");

        var draft = (await _world.NowAsync()).Findings.Draft;
        Assert.All(outcome.Lines, l => Assert.Equal(LineOutcome.Taken, l.Outcome));
        Assert.Equal(["Ouvrir la ligne 1 jusqu’à minuit.", "Ouvrir la ligne 2 le soir.", "Publier les horaires."], draft.Actions.Select(a => a.Action));
        Assert.Equal(("operational", "local_authorities"), (draft.Actions[0].Instrument, draft.Actions[0].Addressee));
        Assert.Equal(["bus04", "bus21"], draft.Actions[1].Citations.Select(c => c.Contribution.Value).Order());
        Assert.Equal(("legislation", "bus06"), (draft.Actions[2].Instrument, draft.Actions[2].Citations[0].Contribution.Value));
        Assert.Equal("Il faut supprimer les abribus du centre.", Assert.Single(draft.Minorities).Position);
        Assert.All((await _world.NowAsync()).Fates, f => Assert.Equal(("Paule", Fate.Held), (f.Curation.By, f.Fate)));
    }

    [Fact]
    public async Task Decisions_on_lines_hold_over_the_next_run_and_can_be_taken_back()
    {
        var (file, _) = await _world.SendAsync();
        await _world.TakeAsync(DigestReturnsTests.Edit(file, w =>
        {
            w.Cell("piste-1", "piste").Says("Ouvrir la ligne 1 jusqu’à minuit.");
            w.Cell("piste-2", "piste").Says("Ouvrir la ligne 2 tous les soirs.");
        }));

        await _world.AnalyseAsync("bus", d => d with { Actions = [d.Actions[0] with { Action = "Autre phrase de la même contribution." }, d.Actions[2]] });
        var now = await _world.NowAsync();

        Assert.Equal(["Ouvrir la ligne 1 jusqu’à minuit.", "Ouvrir la ligne 3 le soir.", "Ouvrir la ligne 2 tous les soirs."], now.Findings.Draft.Actions.Select(a => a.Action));
        Assert.Equal([Fate.Adapted, Fate.Adapted], now.Fates.Select(f => f.Fate));
        foreach (var fate in now.Fates) await _world.DecideAsync(new Withdraw(fate.Curation.Id));
        Assert.Equal(["Autre phrase de la même contribution.", "Ouvrir la ligne 3 le soir."], (await _world.NowAsync()).Findings.Draft.Actions.Select(a => a.Action));
    }

    [Fact]
    public async Task A_line_that_both_sides_changed_is_a_question_and_one_without_a_carrier_too()
    {
        var (file, _) = await _world.SendAsync();
        var action = (await _world.NowAsync()).Findings.Draft.Actions[0];
        await _world.DecideAsync(new EditLine(LineRef.Of(action), "Récrit au tableau de bord.", null, null, action.Citations));

        var outcome = await _world.TakeAsync(DigestReturnsTests.Edit(file, w =>
        {
            w.Cell("piste-1", "piste").Says("Récrit dans la fiche.");
            w.Cell("ajout-position-1", "position").Says("Sans appui.");
        }));

        Assert.Equal([LineOutcome.Question, LineOutcome.Question], outcome.Lines.Select(l => l.Outcome));
        Assert.Equal("Récrit au tableau de bord.", (await _world.NowAsync()).Findings.Draft.Actions[0].Action);
    }

    [Fact]
    public async Task Recommendations_join_those_of_the_dashboard_numbered_and_citing_points()
    {
        var (file, _) = await _world.SendAsync("Groupe 1");
        await _world.TakeAsync(DigestReturnsTests.Edit(file, w =>
        {
            w.Cell("vide-1", "recommandation").Says("Publier les horaires en données ouvertes.");
            w.Cell("vide-1", "appui").Says("1, 3");
            w.Cell("vide-1", "destinataire").Says("collectivités");
        }), "Paule");
        var first = Assert.Single(await _world.Get<RecommendationStore>().ListAsync(null, Cancel));

        var (next, sent) = await _world.SendAsync("Groupe 1");
        var row = sent.Rows.First(r => r.Sheet == "recommandations" && r.Subject.Length > 0);
        await _world.TakeAsync(DigestReturnsTests.Edit(next, w => w.Cell(row.Key, "recommandation").Says("Publier les horaires et les retards.")), "Omar");
        var second = Assert.Single(await _world.Get<RecommendationStore>().ListAsync(null, Cancel));

        Assert.Equal((1, "Publier les horaires en données ouvertes.", "Paule"), (first.Number, first.Title, first.By));
        Assert.Contains("Destinataire : collectivités", first.Body, StringComparison.Ordinal);
        Assert.Equal(["Les horaires doivent être affichés à chaque arrêt.", "Les retards doivent être annoncés en temps réel."], first.Points.Select(p => p.Point));
        Assert.Equal((2, "Publier les horaires et les retards.\nDestinataire : collectivités", "Omar"), (second.Version, second.Body, second.By));
        Assert.Equal(first.Points.Select(p => p.Key), second.Points.Select(p => p.Key));
    }

    [Fact]
    public async Task What_the_dashboard_rewrote_stands_in_the_next_digest_and_what_both_rewrote_is_asked()
    {
        var (file, _) = await _world.SendAsync("Groupe 1");
        await _world.TakeAsync(DigestReturnsTests.Edit(file, w => w.Cell("vide-1", "recommandation").Says("Publier les horaires.")));
        var (next, sent) = await _world.SendAsync("Groupe 1");
        var key = sent.Rows.First(r => r.Sheet == "recommandations" && r.Subject.Length > 0).Key;
        var store = _world.Get<RecommendationStore>();
        var known = Assert.Single(await store.ListAsync(null, Cancel));
        Assert.True(await store.ChangeAsync(known.Id, known.Version, new(known.PartId, null, "Publier", "Publier les horaires à temps.", false, known.Points), "rapporteur", Cancel));

        var outcome = await _world.TakeAsync(DigestReturnsTests.Edit(next, w => w.Cell(key, "recommandation").Says("Publier les retards.")));
        var (_, last) = await _world.SendAsync("Groupe 1");
        var answered = await _world.Get<DigestReturns>().AnswerAsync(Assert.Single(outcome.Lines), LineAnswer.Own,
            ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal).Add("recommandation", "Publier horaires et retards."), "rapporteur", Cancel);

        Assert.Equal("Publier les horaires à temps.", last.Rows.First(r => r.Key == key).Cells["recommandation"]);
        Assert.Equal(LineOutcome.Question, outcome.Lines[0].Outcome);
        Assert.Null(answered);
        Assert.Equal("Publier horaires et retards.", Assert.Single(await store.ListAsync(null, Cancel)).Body);
    }

    [Fact]
    public async Task Numbers_lead_to_the_dashboard_where_its_address_is_known()
    {
        var run = await _world.Get<StoredRuns>().LatestAsync(await _world.ConsultationAsync(), Cancel);
        var issues = new DigestIssues(_world.Get<StoredRuns>(), _world.Get<ConcertationStore>(), _world.Get<DigestStore>(), _world.Get<DigestRecommendations>(), new(null, null, new("https://synthese.exemple.fr/outil")));

        var (file, _) = DigestWorld.Write((await issues.IssueAsync(run, "", "essai", false, Cancel)).Content);

        using var workbook = new XLWorkbook(new MemoryStream(file));
        var point = workbook.Cell("point-1", "numero").Hyperlink.ExternalAddress;
        Assert.StartsWith("https://synthese.exemple.fr/outil/consultations/bus/accord#e-p", point.AbsoluteUri, StringComparison.Ordinal);
        Assert.Equal("https://synthese.exemple.fr/outil/consultations/bus/contribution?id=bus00", workbook.Worksheet("Contributions").Cell(3, 2).Hyperlink.ExternalAddress.AbsoluteUri);
        using var plain = new XLWorkbook(new MemoryStream((await _world.SendAsync()).File));
        Assert.DoesNotContain(plain.Worksheets.SelectMany(s => s.CellsUsed()), c => c.HasHyperlink && c.Hyperlink.IsExternal);
    }
}
