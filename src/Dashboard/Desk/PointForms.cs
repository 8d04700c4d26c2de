using System.Collections.Immutable;
using System.Globalization;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>What the forms of the table of points come to.</summary>
/// <param name="form">The form.</param>
/// <param name="run">How the table stands.</param>
/// <param name="contributions">Where contributions are found by number.</param>
/// <param name="cancel">The reader went away.</param>
sealed class PointForms(DeskForm form, CuratedRun run, ContributionReading contributions, CancellationToken cancel)
{
    string Table => $"{form.Home}/accord";

    string PageOf(string key) => $"{Table}/element?cle={Uri.EscapeDataString(key)}";

    /// <summary>Reads the form.</summary>
    public async ValueTask<DeskAnswer> AnswerAsync()
    {
        if (form.Gesture is "valider-choix" or "ecarter-choix" or "fusionner-choix") return Several();
        if (form.Gesture == "ajouter") return await AddAsync();
        if (Find(form.Text("cle")) is not { } point) return DeskAnswer.Refuse(Table, "change");
        var back = form.Back(TableAddress.OfPoint(form.Home, point.Key));
        // someone else decided on this row since it was shown: nothing is written before a person has seen both
        if ((point.Last?.Id ?? 0) != form.Number("lu")) return Between(point, back);
        var self = PointRef.Of(point.Point);
        switch (form.Gesture)
        {
            case "enregistrer" or "valider":
                var (words, qualification) = (form.Text("point"), form.Text("nuance"));
                if (words.Length == 0 || form.IsTooLong("point") || form.IsTooLong("nuance")) return DeskAnswer.Refuse(back, "vide");
                if (form.Gesture == "valider") return DeskAnswer.Decide(form.Text("suivant") is { Length: > 0 } next ? SignInEndpoints.LocalPath(next) : back, Validate(point.Point, words, qualification));
                var section = form.Text("section");
                return DeskAnswer.Decide(back, new EditPoint(self, words, qualification, section.Length == 0 || section == point.Point.Section ? null : section));
            case "rouvrir":
                return DeskAnswer.Decide(back, new ReopenPoint(self));
            case "ecarter" or "remettre":
                return DeskAnswer.Decide(back, new SetPointAside(self, form.Gesture == "ecarter"));
            case "elever":
                return DeskAnswer.Decide(back, new RaiseQualification(self));
            case "nuancer" when Find(form.Text("autre")) is { } other && other.Key != point.Key:
                return DeskAnswer.Decide(TableAddress.OfPoint(form.Home, other.Key), new MovePointToQualification(self, PointRef.Of(other.Point)));
            case "fusionner" when Find(form.Text("autre")) is { } other && other.Key != point.Key:
                return DeskAnswer.Decide(PageOf(point.Key), new MergePoints(self, [PointRef.Of(other.Point)], point.Point.Point, Joined(point.Point.Qualification, other.Point.Qualification)));
            case "scinder":
                string[] parts = form.Text("parts").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
                return parts.Length < 2 || form.IsTooLong("parts") ? DeskAnswer.Refuse(back, "parts") : DeskAnswer.Decide(back, new SplitPoint(self, [.. parts.Select(p => new PointPart(p, []))]));
            case "citer" or "ne-plus-citer":
                return await CiteAsync(point, self, back);
            default:
                return DeskAnswer.Refuse(back, "change");
        }
    }

    CuratedPoint? Find(string key) => run.Curated.Points.FirstOrDefault(p => p.Key == key);

    static ValidatePoint Validate(AgreementPoint point, string words, string qualification) =>
        new(PointRef.Of(point), words, qualification, point.Citations, point.QualificationCitations);

    static string Joined(string one, string other) => other.Length == 0 || one.Contains(other, StringComparison.Ordinal) ? one : one.Length == 0 ? other : $"{one} {other}";

    DeskAnswer Between(CuratedPoint point, string back)
    {
        if (form.Gesture is not ("enregistrer" or "valider")) return DeskAnswer.Refuse(back, "entre-temps");
        var texts = new List<TwoTexts> { new("Élément", "point", form.Text("point"), point.Point.Point), new("Ce qui le nuance", "nuance", form.Text("nuance"), point.Point.Qualification) };
        if (texts.All(t => t.Mine == t.Theirs) && point.Point.Status == (form.Gesture == "valider" ? PointStatus.Validated : PointStatus.Edited)) return DeskAnswer.Refuse(back, "entre-temps");
        return DeskAnswer.Ask(new($"{Table}/decider",
            [("cle", point.Key), ("lu", (point.Last?.Id ?? 0).ToString(CultureInfo.InvariantCulture)), ("retour", back)], [.. texts], point.Last, back));
    }

    /// <summary>One gesture on all ticked rows: a box holds the row's key and the last decision seen on it.</summary>
    DeskAnswer Several()
    {
        var chosen = form.Texts("choix").Select(c => (Point: Find(c.Split('/')[0]), Seen: c.Split('/')[^1])).ToList();
        if (chosen.Count == 0) return DeskAnswer.Refuse(Table, "aucun");
        if (chosen.Any(c => c.Point is null)) return DeskAnswer.Refuse(Table, "change");
        if (chosen.Any(c => (c.Point!.Last?.Id ?? 0).ToString(CultureInfo.InvariantCulture) != c.Seen)) return DeskAnswer.Refuse(Table, "entre-temps"); // checked above
        List<CuratedPoint> points = [.. chosen.Select(c => c.Point!)]; // checked above
        var back = TableAddress.OfPoint(form.Home, points[0].Key);
        if (form.Gesture == "fusionner-choix")
            return points.Count < 2 ? DeskAnswer.Refuse(back, "deux") : DeskAnswer.Decide(PageOf(points[0].Key), new MergePoints(PointRef.Of(points[0].Point), [.. points.Skip(1).Select(p => PointRef.Of(p.Point))],
                points[0].Point.Point, points.Skip(1).Aggregate(points[0].Point.Qualification, (all, p) => Joined(all, p.Point.Qualification))));
        return DeskAnswer.Decide(back, [.. points.Where(p => p.ValidatedBy is null).Select(p => form.Gesture == "valider-choix"
            ? (Decision)Validate(p.Point, p.Point.Point, p.Point.Qualification) : new SetPointAside(PointRef.Of(p.Point), true))]);
    }

    async ValueTask<DeskAnswer> CiteAsync(CuratedPoint point, PointRef self, string back)
    {
        var qualifies = form.Text("colonne") == "nuance";
        var (carried, qualified) = (point.Point.Citations, point.Point.QualificationCitations);
        if (form.Gesture == "ne-plus-citer")
        {
            var gone = new ContributionId(form.Text("contribution"));
            if (qualifies) qualified = qualified.RemoveAll(c => c.Contribution == gone);
            else carried = carried.RemoveAll(c => c.Contribution == gone);
            return carried.IsEmpty ? DeskAnswer.Refuse(back, "citation") : DeskAnswer.Decide(back, new CitePoint(self, carried, qualified));
        }
        if (await FindContributionAsync(form.Text("contribution")) is not { } found) return DeskAnswer.Refuse(back, "inconnue");
        var citation = NearestPassage.Cite(found, qualifies ? point.Point.Qualification : point.Point.Point);
        if (qualifies) qualified = [.. qualified.Where(c => c.Contribution != found.Id), citation];
        else carried = [.. carried.Where(c => c.Contribution != found.Id), citation];
        return DeskAnswer.Decide(back, new CitePoint(self, carried, qualified));
    }

    async ValueTask<DeskAnswer> AddAsync()
    {
        var words = form.Text("point");
        if (words.Length == 0 || form.IsTooLong("point") || form.IsTooLong("nuance")) return DeskAnswer.Refuse($"{Table}#ajouter", "vide");
        var citations = ImmutableArray.CreateBuilder<Citation>();
        foreach (var name in form.Text("contributions").Split([',', ';', ' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Distinct())
            if (await FindContributionAsync(name) is { } found) citations.Add(NearestPassage.Cite(found, words));
            else return DeskAnswer.Refuse($"{Table}#ajouter", "inconnue");
        if (citations.Count == 0) return DeskAnswer.Refuse($"{Table}#ajouter", "citation");
        var section = form.Text("section");
        var topic = run.Findings.Draft.Points.FirstOrDefault(p => p.Section == section)?.Topic ?? run.Findings.Topics.Topics.FirstOrDefault(t => t.Label == section)?.Id
            ?? run.PlaceOf(citations[0].Contribution)?.Topic ?? new("");
        var key = DeskKeys.New("h", DateTimeOffset.UtcNow);
        return DeskAnswer.Decide(TableAddress.OfPoint(form.Home, key), new AddPoint(new(key, words, form.Text("nuance"), topic, section.Length == 0 ? "Autres points" : section, citations.ToImmutable(), [])));
    }

    /// <summary>Finds a contribution of the run by its number or its id.</summary>
    async ValueTask<Contribution?> FindContributionAsync(string name)
    {
        var id = new ContributionId(name);
        if (run.Corpus.IndexOf(id) is null && await contributions.ByNumberAsync(run.ConsultationId, name, cancel) is { } numbered) id = numbered;
        return run.Corpus.IndexOf(id) is null ? null : (await contributions.FindAsync(run.ConsultationId, id, cancel))?.Contribution;
    }
}
