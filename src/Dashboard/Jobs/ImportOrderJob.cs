using System.Collections.Immutable;
using Hangfire;
using SynthesisPipeline.Ingest;

namespace SynthesisPipeline.Dashboard;

/// <summary>Reads the files of an order: once to show what they hold, once more to take them. Taken up twice, it ends once.</summary>
public sealed class ImportOrderJob(ImportOrderStore orders, RememberedMappings mappings, ImportJob imports, ImportDepot depot, IBackgroundJobClient jobs, ILogger<ImportOrderJob> log)
{
    const int Retries = 3;

    /// <summary>Queues the work on an order.</summary>
    public async Task EnqueueAsync(long order, CancellationToken cancel) =>
        await orders.NoteJobAsync(order, jobs.Enqueue<ImportOrderJob>(depot.Queue, j => j.RunAsync(order, CancellationToken.None)), cancel);

    /// <summary>Does what the order's state asks for.</summary>
    /// <param name="order">Its number.</param>
    /// <param name="cancel">The queue stops: the job goes back to it.</param>
    [AutomaticRetry(Attempts = Retries, DelaysInSeconds = [2, 10, 30], LogEvents = false)]
    public async Task RunAsync(long order, CancellationToken cancel)
    {
        if (await orders.FindAsync(order, cancel) is not { IsMoving: true } line) return;
        var meter = new ImportMeter();
        await using var progress = new ImportProgress(orders, line, ImportFindings.Of(line.Found).Outcome?.Read, meter, cancel);
        try
        {
            if (line.State == ImportOrderState.Checking) await CheckAsync(line, meter, progress.Cancel);
            else await ImportAsync(line, meter, progress.Cancel);
        }
        catch (OperationCanceledException) when (progress.IsDropped)
        {
            depot.Remove(order);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception error) when (error is not Npgsql.NpgsqlException { IsTransient: true })
        {
            log.ImportOrderFailed(error, order);
            await orders.EndAsync(order, ImportOrderState.Failed, null, null, null, Sentence(error), CancellationToken.None);
        }
    }

    async Task CheckAsync(ImportOrderLine line, ImportMeter meter, CancellationToken cancel)
    {
        var (path, choices) = (depot.PathOf(line.Id), line.Choices);
        var tables = Tables(path, choices, out var problem);
        var recalled = choices.IsAsked ? ImmutableDictionary<string, ImmutableDictionary<string, string>>.Empty : await mappings.RecallAsync(line.ConsultationId, tables, cancel);
        var remembered = !recalled.IsEmpty;
        if (remembered) tables = Tables(path, choices = choices with { Maps = choices.Maps.SetItems(recalled) }, out problem);
        var found = new ImportFindings { Tables = [.. tables.Select(t => FoundTables.Of(t, choices.Maps.ContainsKey(t.File)))], Problem = problem, Remembered = remembered };
        try
        {
            found = Of(await imports.RunAsync(Order(line, choices, dryRun: true), meter, cancel), found) with { Problem = null };
        }
        catch (ImportException refusal)
        {
            found = found with { Problem = refusal.Message };
        }
        await orders.EndAsync(line.Id, ImportOrderState.Checked, choices, found.ToJson(), null, null, cancel);
    }

    async Task ImportAsync(ImportOrderLine line, ImportMeter meter, CancellationToken cancel)
    {
        if (line.ImportId is { } taken)
        {
            // killed between the import and this: it is in
            await orders.EndAsync(line.Id, ImportOrderState.Done, null, null, taken, null, cancel);
            depot.Remove(line.Id);
            return;
        }
        await mappings.RememberAsync(line.ConsultationId, Tables(depot.PathOf(line.Id), line.Choices, out _), t => line.Choices.Maps.GetValueOrDefault(t.File), line.By, cancel);
        var done = await imports.RunAsync(Order(line, line.Choices, dryRun: false), meter, cancel);
        var o = done.Outcome;
        log.Imported(o.Id, o.Read, o.New, o.Changed, o.Unchanged, o.SetAside, o.Rejected);
        await orders.EndAsync(line.Id, ImportOrderState.Done, null, Of(done, ImportFindings.Of(line.Found)).ToJson(), o.Id, null, CancellationToken.None);
        depot.Remove(line.Id);
    }

    ImportOrder Order(ImportOrderLine line, ImportChoices choices, bool dryRun) => new(depot.PathOf(line.Id), line.Slug, line.By)
    {
        Format = choices.Format, Maps = choices.Maps, Scope = choices.Scope, DryRun = dryRun, OrderId = line.Id,
    };

    static ImmutableArray<MappingGuess> Tables(string path, ImportChoices choices, out string? problem) =>
        RememberedMappings.Tables(path, new() { Format = choices.Format, Maps = choices.Maps }, out problem);

    static ImportFindings Of(ImportDone done, ImportFindings found) => found with
    {
        Outcome = done.Outcome, Format = done.Read.Format, Warnings = done.Read.Warnings, Files = done.Read.Files, Rejects = done.Rejects,
    };

    static string Sentence(Exception error) => error is ImportException or UserException ? error.Message
        : Database.Explain(error) ?? (error is IOException ? "Le disque du serveur est plein ou illisible : libérez de la place, puis déposez de nouveau le fichier."
        : $"L’import s’est arrêté sur une erreur ({error.GetType().Name}) et rien n’a été pris. Le journal du serveur dit laquelle.");
}
