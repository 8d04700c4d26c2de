using System.Threading.Channels;
using Npgsql;

namespace SynthesisPipeline.Dashboard;

/// <summary>Writes what the first stages of a run found while the others go on, in the transaction that ends the run: nobody sees any of it before.</summary>
/// <remarks>A run that is stopped or fails leaves nothing. Where the connection goes, the run goes on, and all is written at its end; another error is told there.</remarks>
public sealed class EarlyFindings : IAsyncDisposable
{
    // some servers end a transaction in which nothing happens for long; others are started anew
    const string TakenForIdle = "25P03", Ended = "57P01";

    readonly NpgsqlConnection _connection;
    readonly NpgsqlTransaction _transaction;
    readonly FindingsWriter _writer;
    readonly Channel<(string Stage, object Found)> _waiting = Channel.CreateUnbounded<(string, object)>();
    readonly Task _writing;

    EarlyFindings(NpgsqlConnection connection, NpgsqlTransaction transaction, long run, CancellationToken cancel)
    {
        (_connection, _transaction, _writer) = (connection, transaction, new(connection, run, cancel));
        _writing = Task.Run(WriteAsync, CancellationToken.None);
    }

    /// <summary>Begins for a run.</summary>
    public static async Task<EarlyFindings> BeginAsync(NpgsqlDataSource db, long run, CancellationToken cancel)
    {
        var connection = await db.OpenConnectionAsync(cancel);
        try
        {
            return new(connection, await connection.BeginTransactionAsync(cancel), run, cancel);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Has written what a stage found, once what was found before is; does not wait for it.</summary>
    /// <param name="stage">Its name.</param>
    /// <param name="found">What it found; never changed afterwards.</param>
    public void Add(string stage, object found) => _waiting.Writer.TryWrite((stage, found));

    /// <summary>Waits until all that was added is written.</summary>
    /// <returns>The open connection, its transaction and who wrote, for the rest; null where the connection went: then nothing is written.</returns>
    internal async Task<(NpgsqlConnection Connection, NpgsqlTransaction Transaction, FindingsWriter Writer)?> EndAsync()
    {
        _waiting.Writer.TryComplete();
        try
        {
            await _writing;
            return (_connection, _transaction, _writer);
        }
        catch (NpgsqlException error) when (error is not PostgresException { SqlState: not (TakenForIdle or Ended) })
        {
            await _transaction.DisposeAsync(); // its rows would bar those that are written instead
            return null;
        }
    }

    /// <summary>Takes back what was not committed.</summary>
    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await _writing.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default); // whoever asked for its end has been told
        await _transaction.DisposeAsync();
        await _connection.DisposeAsync();
    }

    async Task WriteAsync()
    {
        await foreach (var (stage, found) in _waiting.Reader.ReadAllAsync(CancellationToken.None)) await _writer.WriteAsync(stage, found);
    }
}
