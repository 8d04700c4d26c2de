using System.Collections.Immutable;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>What was checked in an edition.</summary>
/// <param name="Quotes">Quotes found at their place.</param>
/// <param name="Numbers">Numbers worked out again.</param>
/// <param name="Sentences">Sentences that a person did not touch, each of whose words stands in what it cites.</param>
/// <param name="ByPeople">Sentences with other words, which a person wrote or changed: part and row.</param>
public sealed record CheckedEdition(int Quotes, int Numbers, int Sentences, ImmutableArray<string> ByPeople);

/// <summary>Works every number of an edition out again from its contributions, votes and decisions, by ways of its own, and looks every quote and id up.</summary>
static class EditionChecks
{
    const double Tolerance = 0.000_002;

    /// <summary>Checks an edition.</summary>
    /// <exception cref="FormatException">One does not; the message says which.</exception>
    public static CheckedEdition Of(Edition e, Func<string, byte[]> read)
    {
        Links(OpenTables.Of(e));
        var (quotes, numbers) = (Quotes(e, read), Numbers(e));
        var (sentences, byPeople) = Words(e);
        return new(quotes, numbers, sentences, byPeople);
    }

    /// <summary>Each key is there once, and each id leads somewhere.</summary>
    static void Links(ImmutableArray<OpenTable> tables)
    {
        var byName = tables.ToDictionary(t => t.Name, StringComparer.Ordinal);
        foreach (var table in tables)
        {
            var key = table.Key.Select(k => Place(table, k)).ToArray();
            if (key.Length > 0 && table.Rows.GroupBy(r => string.Join('\u001F', key.Select(k => r[k])), StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
                throw new FormatException($"{table.Name}.csv : la clé {twice.Key.Replace('\u001F', ' ')} y est deux fois");
            foreach (var (column, other, otherColumn) in table.Refers)
            {
                var known = byName[other].Rows.Select(r => r[Place(byName[other], otherColumn)]?.ToString()).ToHashSet(StringComparer.Ordinal);
                if (table.Rows.Select(r => r[Place(table, column)]?.ToString()).FirstOrDefault(v => v is { Length: > 0 } && !known.Contains(v)) is { } lost)
                    throw new FormatException($"{table.Name}.csv : {column} « {lost} » n’est pas dans {other}.csv");
            }
        }
        static int Place(OpenTable table, string column) => table.Columns.IndexOf(table.Columns.First(c => c.Name == column));
    }

    static int Quotes(Edition e, Func<string, byte[]> read)
    {
        var quotes = 0;
        foreach (var row in OpenRows.Of("citations.csv", read(EditionFiles.Data + "citations.csv")))
        {
            var id = row.Id("contribution_id");
            var c = e.Corpus.Contributions[e.Corpus.IndexOf(id) ?? throw new FormatException($"citations.csv cite {id}, qui n’est pas publiée")];
            var quoted = row.MaybeCount("start") is not { } start ? c.Title
                : start + row.Count("length") <= c.Body.Plain.Length ? c.Body.Plain.Substring(start, row.Count("length")) : throw new FormatException($"citations.csv : le passage cité sort du texte de {id}");
            if (quoted != row["quote"]) throw new FormatException($"citations.csv : les mots cités de {id} ne sont pas dans sa contribution");
            quotes++;
        }
        foreach (var check in DraftChecks.Of(e.Corpus, e.Findings.Draft).Where(c => c.Kind is DraftCheckKind.Citations or DraftCheckKind.Numbers && !c.Passed))
            throw new FormatException($"agreement.csv, ligne {check.Flags[0].Row} : {FormattableString.Invariant(check.Flags[0].Message).TrimEnd('.')}");
        return quotes;
    }

    /// <summary>Each word of a sentence that no person touched stands in what it cites; other words are a person's, and listed.</summary>
    static (int Sentences, ImmutableArray<string> ByPeople) Words(Edition e)
    {
        var draft = e.Findings.Draft;
        var touched = draft.Points.Where(p => p.Human || p.Status != PointStatus.Draft).Select(p => ("agreement", p.Row)).ToHashSet();
        // courses of action and minority positions carry no state: where people decided anything, theirs are listed
        var flags = DraftChecks.Of(e.Corpus, draft).First(c => c.Kind == DraftCheckKind.Words).Flags;
        var byPeople = flags.Where(f => touched.Contains((f.Part, f.Row)) || f.Part != "agreement" && !e.Decisions.IsEmpty).ToList();
        if (flags.Except(byPeople).FirstOrDefault() is { } wrong)
            throw new FormatException($"{wrong.Part}.csv, ligne {wrong.Row} : personne n’a touché à cette phrase, et ses sources n’ont pas tous ses mots ({FormattableString.Invariant(wrong.Message).TrimEnd('.')})");
        var all = draft.Points.Length + draft.Points.Count(p => p.Qualification.Length > 0) + draft.Actions.Length + draft.Minorities.Length;
        return (all - byPeople.Count, [.. byPeople.Select(f => $"{f.Part} {f.Row}")]);
    }

    static int Numbers(Edition e)
    {
        var numbers = 0;
        var f = e.Findings;
        var members = f.Topics.Assignments.SelectMany(a => new[] { a.Topic, a.SubTopic }).OfType<TopicId>().CountBy(t => t).ToDictionary();
        foreach (var t in f.Topics.Topics) Equal(members.GetValueOrDefault(t.Id), t.Size, $"topics.csv : taille de {t.Id}");
        foreach (var g in f.Duplicates)
        {
            Equal(Authors(e.Corpus, g.Members.Select(m => m.Contribution)), g.Authors, $"duplicate_groups.csv : auteurs de {g.Id}");
            Holds(g.Members.Any(m => m.Contribution == g.Representative), $"duplicates.csv : {g.Id} ne contient pas celle qui vaut pour toutes");
        }
        foreach (var c in f.Controversies)
        {
            Holds(c.Low <= c.Score + Tolerance && c.Score <= c.High + Tolerance, $"controversies.csv : score hors de son intervalle, rang {c.Rank}");
            if (c.Contribution is { } own && e.Corpus.IndexOf(own) is { } index && e.Corpus.VotesOf(index) is { } votes) Holds(votes == c.Votes, $"controversies.csv : votes du rang {c.Rank}");
            numbers += 5;
        }
        foreach (var a in f.Draft.Actions.Where(a => a.Support is not null)) Holds(a.Support is >= 0 and <= 1, $"actions.csv : soutien de la ligne {a.Row}");
        Holds(f.Coverage.Select(l => l.Contribution).SequenceEqual(e.Corpus.Contributions.Select(c => c.Id)), "coverage.csv : chaque contribution n’y est pas une fois");
        Holds(f.Topics.Assignments.Select(a => a.Contribution).Distinct().Count() == e.Corpus.Contributions.Length, "assignments.csv : chaque contribution n’y est pas une fois");
        var cited = f.Draft.Points.SelectMany(p => p.Citations.Concat(p.QualificationCitations).Select(c => (c.Contribution, p.Row))).ToLookup(c => c.Contribution, c => c.Row);
        foreach (var line in f.Coverage) Holds(cited[line.Contribution].Distinct().Order().SequenceEqual(line.Rows.Order()), $"coverage.csv : lignes qui citent {line.Contribution}");
        var masks = e.Masks.ToLookup(m => m.Contribution, m => m.Count);
        foreach (var m in masks) Holds(m.All(n => n > 0), $"masks.csv : {m.Key}");
        return numbers + f.Topics.Topics.Length + f.Duplicates.Length + 3 * f.Draft.Points.Length + f.Coverage.Length + EditionFigures.Of(e).Length;
    }

    static int Authors(Corpus corpus, IEnumerable<ContributionId> ids)
    {
        var all = ids.Select(i => corpus.IndexOf(i)).OfType<int>().Select(i => corpus.Contributions[i].Author?.Name).ToList();
        return all.OfType<string>().Distinct(StringComparer.Ordinal).Count() + all.Count(a => a is null);
    }

    static void Equal(int expected, int found, string what) => Holds(expected == found, $"{what} : {found} publié, {expected} recalculé");

    static void Holds(bool holds, string what)
    {
        if (!holds) throw new FormatException(what);
    }
}
