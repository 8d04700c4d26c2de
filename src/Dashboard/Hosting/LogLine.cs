using System.Diagnostics;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Serilog.Events;
using Serilog.Formatting;
using Serilog.Parsing;

namespace SynthesisPipeline.Dashboard;

/// <summary>Writes an event of the log as one line of JSON: when, how grave, where, its sentence and the values that the sentence names.</summary>
/// <remarks>
/// Of an error: its types, the database's code, and where it happened. Not its message: a reader's or a parser's quotes what it read, and that may be a person's name.
/// Only what the system itself says of disks and connections is kept.
/// </remarks>
sealed class LogLine : ITextFormatter
{
    static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public void Format(LogEvent logEvent, TextWriter output)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, s_options))
        {
            json.WriteStartObject();
            json.WriteString("time", logEvent.Timestamp.ToString("yyyy-MM-ddTHH:mm:ss.fffzzz", CultureInfo.InvariantCulture));
            json.WriteString("level", logEvent.Level switch { LogEventLevel.Fatal or LogEventLevel.Error => "error", LogEventLevel.Warning => "warning", _ => "information" });
            if (logEvent.Properties.GetValueOrDefault("SourceContext") is ScalarValue { Value: string source }) json.WriteString("source", source);
            json.WriteString("message", logEvent.RenderMessage(CultureInfo.InvariantCulture));
            foreach (var name in logEvent.MessageTemplate.Tokens.OfType<PropertyToken>().Select(t => t.PropertyName).Distinct(StringComparer.Ordinal))
                if (logEvent.Properties.GetValueOrDefault(name) is ScalarValue value) WriteValue(json, name, value.Value);
            if (logEvent.Exception is { } error) WriteError(json, error);
            json.WriteEndObject();
        }
        output.WriteLine(System.Text.Encoding.UTF8.GetString(bytes.ToArray()));
    }

    static void WriteValue(Utf8JsonWriter json, string name, object? value)
    {
        if (value is int or long) json.WriteNumber(name, Convert.ToInt64(value, CultureInfo.InvariantCulture));
        else if (value is double number && double.IsFinite(number)) json.WriteNumber(name, number);
        else json.WriteString(name, Convert.ToString(value, CultureInfo.InvariantCulture));
    }

    static void WriteError(Utf8JsonWriter json, Exception error)
    {
        json.WriteStartArray("error");
        for (var cause = error; cause is not null; cause = cause.InnerException)
        {
            json.WriteStartObject();
            json.WriteString("type", cause.GetType().FullName);
            if (cause is Npgsql.PostgresException database) json.WriteString("state", database.SqlState);
            else if (cause is IOException or System.Net.Sockets.SocketException or TimeoutException or Npgsql.NpgsqlException) json.WriteString("says", cause.Message);
            json.WriteStartArray("at");
            foreach (var frame in new StackTrace(cause, false).GetFrames())
                if (frame.GetMethod() is { } method) json.WriteStringValue($"{method.DeclaringType?.FullName}.{method.Name}");
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
