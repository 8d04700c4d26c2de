namespace SynthesisPipeline.Dashboard;

/// <summary>Tells the database a few times a second how far an import has come; asks there whether it was dropped.</summary>
sealed class ImportProgress : IAsyncDisposable
{
    const double ReadingShare = 0.7, MergingShare = 0.9;
    static readonly TimeSpan s_every = TimeSpan.FromMilliseconds(400);

    readonly ImportOrderStore _orders;
    readonly ImportOrderLine _line;
    readonly long? _expected;
    readonly ImportMeter _meter;
    readonly CancellationTokenSource _stop, _ended = new();
    readonly Task _telling;

    /// <summary>Starts telling.</summary>
    /// <param name="orders">Where to.</param>
    /// <param name="line">The order.</param>
    /// <param name="expected">Rows to come, as the check counted them; null before it did.</param>
    /// <param name="meter">What to tell.</param>
    /// <param name="cancel">The job's own token.</param>
    public ImportProgress(ImportOrderStore orders, ImportOrderLine line, long? expected, ImportMeter meter, CancellationToken cancel)
    {
        (_orders, _line, _expected, _meter) = (orders, line, expected, meter);
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        _telling = Task.Run(TellAsync, CancellationToken.None);
    }

    /// <summary>Stops the import when its job is stopped or a person dropped it.</summary>
    public CancellationToken Cancel => _stop.Token;

    /// <summary>Whether a person dropped it.</summary>
    public bool IsDropped { get; private set; }

    /// <summary>Gives the share of the whole that is done.</summary>
    internal static double ShareOf(string phase, long rows, long? expected) => phase switch
    {
        // without a count to go by, the bar comes ever nearer to the end of the reading and never there
        "read" => ReadingShare * (expected is > 0 ? Math.Min(1, (double)rows / expected.Value) : 1 - Math.Exp(-rows / 200_000.0)),
        "wait" => 0,
        "merge" => ReadingShare,
        _ => MergingShare,
    };

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        await _telling;
        _ended.Dispose();
        _stop.Dispose();
    }

    async Task TellAsync()
    {
        while (!_ended.IsCancellationRequested)
            try
            {
                var (phase, rows) = (_meter.Phase, _meter.Rows);
                if (await _orders.NoteProgressAsync(_line.Id, $"{phase} {rows}", ShareOf(phase, rows, _expected), _ended.Token)
                    && await _orders.FindAsync(_line.Id, _ended.Token) is { State: ImportOrderState.Dropped })
                {
                    IsDropped = true;
                    await _stop.CancelAsync();
                }
                await Task.Delay(s_every, _ended.Token);
            }
            catch (OperationCanceledException) when (_ended.IsCancellationRequested)
            {
                return;
            }
            catch (Npgsql.NpgsqlException)
            {
                // the bar stands still while the database is away; the import itself finds out
                await Task.Delay(s_every, CancellationToken.None);
            }
    }
}
