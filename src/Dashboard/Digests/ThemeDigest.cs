using System.Collections.Immutable;
using System.Globalization;

namespace SynthesisPipeline.Dashboard;

/// <summary>Joins the digests of several consultations into that of their theme: rows are numbered anew, headings name the consultation.</summary>
public static class ThemeDigest
{
    /// <summary>Parts a subject of a theme's digest into the place of its consultation and its lasting name there.</summary>
    public static (int Part, string Key) Part(string subject) =>
        subject.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon && int.TryParse(subject.AsSpan(0, colon), NumberStyles.None, CultureInfo.InvariantCulture, out var part)
            ? (part, subject[(colon + 1)..]) : (0, subject);

    /// <summary>Joins digests.</summary>
    /// <param name="title">Title of the theme.</param>
    /// <param name="parts">Digests of its consultations, in order; two or more.</param>
    public static DigestContent Of(string title, ImmutableArray<DigestContent> parts)
    {
        int contributions = 0, points = 0, ranks = 0, actions = 0, minorities = 0;
        var whole = parts[0] with
        {
            Title = title, Figures = [], Sections = [], Controversies = [], Actions = [], Minorities = [], Topics = [], Copies = [], Contributions = [], Timeline = [], Ends = [],
            Warnings = [], Checks = [], ReadFirst = [], Opinions = SynthesisPipeline.Analysis.OpinionFindings.None, DigestId = string.Join('-', parts.Select(p => p.DigestId[..8])),
            Dates = parts.Any(p => p.Dates is not null) ? (parts.Where(p => p.Dates is not null).Min(p => p.Dates!.Value.First), parts.Where(p => p.Dates is not null).Max(p => p.Dates!.Value.Last)) : null, // filtered by Where
        };
        for (var i = 0; i < parts.Length; i++)
        {
            var (p, number) = (parts[i], i);
            int from = contributions, row = points, rank = ranks, action = actions, minority = minorities;
            string Key(string key) => $"{number.ToString(CultureInfo.InvariantCulture)}:{key}";
            Cite Cite(Cite c) => c with { Index = c.Index + from };
            ImmutableArray<Cite> Cites(ImmutableArray<Cite> cites) => [.. cites.Select(Cite)];
            ImmutableArray<DigestArgument> Arguments(ImmutableArray<DigestArgument> side) => [.. side.Select(a => a with { Cite = Cite(a.Cite) })];
            whole = whole with
            {
                Figures = [.. whole.Figures, .. p.Figures.Select(f => ($"{p.Title} — {f.Name}", f.Value))],
                Sections = [.. whole.Sections, .. p.Sections.Select(s => new DigestSection($"{p.Title} — {s.Heading}",
                    [.. s.Points.Select(o => o with { Row = o.Row + row, Citations = Cites(o.Citations), QualificationCitations = Cites(o.QualificationCitations), Key = Key(o.Key) })]))],
                Controversies = [.. whole.Controversies, .. p.Controversies.Select(c => c with
                {
                    Rank = c.Rank + rank, Subject = c.Subject is null ? null : Cite(c.Subject), For = Arguments(c.For), Against = Arguments(c.Against), Key = Key(c.Key),
                    GrantedByFor = Arguments(c.GrantedByFor), GrantedByAgainst = Arguments(c.GrantedByAgainst),
                })],
                Actions = [.. whole.Actions, .. p.Actions.Select(a => a with { Row = a.Row + action, Citations = Cites(a.Citations), Key = Key(a.Key) })],
                Minorities = [.. whole.Minorities, .. p.Minorities.Select(m => m with { Row = m.Row + minority, Citations = Cites(m.Citations), Key = Key(m.Key) })],
                Topics = [.. whole.Topics, new($"{p.Title}", p.Topics.Sum(t => t.Size), [], p.Topics)],
                Copies = [.. whole.Copies, .. p.Copies.Select(g => g with { Id = $"{(number + 1).ToString(CultureInfo.InvariantCulture)}-{g.Id}", Members = Cites(g.Members), Key = Key(g.Key) })],
                Contributions = [.. whole.Contributions, .. p.Contributions.Select(c => c with { Index = c.Index + from, Id = Key(c.Id), Rows = [.. c.Rows.Select(r => r + row)] })],
                Ends = [.. whole.Ends, .. p.Ends.Select(e => ($"{p.Title} — {e.Name}", e.Count))],
                ReadFirst = [.. whole.ReadFirst, .. p.ReadFirst.Select(l => $"{p.Title} : {l}")],
                Warnings = [.. whole.Warnings, .. p.Warnings.Select(w => $"{p.Title} : {w}")],
                Recommendations = [.. whole.Recommendations, .. p.Recommendations],
            };
            contributions += p.Contributions.Length;
            points += p.Sections.Sum(s => s.Points.Length);
            ranks += p.Controversies.Length;
            actions += p.Actions.Length;
            minorities += p.Minorities.Length;
        }
        return whole;
    }
}
