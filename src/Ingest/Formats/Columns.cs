using System.Collections.Immutable;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Ingest;

/// <summary>Maps the columns of any table to fields by their names, and by their values where names say nothing.</summary>
static class Columns
{
    const double LeastWordsOfText = 4;

    /// <summary>Maps a table of contributions; null when no column can be its text or title.</summary>
    public static TableFormat? OfContributions(Header header, ImmutableDictionary<string, string> map, string file)
    {
        var warnings = new List<string>();
        var taken = Asked(header, map, out var refused);
        var guessed = false;
        void Take(Field field, int column)
        {
            if (column >= 0 && !refused.Contains(field) && !taken.ContainsKey(field) && !taken.ContainsValue(column)) taken[field] = column;
        }
        Take(Field.Id, IdColumn(header, taken));
        foreach (var (field, names) in ColumnWords.Contribution)
            foreach (var name in names)
                if (header.Find(name) is >= 0 and var column && !taken.ContainsKey(field) && Fits(field, header, column)) Take(field, column);
        if (!taken.ContainsKey(Field.Body) && !taken.ContainsKey(Field.Title))
        {
            // a debate's title may be its question; a form's text column may be called by the question asked
            if (taken.TryGetValue(Field.Consultation, out var question) && IsOneARow(header, question))
            {
                taken.Remove(Field.Consultation);
                taken[Field.Title] = question;
            }
            else if (!refused.Contains(Field.Body) && LongestText(header, taken) is >= 0 and var text)
            {
                taken[Field.Body] = text;
                guessed = true;
                warnings.Add($"« {Shown.Name(file)} » : aucune colonne de texte reconnue par son nom ; la colonne « {Shown.Name(header.Columns[text])} » est lue comme texte (--map body=… pour en changer).");
            }
            else return null;
        }
        // forms that ask for a title besides their questions (the Grand Débat's): the fullest answer is the text
        if (!taken.ContainsKey(Field.Body) && !refused.Contains(Field.Body) && LongestText(header, taken, i => header.Columns[i].Contains('?')) is >= 0 and var answer)
        {
            taken[Field.Body] = answer;
            warnings.Add($"« {Shown.Name(file)} » : la réponse à « {Shown.Name(header.Columns[answer])} » est lue comme texte, les autres sont gardées en attributs (--map body=… pour en changer).");
        }
        if (!taken.ContainsKey(Field.Id))
            warnings.Add($"« {Shown.Name(file)} » n'a pas de colonne d'identifiant : le numéro de ligne de données en tient lieu (--map id=… pour en désigner une).");
        if (taken.TryGetValue(Field.Body, out var body) && ((header.Folded[body] == "premise" && header.Has("hypothesis")) || (header.Folded[body] == "phrase1" && header.Has("phrase2"))))
            warnings.Add($"« {Shown.Name(file)} » contient des paires de phrases : la première est lue comme texte, la seconde gardée en attribut.");
        var onSynthesis = CommentsOnSynthesis(header, taken);
        if (onSynthesis && SentenceColumn(header) is >= 0 and var sentence)
        {
            Take(Field.Parent, sentence);
            warnings.Add($"« {Shown.Name(file)} » : commentaires sur une synthèse publiée, chacun rattaché à la phrase que nomme la colonne « {Shown.Name(header.Columns[sentence])} ».");
        }
        return TableFormat.Plain(Name(header, taken), TableRole.Contributions, new(RowSort.Contribution, taken.Select(t => (t.Key, t.Value)), Rest(header, taken))
        {
            Kind = onSynthesis ? ContributionKind.Comment : DefaultKind(taken),
            NumberRows = !taken.ContainsKey(Field.Id),
            ZeroIsNeutral = ZeroIsNeutral(header, taken),
            RootsArePropositions = Name(header, taken) != FormatNames.Canonical && !onSynthesis,
        }) with { Warnings = warnings, Guessed = guessed };
    }

    /// <summary>Maps a table of votes; null when it lacks what was voted on, the voter or the value, or when it holds texts.</summary>
    public static TableFormat? OfVotes(Header header, ImmutableDictionary<string, string> map, string file)
    {
        var taken = Asked(header, map, out var refused);
        foreach (var (field, names) in ColumnWords.Vote)
            foreach (var name in names)
                if (!refused.Contains(field) && !taken.ContainsKey(field) && header.Find(name) is >= 0 and var column && !taken.ContainsValue(column)) taken[field] = column;
        if (!taken.ContainsKey(Field.Target) || !taken.ContainsKey(Field.Voter) || !taken.TryGetValue(Field.Value, out var value)) return null;
        var values = header.Values(value).ToList();
        if (values.Count > 0 && values.Count(v => Words.Vote(v) is null) > values.Count / 2) return null;
        return TableFormat.Plain(PartedFiles.NameOf(header) ?? (header.Has("contribution_id", "voter", "value") ? FormatNames.Canonical : FormatNames.Table), TableRole.Votes,
            new(RowSort.Vote, taken.Select(t => (t.Key, t.Value)), []));
    }

    /// <summary>Columns no field took, in order of the table.</summary>
    public static ImmutableArray<int> Rest(Header header, Dictionary<Field, int> taken) =>
        [.. Enumerable.Range(0, header.Columns.Length).Where(i => !taken.ContainsValue(i) && !RowNotes.IsNote(header.Folded[i]))];

    static Dictionary<Field, int> Asked(Header header, ImmutableDictionary<string, string> map, out HashSet<Field> refused)
    {
        var taken = new Dictionary<Field, int>();
        refused = [];
        foreach (var (word, column) in map)
        {
            if (!ColumnWords.Canonical.TryGetValue(word, out var field))
                throw new ImportException($"--map : « {Shown.Name(word)} » n'est pas un champ ; attendu : {string.Join(", ", ColumnWords.Canonical.Keys.Order(StringComparer.Ordinal))}.");
            if (column.Length == 0) refused.Add(field);
            else if (header.FindNamed(column) is >= 0 and var at) taken[field] = at;
        }
        return taken;
    }

    static int IdColumn(Header header, Dictionary<Field, int> taken)
    {
        foreach (var name in ColumnWords.Ids)
        {
            if (header.Find(name) is not (>= 0 and var column) || taken.ContainsValue(column)) continue;
            if (name is "id" or "identifiant" or "uuid") return column;
            var values = header.Rows.Select(r => column < r.Length ? r[column] : "").ToList();
            if (values.All(v => v.Length > 0) && values.Distinct(StringComparer.Ordinal).Count() == values.Count) return column;
        }
        return -1;
    }

    // a column's name may promise what its values don't keep: "type" of anything, "position" on a page, "votes" as words
    static bool Fits(Field field, Header header, int column)
    {
        var values = header.Values(column).ToList();
        if (values.Count == 0) return true;
        return field switch
        {
            Field.Kind => values.Count(v => Words.Kind(v) is null) <= values.Count / 2 || header.Folded[column] == "kind",
            Field.Stance => values.Count(v => !Words.TrySide(v, true, out _)) <= values.Count / 2 || header.Folded[column] == "stance",
            Field.Agree or Field.Mixed or Field.Disagree => values.Count(v => !Counts.TryRead(v, out _)) <= values.Count / 2,
            Field.CreatedAt => values.Count(v => !Dates.TryRead(v, out _)) <= values.Count / 2 || header.Folded[column] is "created_at" or "cree_le",
            _ => true,
        };
    }

    static bool IsOneARow(Header header, int column)
    {
        var values = header.Values(column).ToList();
        return values.Count > 0 && values.Distinct(StringComparer.Ordinal).Count() * 10 >= values.Count * 9;
    }

    static int LongestText(Header header, Dictionary<Field, int> taken, Func<int, bool>? among = null)
    {
        var best = (Column: -1, Words: LeastWordsOfText);
        for (var i = 0; i < header.Columns.Length; i++)
        {
            if (taken.ContainsValue(i) || RowNotes.IsNote(header.Folded[i]) || among?.Invoke(i) == false) continue;
            var values = header.Values(i).ToList();
            if (values.Count == 0 || values.Distinct(StringComparer.Ordinal).Count() * 4 < values.Count) continue;
            var words = values.Average(v => v.AsSpan().Trim().Count(' ') + 1.0);
            if (words > best.Words) best = (i, words);
        }
        return best.Column;
    }

    // comments on a published synthesis name its sentence or row, and nothing else that they hang on
    static bool CommentsOnSynthesis(Header header, Dictionary<Field, int> taken) => !taken.ContainsKey(Field.Kind) && !taken.ContainsKey(Field.Parent) && taken.ContainsKey(Field.Body)
        && (SentenceColumn(header) >= 0 || header.Has("sentence") || header.Has("phrase") || header.Has("row") || header.Has("synthesis_row") || header.Has("ligne_de_synthese"));

    static int SentenceColumn(Header header)
    {
        string[] names = ["sentence_id", "sentence", "phrase_id", "phrase", "code_de_la_phrase"];
        var named = names.Select(header.Find).FirstOrDefault(c => c >= 0, -1);
        // a column of that name may hold the sentence's words: those are kept as an attribute
        return named >= 0 && header.Values(named).All(v => v.Trim().Length is > 0 and <= 40 && !v.Trim().Contains(' ')) ? named : -1;
    }

    static ContributionKind DefaultKind(Dictionary<Field, int> taken) =>
        !taken.ContainsKey(Field.Parent) ? ContributionKind.Proposition
        : taken.ContainsKey(Field.Kind) ? ContributionKind.Proposition
        : taken.ContainsKey(Field.Stance) && !taken.ContainsKey(Field.ParentSort) ? ContributionKind.Argument : ContributionKind.Comment;

    /// <summary>Whether 0 in the column of sides means "no side".</summary>
    public static bool ZeroIsNeutral(Header header, Dictionary<Field, int> taken) => taken.TryGetValue(Field.Stance, out var column)
        && (header.Folded[column] is "alignment" or "alignement" || header.Values(column).Any(v => v.Trim() == "-1"));

    static string Name(Header header, Dictionary<Field, int> taken) =>
        header.Has("id") && (header.Has("body") || header.Has("title")) && taken.ContainsKey(Field.Id) && header.Folded[taken[Field.Id]] == "id" ? FormatNames.Canonical : PartedFiles.NameOf(header) ?? FormatNames.Table;
}
