using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Ingest;

/// <summary>Recognises the consultations of the Assemblée nationale: the raw table of comments, votes and poll answers, and its parted comments.</summary>
static class AssembleeNationale
{
    /// <summary>Recognises a table; null when it is none of these.</summary>
    public static TableFormat? Recognise(Header header)
    {
        if (header.Has("idcontribution", "type", "contribution", "idcommentaire")) return Raw(header);
        if (header.Has("id", "reponse_a", "texte", "type")) return Parted(header);
        return null;
    }

    static TableFormat Raw(Header header)
    {
        RowMap Map(RowSort sort, bool isReply, params (Field Field, string Column)[] columns)
        {
            var taken = columns.Where(c => header.Has(c.Column)).ToDictionary(c => c.Field, c => header.Find(c.Column));
            string[] dropped = ["type", "auteur", "pseudonyme", "email", "reponse", "idcommentaire", ""];
            return new(sort, taken.Select(t => (t.Key, t.Value)), sort != RowSort.Contribution ? []
                : [.. Columns.Rest(header, taken).Where(i => !dropped.Contains(header.Folded[i]) && header.Folded.IndexOf(header.Folded[i]) == i)])
            {
                Kind = isReply ? ContributionKind.Comment : ContributionKind.Proposition,
                Why = "Réponse à un sondage à choix multiples : ce n'est pas une contribution.",
                LowQuotesAreCommas = true,
            };
        }
        (Field, string)[] text = [(Field.Id, "idcontribution"), (Field.Body, "contribution"), (Field.CreatedAt, "cree"), (Field.Author, "idauteur"),
            (Field.Agree, "pour"), (Field.Disagree, "contre"), (Field.Consultation, "debat")];
        return new(FormatNames.AssembleeNationale, TableRole.Mixed)
        {
            SortColumn = header.Find("type"),
            Maps = new Dictionary<string, RowMap>(StringComparer.Ordinal)
            {
                ["commentaire"] = Map(RowSort.Contribution, false, text),
                ["reponse"] = Map(RowSort.Contribution, true, [.. text, (Field.Parent, "idcommentaire")]),
                ["votecommentaire"] = Map(RowSort.Vote, false, (Field.Id, "idcontribution"), (Field.Target, "idcommentaire"), (Field.Voter, "idauteur"), (Field.Value, "contribution")),
                ["votesondage"] = Map(RowSort.Other, false, (Field.Id, "idcontribution")),
            },
            Mend = table => new MendedRows(table, header.Find("contribution"), header.Find("cree"), header.Columns.Length),
        };
    }

    static TableFormat Parted(Header header)
    {
        var format = Columns.OfContributions(header, System.Collections.Immutable.ImmutableDictionary<string, string>.Empty, "")!; // "texte" is a name of the body
        return format with { Name = FormatNames.AssembleeNationale };
    }

    /// <summary>Puts a text back together that an unquoted semicolon cut in two, known by the date that then stands one column late.</summary>
    sealed class MendedRows(ITable inner, int text, int date, int columns) : ITable
    {
        bool _cut;

        public IReadOnlyList<string> Columns => inner.Columns;
        public int Line => inner.Line;
        public string? Fault => inner.Fault;
        public int Count => _cut ? inner.Count - 1 : inner.Count;

        public string this[int column] => !_cut || column < text ? inner[column] : column == text ? inner[text] + ";" + inner[text + 1] : inner[column + 1];

        public bool Read()
        {
            _cut = false;
            if (!inner.Read()) return false;
            _cut = date == text + 1 && inner.Count >= columns && !Dates.TryRead(inner[date], out _) && Dates.TryRead(inner[date + 1], out _);
            return true;
        }

        public void Dispose() => inner.Dispose();
    }
}
