using System.Collections.Immutable;
using System.Globalization;

namespace SynthesisPipeline.Dashboard;

/// <summary>Says what changed between two digests of one group, row by row, in the order of the sheets.</summary>
public static class WhatChanged
{
    const double SmallestShare = 0.01;

    /// <summary>Compares the rows of two digests.</summary>
    /// <param name="before">Rows as they were sent then.</param>
    /// <param name="now">Rows as they are sent now.</param>
    public static ImmutableArray<DigestDifference> Between(ImmutableArray<SentRow> before, ImmutableArray<SentRow> now)
    {
        var differences = ImmutableArray.CreateBuilder<DigestDifference>();
        foreach (var layout in new[] { DigestLayout.Agreement, DigestLayout.Controversies, DigestLayout.Actions, DigestLayout.Minorities })
        {
            var sentence = DigestColumns.Sentence(layout.Code);
            var (old, today) = (Rows(before, layout), Rows(now, layout));
            foreach (var (subject, row) in today)
                if (!old.TryGetValue(subject, out var was)) differences.Add(new("Nouveau", layout.Name, Number(row), "", row.Cells.GetValueOrDefault(sentence, "")));
                else differences.AddRange(Cells(layout, row, was, Heading(before, was), Heading(now, row)));
            foreach (var (subject, row) in old)
                if (!today.ContainsKey(subject)) differences.Add(new("Retiré", layout.Name, "", row.Cells.GetValueOrDefault(sentence, ""), ""));
        }
        return differences.ToImmutable();
    }

    static IEnumerable<DigestDifference> Cells(DigestSheet layout, SentRow row, SentRow was, string before, string now)
    {
        var sentence = DigestColumns.Sentence(layout.Code);
        foreach (var code in DigestColumns.Decided(layout.Code))
        {
            string old = was.Cells.GetValueOrDefault(code, ""), today = row.Cells.GetValueOrDefault(code, "");
            if (DigestColumns.Same(code, old, today)) continue;
            yield return code == sentence ? new("Récrit", layout.Name, Number(row), old, today)
                : new($"{DigestColumns.Heading(layout.Code, code)} : changé", layout.Name, Number(row), old, code is "etat" ? $"{today} — {row.Cells.GetValueOrDefault(sentence, "")}" : today);
        }
        if (before != now) yield return new("Déplacé", layout.Name, Number(row), before, now);
        if (Share(was) is { } share && Share(row) is { } share2 && Math.Abs(share - share2) >= SmallestShare)
            yield return new("Soutien : changé", layout.Name, Number(row), FrenchNumbers.Percent(share), $"{FrenchNumbers.Percent(share2)} — {row.Cells.GetValueOrDefault(sentence, "")}");
    }

    static Dictionary<string, SentRow> Rows(ImmutableArray<SentRow> rows, DigestSheet layout) => rows.Where(r => r.Sheet == layout.Code && r.Subject.Length > 0)
        .DistinctBy(r => r.Subject).ToDictionary(r => r.Subject, StringComparer.Ordinal);

    static string Heading(ImmutableArray<SentRow> rows, SentRow row) => row.Section.Length == 0 ? ""
        : rows.FirstOrDefault(r => r.Key == row.Section)?.Cells.GetValueOrDefault("titre", "") ?? "";

    static string Number(SentRow row) => row.Cells.GetValueOrDefault("numero", row.Cells.GetValueOrDefault("rang", ""));

    static double? Share(SentRow row) => double.TryParse(row.Cells.GetValueOrDefault("soutien"), NumberStyles.Float, CultureInfo.InvariantCulture, out var share) ? share : null;
}
