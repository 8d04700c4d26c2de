using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>Reads the tables of an analysis back, strictly: what <see cref="FindingsFiles"/> writes, and nothing that only looks like it.</summary>
public static class FindingsReader
{
    static readonly UTF8Encoding s_strict = new(false, throwOnInvalidBytes: true);

    /// <summary>Reads every table of a folder.</summary>
    /// <param name="folder">An output folder of <c>analyze</c>.</param>
    /// <exception cref="UserException">A table is absent, or a row of it is not as the contract says; the message names both.</exception>
    public static Findings Read(string folder)
    {
        IEnumerable<Row> Rows(string file) => Table(folder, file);
        var topics = Rows("topics.csv").Select(r => new Topic(new(r["topic_id"]), r.Topic("parent_id"), r.Whole("level"), r.Text("label"),
            List(r.Text("keyphrases")), r.Whole("size"), r.Ids("representative_ids"))).ToImmutableArray();
        var assignments = Rows("assignments.csv").Select(r => new Assignment(new(r["contribution_id"]), r.Topic("topic_id"), r.Topic("subtopic_id"), r.Number("similarity")));
        var ideas = Rows("ideas.csv").Select(r => new Idea(Idea.RankOf(r["idea_id"]), new(r["contribution_id"]), new(r.Whole("start"), r.Whole("length")),
            r.Topic("topic_id"), r.Topic("subtopic_id"), r.Number("similarity")));
        return new()
        {
            Topics = new(topics, [.. assignments], [.. ideas], []),
            Duplicates = [.. Rows("duplicates.csv").GroupBy(r => r["group_id"], StringComparer.Ordinal).Select(Group)],
            Tags = [.. Rows("tags.csv").Select(r => new Tag(new(r["contribution_id"]), r.Word<TagKind>("tag_kind"), r.Text("tag"), r.Number("confidence"), r.Word<TagOrigin>("origin"), []))],
            Opinions = Opinions(folder),
            Controversies = [.. Rows("controversies.csv").Select(r => new Controversy(r.Whole("rank"), r.Contribution("contribution_id"), r.Topic("topic_id"),
                r.Number("score"), r.Word<ControversyBasis>("basis"), r.Number("low"), r.Number("high"), r.Votes(), r.Whole("args_for"), r.Whole("args_against"),
                r.Text("label"), r.Ids("for_ids"), r.Ids("against_ids")))],
            Draft = new([.. Rows("agreement.csv").Select(r => new AgreementPoint(r.Whole("row"), new(r["topic_id"]), r.Text("section"), r.Text("point"), r.Text("qualification"),
                    r.Citations("citations"), r.Citations("qualification_citations"), r.MaybeNumber("support"), r.MaybeNumber("support_low"), r.Whole("contributors"), r.Word<PointStatus>("status")))],
                [.. Rows("actions.csv").Select(r => new ActionLine(r.Whole("row"), new(r["topic_id"]), r.Text("action"), r.Maybe("instrument"), r.Maybe("addressee"),
                    r.Citations("citations"), r.MaybeNumber("support")))], [], []),
            Coverage = [.. Rows("coverage.csv").Select(r => new CoverageLine(new(r["contribution_id"]), [.. List(r["used_in"]).Select(w => r.Parse<ContributionUse>("used_in", w))],
                [.. List(r["row"]).Select(w => int.Parse(w, NumberStyles.None, CultureInfo.InvariantCulture))]))],
        };
    }

    static OpinionFindings Opinions(string folder)
    {
        if (!File.Exists(Path.Combine(folder, "opinion_groups.csv"))) return OpinionFindings.None;
        var voters = Table(folder, "opinion_groups.csv").Select(r => new VoterPosition(r["voter"], r["group"].Length == 0 ? null : r.Whole("group"), 0, 0)).ToImmutableArray();
        var statements = Table(folder, "opinion_statements.csv").Select(r => new OpinionStatement(r.Whole("group"), new(r["contribution_id"]), r.Votes(),
            r.Number("representativeness"), r.Number("consensus")));
        return new(voters, [.. statements], voters.Select(v => v.Group).OfType<int>().Distinct().Count());
    }

    static DuplicateGroup Group(IGrouping<string, Row> rows)
    {
        var members = rows.Select(r => new DuplicateMember(new(r["contribution_id"]), r.Number("similarity"), [])).ToImmutableArray();
        var first = rows.First();
        return new(rows.Key, first.Word<DuplicateKind>("kind"), new(first["representative_id"]), members, members.Length, 1, null, null);
    }

    static IEnumerable<Row> Table(string folder, string file)
    {
        var path = Path.Combine(folder, file);
        if (!File.Exists(path)) throw new UserException($"Il manque {file} dans {folder} : donnez un dossier écrit par « analyze ».");
        // a table of a million contributions holds several million rows: none is kept
        using var records = Whole(path, file).GetEnumerator();
        Dictionary<string, int>? header = null;
        var width = 0;
        for (var record = 1; Next(records, file); record++)
        {
            var cells = records.Current;
            if (header is null)
            {
                header = cells.Distinct(StringComparer.Ordinal).ToDictionary(c => c, c => cells.LastIndexOf(c), StringComparer.Ordinal);
                width = cells.Length;
                continue;
            }
            if (cells.Length != width) throw NoTable(file, $"l’enregistrement {record} a {FrenchNumbers.Count(cells.Length, "cellule")}, l’en-tête {width}");
            yield return new(file, record, header, cells);
        }
    }

    static IEnumerable<ImmutableArray<string>> Whole(string path, string file)
    {
        try
        {
            return CsvText.Records(s_strict.GetString(File.ReadAllBytes(path)));
        }
        catch (DecoderFallbackException error)
        {
            throw NoTable(file, error.Message, error);
        }
    }

    static bool Next(IEnumerator<ImmutableArray<string>> records, string file)
    {
        try
        {
            return records.MoveNext();
        }
        catch (FormatException error)
        {
            throw NoTable(file, error.Message, error);
        }
    }

    static UserException NoTable(string file, string why, Exception? cause = null) => new($"{file} n’est pas un tableau CSV en UTF-8 : {why}", cause);

    static ImmutableArray<string> List(string cell) => cell.Length == 0 ? [] : [.. cell.Split(';')];

    /// <summary>One record, which says its file and place when a cell is not as it must be.</summary>
    sealed class Row(string file, int record, Dictionary<string, int> header, ImmutableArray<string> cells)
    {
        public string this[string column] => header.TryGetValue(column, out var place) ? cells[place]
            : throw new UserException($"{file} n’a pas de colonne {column}.");

        public string Text(string column) => this[column] is ['\'', '=' or '+' or '-' or '@' or '\t' or '\r', ..] safe ? safe[1..] : this[column];

        public string? Maybe(string column) => this[column].Length == 0 ? null : this[column];

        public int Whole(string column) => int.TryParse(this[column], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : throw Wrong(column, "un nombre entier");

        public double Number(string column) => double.TryParse(this[column], NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : throw Wrong(column, "un nombre");

        public double? MaybeNumber(string column) => this[column].Length == 0 ? null : Number(column);

        public T Word<T>(string column) where T : struct, Enum => Parse<T>(column, this[column]);

        public T Parse<T>(string column, string word) where T : struct, Enum
        {
            if (Words<T>.All.TryGetValue(word, out var value)) return value;
            throw Wrong(column, string.Join(" | ", Enum.GetValues<T>().Select(v => v.Word())));
        }

        public TopicId? Topic(string column) => Maybe(column) is { } id ? new TopicId(id) : null;

        public ContributionId? Contribution(string column) => Maybe(column) is { } id ? new ContributionId(id) : null;

        public ImmutableArray<ContributionId> Ids(string column) => [.. List(this[column]).Select(id => new ContributionId(id))];

        public ImmutableArray<Citation> Citations(string column) => [.. List(this[column]).Select(id => new Citation(new(id), null))];

        public VoteCounts Votes() => new(Whole("agree"), Whole("mixed"), Whole("disagree"));

        static class Words<T> where T : struct, Enum
        {
            public static readonly Dictionary<string, T> All = Enum.GetValues<T>().ToDictionary(v => v.Word(), StringComparer.Ordinal);
        }

        UserException Wrong(string column, string expected) =>
            new($"{file}, enregistrement {record}, colonne {column} : « {DigestText.Cut(this[column], 60)} » au lieu de {expected}.");
    }
}
