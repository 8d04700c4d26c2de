using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace SynthesisPipeline.Dashboard.Tests;

/// <summary>A collector of OpenTelemetry on a port of its own: takes OTLP over HTTP and keeps what came.</summary>
sealed class Collector : IAsyncDisposable
{
    readonly ConcurrentQueue<(string Path, byte[] Body)> _taken = new();
    readonly WebApplication _site;

    Collector(WebApplication site) => _site = site;

    public string Address => _site.Urls.First();

    public static async Task<Collector> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var collector = new Collector(builder.Build());
        collector._site.MapPost("/v1/{what}", async (HttpContext context) =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            collector._taken.Enqueue((context.Request.Path, body.ToArray()));
            context.Response.ContentType = "application/x-protobuf"; // an empty answer says: all taken
        });
        await collector._site.StartAsync();
        return collector;
    }

    /// <summary>All strings of all messages to a path: names, values and units stand in protobuf as they are written.</summary>
    public string Text(string path) => string.Join('\n', _taken.Where(t => t.Path == path).Select(t => Encoding.UTF8.GetString(t.Body)));

    public ValueTask DisposeAsync() => _site.DisposeAsync();
}
