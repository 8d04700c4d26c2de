using System.Globalization;
using System.Text;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>Reads one table of the open data back, strictly: a cell that is not as it must be says its file, record and column.</summary>
sealed class OpenRows
{
    static readonly UTF8Encoding s_strict = new(false, throwOnInvalidBytes: true);

    readonly string _file;
    readonly Dictionary<string, string> _cells;
    readonly int _record;

    OpenRows(string file, int record, Dictionary<string, string> cells) => (_file, _record, _cells) = (file, record, cells);

    /// <summary>Reads all rows of a file.</summary>
    /// <exception cref="FormatException">It is not a table as <see cref="OpenData"/> writes it.</exception>
    public static IEnumerable<OpenRows> Of(string file, byte[] bytes)
    {
        List<Dictionary<string, string>> rows;
        try
        {
            rows = [.. CsvText.Rows(s_strict.GetString(bytes))];
        }
        catch (Exception error) when (error is FormatException or DecoderFallbackException)
        {
            throw new FormatException($"{file} n’est pas un tableau CSV en UTF-8 : {error.Message}", error);
        }
        return rows.Select((cells, i) => new OpenRows(file, i + 2, cells));
    }

    public IEnumerable<string> Columns => _cells.Keys;

    public string this[string column] => _cells.TryGetValue(column, out var value)
        ? value is ['\'', '=' or '+' or '-' or '@' or '\t' or '\r', ..] ? value[1..] : value
        : throw new FormatException($"{_file} n’a pas de colonne {column}");

    public string? Maybe(string column) => this[column] is { Length: > 0 } value ? value : null;

    public ContributionId Id(string column) => new(this[column]);

    public ContributionId? MaybeId(string column) => Maybe(column) is { } id ? new ContributionId(id) : null;

    public TopicId? MaybeTopic(string column) => Maybe(column) is { } id ? new TopicId(id) : null;

    public string[] List(string column) => this[column] is { Length: > 0 } value ? value.Split(';') : [];

    public long Whole(string column) => long.TryParse(this[column], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : throw Wrong(column, "un nombre entier");

    public int Count(string column) => Whole(column) is >= 0 and <= int.MaxValue and var value ? (int)value : throw Wrong(column, "un nombre entier de 0 ou plus");

    public int? MaybeCount(string column) => this[column].Length == 0 ? null : Count(column);

    public double Number(string column) => double.TryParse(this[column], NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : throw Wrong(column, "un nombre");

    public double? MaybeNumber(string column) => this[column].Length == 0 ? null : Number(column);

    public DateTimeOffset? MaybeMoment(string column) => this[column].Length == 0 ? null
        : DateTimeOffset.TryParseExact(this[column], "yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture, DateTimeStyles.None, out var value) ? value : throw Wrong(column, "une date ISO 8601");

    public DateTimeOffset Moment(string column) => MaybeMoment(column) ?? throw Wrong(column, "une date ISO 8601");

    public T Word<T>(string column) where T : struct, Enum => Word<T>(column, this[column]);

    public T Word<T>(string column, string word) where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
            if (value.Word() == word) return value;
        throw Wrong(column, string.Join(" | ", Enum.GetValues<T>().Select(v => v.Word())));
    }

    public VoteCounts Votes() => new(Count("agree"), Count("mixed"), Count("disagree"));

    FormatException Wrong(string column, string expected) => new($"{_file}, enregistrement {_record}, colonne {column} : « {DigestText.Cut(this[column], 60)} » au lieu de {expected}");
}
