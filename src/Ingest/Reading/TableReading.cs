using System.Collections.Immutable;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Ingest;

/// <summary>Reads one table of contributions, of votes, or of both.</summary>
sealed class TableReading
{
    const int MostRowsKept = 100_000;

    readonly ReadingState _state;
    readonly PlannedTable _planned;
    readonly ITable _table;
    readonly RowCells _cells;
    readonly ContributionRows _rows;
    readonly RowTaker _taker;
    readonly List<EarlyVote> _early = [];
    readonly string _file;
    HashSet<string> _reported = [];
    string? _lastRoot;
    int _number;

    /// <summary>Prepares the reading of one table.</summary>
    public TableReading(ReadingState state, PlannedTable planned, ITable table)
    {
        (_state, _planned, _table, _file) = (state, planned, table, planned.Source.Name);
        _cells = new(table, state.Options);
        _rows = new(planned, table, _cells, state.Notices);
        _taker = new(state, _file, table);
    }

    /// <summary>A vote on what this table has not shown yet.</summary>
    readonly record struct EarlyVote(string Target, string Voter, VoteValue Value, int Line, string Id, ImmutableArray<string> Cells);

    /// <summary>Reads all rows and counts them.</summary>
    public ImportCounts Read()
    {
        if (_planned.Format.Role == TableRole.Mixed) _reported = AbuseReports.Targets(_planned, _state.Cancel);
        while (_table.Read())
        {
            if ((++_number & 0x3FF) == 0) _state.Cancel.ThrowIfCancellationRequested();
            _cells.Reset();
            if (_table.Fault is { } fault)
            {
                _taker.Reject(_table.Line, "", _table[0], fault);
                continue;
            }
            if (MapOfRow() is not { } map) continue;
            switch (map.Sort)
            {
                case RowSort.Contribution: TakeContribution(map); break;
                case RowSort.Vote: TakeVote(map); break;
                case RowSort.AbuseReport: TakeApart(map, "Signalement d'abus : ce n'est pas une contribution ; ce qu'il vise est mis à part."); break;
                default: TakeApart(map, map.Why); break;
            }
        }
        foreach (var vote in _early) _taker.TakeVote(new(new(vote.Target), vote.Voter, vote.Value), vote.Line, vote.Id, vote.Cells);
        return _taker.Counts;
    }

    RowMap? MapOfRow()
    {
        var format = _planned.Format;
        if (format.Role != TableRole.Mixed) return format.Map;
        var sort = _cells.At(format.SortColumn);
        if (_cells.BadColumn is null && format.Maps.TryGetValue(Words.Fold(sort), out var map)) return map;
        if (_cells.BadColumn is not null) RejectCell();
        else _taker.Reject(_table.Line, _table.Columns[format.SortColumn], sort, $"Sorte de ligne inconnue : attendu {string.Join(", ", format.Maps.Keys.Order(StringComparer.Ordinal))}.");
        return null;
    }

    void TakeContribution(RowMap map)
    {
        var raw = map.NumberRows ? _number.ToString(System.Globalization.CultureInfo.InvariantCulture) : _cells[map, Field.Id];
        if (_cells.BadColumn is not null) RejectCell();
        else if (Ids.Fault(raw, _state.Options) is { } fault) _taker.Reject(_table.Line, NameOf(map, Field.Id), raw, fault);
        else if (string.IsNullOrWhiteSpace(_cells[map, Field.Body]) && string.IsNullOrWhiteSpace(_cells[map, Field.Title]) && _cells.BadColumn is null)
            _taker.Reject(_table.Line, NameOf(map, Field.Body), "", "Ni texte ni titre : il n'y a rien à lire dans cette ligne.");
        else
        {
            var id = _planned.Scope.Own(map.IdPrefix + raw);
            var contribution = _rows.Read(map, id);
            if (_cells.BadColumn is not null) RejectCell();
            else Take(map, raw, contribution);
        }
    }

    void Take(RowMap map, string raw, Contribution contribution)
    {
        var id = contribution.Id.Value;
        var why = _rows.SetAsideWhy ?? (_reported.Contains(raw) ? "Visée par un signalement d'abus." : null);
        if (!_state.Ids.Add(id, _table.Line, why is not null))
        {
            var line = _state.Ids.LineOf(_state.Ids.PlaceOf(id));
            _taker.Reject(_table.Line, NameOf(map, Field.Id), raw, $"Identifiant déjà lu (ligne {line}) : la première ligne est gardée, celle-ci est refusée.");
            return;
        }
        contribution = Hung(map, contribution);
        if (contribution.Kind == ContributionKind.Proposition) _lastRoot = id;
        NoteCuts(map, contribution);
        if (why is not null)
        {
            _taker.SetAside(_table.Line, id, why, contribution);
            return;
        }
        NoteConsultation(contribution.Consultation);
        if (contribution.DeclaredVotes is not null && _state.VotesMayCome)
            _state.Votes.Declare(_file, _state.Ids.PlaceOf(id), _rows.Declared.Agree, _rows.Declared.Mixed, _rows.Declared.Disagree);
        _taker.Take(contribution, _table.Line);
    }

    Contribution Hung(RowMap map, Contribution contribution)
    {
        if (contribution.ParentId is null && map.HangsOnLast && _lastRoot is { } root) contribution = contribution with { ParentId = new(root) };
        if (contribution.ParentId is not { } parent || _state.Ids.TryHang(contribution.Id.Value, parent.Value)) return contribution;
        _state.Notices.Add(_file, "parent refusé car il formerait un cercle, laissé vide", contribution.Id.Value);
        return contribution with { ParentId = null };
    }

    void NoteCuts(RowMap map, Contribution contribution)
    {
        if (_table.Count > _table.Columns.Count) _state.Notices.Add(_file, "plus de cellules que de colonnes (séparateur dans un texte sans guillemets ?), cellules en trop ignorées", contribution.Id.Value);
        else if (_table.Count < _table.Columns.Count && (_planned.Format.Role != TableRole.Mixed || (map.Has(Field.CreatedAt) && contribution.CreatedAt is null && map.Kind != ContributionKind.Version)))
            _state.Notices.Add(_file, "ligne tronquée, gardée avec ses derniers champs vides", contribution.Id.Value);
    }

    void NoteConsultation(string? consultation)
    {
        if (consultation is not null && _state.Consultations.Count < 2 && !_state.Consultations.Contains(consultation)) _state.Consultations.Add(consultation);
    }

    void TakeVote(RowMap map)
    {
        string target = _cells[map, Field.Target], voter = _cells[map, Field.Voter], value = _cells[map, Field.Value];
        if (_cells.BadColumn is not null) RejectCell();
        else if (string.IsNullOrWhiteSpace(target)) _taker.Reject(_table.Line, NameOf(map, Field.Target), target, "Ce vote ne dit pas sur quelle contribution il porte.");
        else if (Ids.IsBroken(voter)) _taker.Reject(_table.Line, NameOf(map, Field.Voter), voter, Ids.Broken);
        else if (string.IsNullOrWhiteSpace(voter)) _taker.Reject(_table.Line, NameOf(map, Field.Voter), voter, "Ce vote n'a pas de votant.");
        else if (Words.Vote(value) is not { } answer) _taker.Reject(_table.Line, NameOf(map, Field.Value), value, "Vote inconnu : attendu agree, mixed ou disagree (ou 1, 0, -1).");
        else
        {
            var (on, by) = (_planned.Scope.Parent(map.NameParent?.Invoke(target) ?? target, ""), _planned.Scope.Person(voter));
            if (_planned.Format.Role == TableRole.Mixed && _state.Ids.PlaceOf(on) < 0)
                _early.Add(new(on, by, answer, _table.Line, _cells[map, Field.Id], _early.Count < MostRowsKept ? _taker.Row() : []));
            else _taker.TakeVote(new(new(on), by, answer), _table.Line, _cells[map, Field.Id]);
        }
    }

    void TakeApart(RowMap map, string why) => _taker.SetAside(_table.Line, _planned.Scope.Own(_cells[map, Field.Id]), why, null);

    void RejectCell() => _taker.Reject(_table.Line, _cells.BadColumn!, _cells.BadValue, _cells.BadReason); // called where a bad cell was met

    string NameOf(RowMap map, Field field) => map[field] is >= 0 and var column && column < _table.Columns.Count ? _table.Columns[column] : "";
}
