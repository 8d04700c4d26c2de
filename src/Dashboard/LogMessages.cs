namespace SynthesisPipeline.Dashboard;

/// <summary>Every line that the product logs: ids and counts, never a contribution's text nor a person's name.</summary>
static partial class LogMessages
{
    [LoggerMessage(100, LogLevel.Information, "Run {Run} of consultation {Consultation} begins with {Contributions} contributions and {Votes} votes")]
    public static partial void RunBegins(this ILogger log, long run, long consultation, int contributions, int votes);

    [LoggerMessage(101, LogLevel.Information, "Run {Run} has ended in {Seconds:0.0} s: {Topics} topics, {Points} points")]
    public static partial void RunEnded(this ILogger log, long run, double seconds, int topics, int points);

    [LoggerMessage(102, LogLevel.Information, "Run {Run} was stopped by a person")]
    public static partial void RunStopped(this ILogger log, long run);

    [LoggerMessage(103, LogLevel.Error, "Run {Run} failed")]
    public static partial void RunFailed(this ILogger log, Exception error, long run);

    [LoggerMessage(104, LogLevel.Warning, "Run {Run} was interrupted and will be tried again")]
    public static partial void RunRetried(this ILogger log, Exception error, long run);

    [LoggerMessage(105, LogLevel.Information, "Run {Run} queued for consultation {Consultation}: {Reason}")]
    public static partial void RunQueued(this ILogger log, long run, long consultation, string reason);

    [LoggerMessage(106, LogLevel.Warning, "A stage of run {Run} could not be kept; cut now, the run would do it again")]
    public static partial void StageNotKept(this ILogger log, Exception error, long run);

    [LoggerMessage(107, LogLevel.Information, "Helped with run {Run}: {Parts} parts")]
    public static partial void Helped(this ILogger log, long run, int parts);

    [LoggerMessage(108, LogLevel.Warning, "The message about run {Run} could not be sent by {Channel}: {Error}")]
    public static partial void MessageNotSent(this ILogger log, long run, string channel, string error);

    [LoggerMessage(110, LogLevel.Information, "Digests of run {Run} written: {Files} files")]
    public static partial void DigestsWritten(this ILogger log, long run, int files);

    [LoggerMessage(111, LogLevel.Information, "Return {Return} taken from the watched folder: {Lines} lines")]
    public static partial void ReturnTaken(this ILogger log, long @return, int lines);

    [LoggerMessage(112, LogLevel.Warning, "A file of the watched folder was refused")]
    public static partial void ReturnRefused(this ILogger log);

    [LoggerMessage(113, LogLevel.Warning, "The watched folder could not be read; next try in a moment")]
    public static partial void ReturnFolderFailed(this ILogger log, Exception error);

    [LoggerMessage(120, LogLevel.Warning, "The timetable could not be read; next try in a minute")]
    public static partial void TimetableFailed(this ILogger log, Exception error);

    [LoggerMessage(130, LogLevel.Warning, "What was imported could not be made searchable; next try in a few seconds")]
    public static partial void SearchUpkeepWaits(this ILogger log, Exception error);

    [LoggerMessage(131, LogLevel.Warning, "The latest runs could not be read ahead; next try in a few seconds")]
    public static partial void RunWarmingWaits(this ILogger log, Exception error);

    [LoggerMessage(200, LogLevel.Information, "Import {Import}: {Read} read, {New} new, {Changed} changed, {Unchanged} unchanged, {SetAside} set aside, {Rejected} rejected")]
    public static partial void Imported(this ILogger log, long import, long read, long @new, long changed, long unchanged, long setAside, long rejected);

    [LoggerMessage(201, LogLevel.Error, "Import order {Order} broke off and took nothing")]
    public static partial void ImportOrderFailed(this ILogger log, Exception error, long order);

    [LoggerMessage(301, LogLevel.Error, "A value of a second factor ({Name}) could not be opened: its key is missing or is another; no code of that account is accepted")]
    public static partial void TokenNotOpened(this ILogger log, Exception error, string name);

    [LoggerMessage(300, LogLevel.Error, "A request to {Route} failed")]
    public static partial void RequestFailed(this ILogger log, Exception? error, string route);
}
