using System.Collections.Immutable;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>Reckons the figures of a digest's first page and its timeline.</summary>
static class DigestFigures
{
    const int MostDays = 62, MostWeeks = 62, MostMonths = 120, MostFamilyTags = 60;

    static readonly string[] s_months = ["janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."];

    /// <summary>Gives the figures, names and values in French.</summary>
    public static ImmutableArray<(string Name, string Value)> Of(Corpus corpus, Findings findings, RunRecord run)
    {
        var authors = corpus.Contributions.Select(c => c.Author?.Name).OfType<string>().Distinct(StringComparer.Ordinal).Count();
        var anonymous = corpus.Contributions.Count(c => c.Author is null);
        long votes = Enumerable.Range(0, corpus.Contributions.Length).Sum(i => (long)(corpus.VotesOf(i)?.Total ?? 0));
        var copies = findings.Duplicates.Where(g => g.Kind != DuplicateKind.Paraphrase).ToList();
        return
        [
            ("Contributions analysées", FrenchNumbers.Number(corpus.Contributions.Length)),
            .. corpus.Contributions.GroupBy(c => c.Kind).OrderBy(g => g.Key).Where(g => g.Count() < corpus.Contributions.Length)
                .Select(g => ($"dont : {FrenchWords.Of(g.Key).ToLowerInvariant()}", FrenchNumbers.Number(g.Count()))),
            ("Contributeurs distincts", FrenchNumbers.Number(authors)),
            ("Contributions sans auteur indiqué", FrenchNumbers.Number(anonymous)),
            ("Votes", FrenchNumbers.Number(votes)),
            ("Lignes mises de côté (modération)", FrenchNumbers.Number(run.Counts.SetAside)),
            ("Lignes rejetées (illisibles)", FrenchNumbers.Number(run.Counts.Rejected)),
            ("Sujets", FrenchNumbers.Number(findings.Topics.Topics.Count(t => t.Level == 1))),
            ("Sous-sujets", FrenchNumbers.Number(findings.Topics.Topics.Count(t => t.Level == 2))),
            ("Éléments d’accord", FrenchNumbers.Number(findings.Draft.Points.Length)),
            ("Controverses", FrenchNumbers.Number(findings.Controversies.Length)),
            ("Pistes d’action", FrenchNumbers.Number(findings.Draft.Actions.Length)),
            ("Positions minoritaires", FrenchNumbers.Number(findings.Draft.Minorities.Length)),
            ("Groupes de doublons", FrenchNumbers.Number(copies.Count)),
            ("Contributions réunies à leurs copies", FrenchNumbers.Number(copies.Sum(g => g.Members.Length))),
            .. OfFamilies(findings.Tags),
            .. findings.Opinions.GroupCount > 1 ? new[] { ("Groupes d’opinion", FrenchNumbers.Number(findings.Opinions.GroupCount)) } : [],
        ];
    }

    /// <summary>Counts contributions by each value of the families of tags that an administrator wrote.</summary>
    static IEnumerable<(string Name, string Value)> OfFamilies(ImmutableArray<Tag> tags) =>
        tags.Where(t => t.Kind == TagKind.Free && TagFamily.Of(t.Value).Length > 0).GroupBy(t => t.Value, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Take(MostFamilyTags)
            .Select(g => ($"Étiquette « {g.Key} »", FrenchNumbers.Number(g.Select(t => t.Contribution).Distinct().Count())));

    /// <summary>Counts contributions a day, a week or a month, whichever keeps the picture readable; days are those written in the data.</summary>
    public static ImmutableArray<DigestPeriod> Timeline(IReadOnlyCollection<DateTimeOffset> dates)
    {
        if (dates.Count == 0) return [];
        var days = dates.Select(d => DateOnly.FromDateTime(d.DateTime)).ToList();
        DateOnly first = days.Min(), last = days.Max();
        var span = last.DayNumber - first.DayNumber + 1;
        if (span <= MostDays) return Count(days, d => d, d => d.AddDays(1), Day);
        if (span <= MostWeeks * 7) return Count(days, d => d.AddDays(-(((int)d.DayOfWeek + 6) % 7)), d => d.AddDays(7), d => "sem. du " + Day(d));
        if (span <= MostMonths * 31) return Count(days, d => new(d.Year, d.Month, 1), d => d.AddMonths(1), d => $"{s_months[d.Month - 1]} {d.Year:0000}");
        // decades of dates are mistakes of a platform more often than a long consultation: only years that hold something
        return [.. days.GroupBy(d => d.Year).OrderBy(g => g.Key).Select(g => new DigestPeriod($"{g.Key:0000}", g.Count()))];
    }

    static ImmutableArray<DigestPeriod> Count(List<DateOnly> days, Func<DateOnly, DateOnly> begin, Func<DateOnly, DateOnly> next, Func<DateOnly, string> label)
    {
        var counts = days.GroupBy(begin).ToDictionary(g => g.Key, g => g.Count());
        var periods = ImmutableArray.CreateBuilder<DigestPeriod>();
        for (var period = counts.Keys.Min(); period <= counts.Keys.Max(); period = next(period))
            periods.Add(new(label(period), counts.GetValueOrDefault(period)));
        return periods.ToImmutable();
    }

    static string Day(DateOnly day) => $"{day.Day:0}{(day.Day == 1 ? "er" : "")} {s_months[day.Month - 1]} {day.Year:0000}";
}
