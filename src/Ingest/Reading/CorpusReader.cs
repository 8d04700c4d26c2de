using System.Text.RegularExpressions;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Ingest;

/// <summary>What rows of all tables need to know of each other while they are read.</summary>
sealed record ReadingState(IImportSink Sink, ImportOptions Options, CancellationToken Cancel)
{
    /// <summary>Ids and what hangs on what.</summary>
    public KnownIds Ids { get; } = new(Options.Elsewhere);

    /// <summary>Votes counted.</summary>
    public VoteTally Votes { get; } = new();

    /// <summary>Whether any table may hold votes: without, declared totals need not be remembered.</summary>
    public bool VotesMayCome { get; init; }

    /// <summary>What is to be told of rows.</summary>
    public Notices Notices { get; } = new();

    /// <summary>Distinct consultations that rows name, up to two.</summary>
    public List<string> Consultations { get; } = [];
}

/// <summary>Reads planned tables and documents into a sink.</summary>
/// <param name="sink">Receives the rows.</param>
/// <param name="options">Mapping and bounds.</param>
/// <param name="votesMayCome">Whether any of the tables may hold votes.</param>
/// <param name="cancel">Stops the reading.</param>
sealed partial class CorpusReader(IImportSink sink, ImportOptions options, bool votesMayCome, CancellationToken cancel)
{
    readonly ReadingState _state = new(sink, options, cancel) { VotesMayCome = votesMayCome };
    readonly List<(string File, ImportCounts Counts)> _files = [];

    /// <summary>Counts a file, in order of reading.</summary>
    public IReadOnlyList<(string File, ImportCounts Counts)> Files => _files;

    /// <summary>The one consultation all rows name; empty when they name none or several.</summary>
    public string OnlyConsultation => _state.Consultations.Count == 1 ? _state.Consultations[0] : "";

    /// <summary>Votes read that a later one replaces.</summary>
    public long ReplacedVotes => _state.Votes.Replaced;

    /// <summary>Reads one table.</summary>
    public void Read(PlannedTable planned)
    {
        using var table = planned.Open();
        _files.Add((planned.Source.Name, planned.Format.Role == TableRole.VoteMatrix
            ? new MatrixReading(_state, planned, table).Read() : new TableReading(_state, planned, table).Read()));
    }

    /// <summary>Takes a document, or a part of one, as one contribution.</summary>
    public void Read(string file, int line, Contribution contribution)
    {
        var counts = new ImportCounts(1, 1, 0, 0, 0);
        if (_state.Ids.Add(contribution.Id.Value, line, false)) _state.Sink.Take(contribution, file, line);
        else
        {
            counts = new(1, 0, 0, 0, 1);
            _state.Sink.Take(new Reject(file, line, "id", Shown.Cell(contribution.Id.Value), "Un autre document porte déjà ce nom : renommez-le."));
        }
        var at = _files.FindIndex(f => f.File == file);
        if (at < 0) _files.Add((file, counts)); else _files[at] = (file, _files[at].Counts + counts);
    }

    // as publications name them: the kind of sentence, eight hexadecimal digits, its place among twins
    [GeneratedRegex("^[pcam]-[0-9a-f]{8}(-[0-9]+)?$")]
    private static partial Regex PublishedSentence();

    /// <summary>Gives the sentences on rows, once everything was read.</summary>
    public IEnumerable<string> Finish()
    {
        _state.Votes.Compare(_state.Notices, _state.Ids);
        foreach (var sentence in _state.Notices.Sentences()) yield return sentence;
        var missing = _state.Ids.Missing();
        var sentences = missing.Where(m => PublishedSentence().IsMatch(m)).ToList();
        if (sentences.Count > 0)
            yield return $"{Shown.Count(sentences.Count, "phrase publiée est commentée", "phrases publiées sont commentées")} : le lien est gardé ({Shown.List(sentences)}).";
        missing.RemoveAll(sentences.Contains);
        if (missing.Count > 0)
            yield return $"{Shown.Count(missing.Count, "parent nommé n'est", "parents nommés ne sont")} pas dans l'import : ce qui s'y rattache est gardé sans lui ({Shown.List(missing)}).";
    }
}
