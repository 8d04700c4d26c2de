using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using SynthesisPipeline.Analysis;
using SynthesisPipeline.Ingest;

namespace SynthesisPipeline.Dashboard;

/// <summary>Hands rows over to another thread in short lists, so that a file is read on one core while its rows are hashed and sent on another. The order stays.</summary>
/// <remarks>At most four lists wait, each of a thousand rows or a million units: memory does not depend on the file.</remarks>
sealed class ParallelSink : IImportSink, IDisposable
{
    const int RowsOfList = 1_024, UnitsOfList = 1_000_000, ListsWaiting = 4;

    readonly IImportSink _next;
    readonly BlockingCollection<List<(object Row, string File, int Line)>> _lists = new(ListsWaiting);
    readonly Task _sending;
    List<(object Row, string File, int Line)> _list = new(RowsOfList);
    long _units;
    ExceptionDispatchInfo? _failure;

    /// <summary>Starts the other thread.</summary>
    /// <param name="next">Receives the rows, on that thread alone.</param>
    public ParallelSink(IImportSink next)
    {
        _next = next;
        _sending = Task.Factory.StartNew(Send, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    public void Take(Contribution contribution, string file, int line) => Add(contribution, file, line, contribution.Body.Raw.Length + contribution.Title.Length + contribution.Attributes.Sum(a => a.Value.Length));

    public void Take(Vote vote, string file, int line) => Add(vote, file, line, 0);

    public void Take(SetAsideRow row) => Add(row, row.File, row.Line, row.Contribution?.Body.Raw.Length ?? 0);

    public void Take(Reject reject) => Add(reject, reject.File, reject.Line, reject.Cells.Sum(c => c.Length));

    /// <summary>Waits until all rows were handed over.</summary>
    /// <exception cref="Exception">What the other thread met.</exception>
    public void Complete()
    {
        Hand();
        _lists.CompleteAdding();
        _sending.GetAwaiter().GetResult(); // it keeps its failure to itself: see Send
        _failure?.Throw();
    }

    /// <summary>Ends the other thread; what was not handed over is dropped.</summary>
    public void Dispose()
    {
        if (!_lists.IsAddingCompleted) _lists.CompleteAdding();
        _sending.GetAwaiter().GetResult();
        _lists.Dispose();
    }

    void Add(object row, string file, int line, int units)
    {
        _list.Add((row, file, line));
        _units += units;
        if (_list.Count == RowsOfList || _units >= UnitsOfList) Hand();
    }

    void Hand()
    {
        Volatile.Read(ref _failure)?.Throw();
        if (_list.Count == 0) return;
        _lists.Add(_list);
        (_list, _units) = (new(RowsOfList), 0);
    }

    void Send()
    {
        foreach (var list in _lists.GetConsumingEnumerable())
        {
            if (_failure is not null) continue; // the reader learns of it at its next list; till then there must be room for it
            try
            {
                foreach (var (row, file, line) in list) Send(row, file, line);
            }
            catch (Exception error)
            {
                Volatile.Write(ref _failure, ExceptionDispatchInfo.Capture(error));
            }
        }
    }

    void Send(object row, string file, int line)
    {
        switch (row)
        {
            case Contribution contribution: _next.Take(contribution, file, line); break;
            case Vote vote: _next.Take(vote, file, line); break;
            case SetAsideRow aside: _next.Take(aside); break;
            case Reject reject: _next.Take(reject); break;
        }
    }
}
