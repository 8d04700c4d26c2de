using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Ingest;

/// <summary>Hands rows of one file to the sink and counts each once.</summary>
sealed class RowTaker(ReadingState state, string file)
{
    long _contributions, _votes, _setAside, _rejected;

    /// <summary>Rows handed over so far.</summary>
    public ImportCounts Counts => new(_contributions + _votes + _setAside + _rejected, _contributions, _votes, _setAside, _rejected);

    /// <summary>Hands over a contribution.</summary>
    public void Take(Contribution contribution, int line)
    {
        _contributions++;
        state.Sink.Take(contribution, file, line);
    }

    /// <summary>Hands over a vote, unless what it is on was never read or was set aside.</summary>
    /// <returns>False when it was rejected.</returns>
    public bool TakeVote(Vote vote, int line, string id)
    {
        var place = state.Ids.PlaceOf(vote.Contribution.Value);
        if (place < 0)
        {
            Reject(line, "contribution_id", vote.Contribution.Value, "Vote sur une contribution qui n'est pas dans l'import : ajoutez le fichier qui la contient.");
            return false;
        }
        if (state.Ids.IsSetAside(place))
        {
            SetAside(line, id, $"Vote sur une contribution mise à part ({Shown.Name(vote.Contribution.Value)}).", null);
            return true;
        }
        if (state.Votes.Add(place, vote.Voter, vote.Value)) state.Notices.Add(file, "vote remplaçant un vote antérieur du même votant, le dernier compte", vote.Contribution.Value);
        _votes++;
        state.Sink.Take(vote, file, line);
        return true;
    }

    /// <summary>Hands over a row kept apart.</summary>
    public void SetAside(int line, string id, string why, Contribution? contribution)
    {
        _setAside++;
        state.Sink.Take(new SetAsideRow(file, line, new(id), why, contribution));
    }

    /// <summary>Hands over a refusal.</summary>
    public void Reject(int line, string field, string value, string why)
    {
        _rejected++;
        state.Sink.Take(new Reject(file, line, field, Shown.Cell(value), why));
    }
}
