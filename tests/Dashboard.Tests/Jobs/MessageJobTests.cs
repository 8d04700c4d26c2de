using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace SynthesisPipeline.Dashboard.Tests;

public sealed class MessageJobTests(DatabaseFixture fixture)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_end_of_a_run_is_told_once_to_the_webhook_and_once_by_mail()
    {
        await using var database = await fixture.CreateAsync();
        using var host = Worker.BuildHost(database, new(Path.Combine(fixture.Folder, "data")));
        await MadeUp.ImportAsync(database, MadeUp.Consultation(12));
        var runs = host.Services.GetRequiredService<RunStore>();
        var run = await runs.QueueAsync(1, 1, RunReason.Closing, "test", false, Cancel);
        await ActivatorUtilities.CreateInstance<AnalyseJob>(host.Services).RunAsync(run, null, Cancel);
        using TcpListener web = new(IPAddress.Loopback, 0), mail = new(IPAddress.Loopback, 0);
        web.Start();
        mail.Start();
        var posted = AnswerAsync(web, "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n");
        var sent = TakeMailAsync(mail);
        var settings = MessageSettings.Read(name => name switch
        {
            MessageSettings.WebhookVariable => $"http://127.0.0.1:{Port(web)}/crochet",
            MessageSettings.MailVariable => $"smtp://127.0.0.1:{Port(mail)}?from=synthese@exemple.fr&to=a@exemple.fr,b@exemple.fr",
            MessageSettings.SiteVariable => "https://synthese.exemple.fr",
            _ => null,
        });
        var job = ActivatorUtilities.CreateInstance<MessageJob>(host.Services, settings);

        await job.RunAsync(run, Cancel);
        await job.RunAsync(run, Cancel); // a worker that died after sending: the listeners no longer answer

        var request = await posted;
        Assert.StartsWith("POST /crochet ", request, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(request[(request.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..]);
        Assert.Equal("done", json.RootElement.GetProperty("state").GetString());
        Assert.Equal("https://synthese.exemple.fr/consultations/essai", json.RootElement.GetProperty("link").GetString());
        Assert.Contains("contributions", json.RootElement.GetProperty("text").GetString(), StringComparison.Ordinal);
        var letter = await sent;
        Assert.Contains("RCPT TO:<a@exemple.fr>", letter, StringComparison.Ordinal);
        Assert.Contains("RCPT TO:<b@exemple.fr>", letter, StringComparison.Ordinal);
        Assert.DoesNotContain("auteur", letter, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_redirect_is_not_followed_and_a_message_that_was_refused_is_tried_again()
    {
        await using var database = await fixture.CreateAsync();
        using var host = Worker.BuildHost(database, new(Path.Combine(fixture.Folder, "data")));
        await MadeUp.ImportAsync(database, MadeUp.Consultation(8));
        var runs = host.Services.GetRequiredService<RunStore>();
        var run = await runs.QueueAsync(1, 1, RunReason.Closing, "test", false, Cancel);
        await runs.EndAsync(run, RunState.Failed, "Le disque est plein.", Cancel);
        using TcpListener web = new(IPAddress.Loopback, 0), elsewhere = new(IPAddress.Loopback, 0);
        web.Start();
        elsewhere.Start();
        var job = ActivatorUtilities.CreateInstance<MessageJob>(host.Services, MessageSettings.Read(n => n == MessageSettings.WebhookVariable ? $"http://127.0.0.1:{Port(web)}/" : null));

        var first = AnswerAsync(web, $"HTTP/1.1 307 Temporary Redirect\r\nLocation: http://127.0.0.1:{Port(elsewhere)}/\r\nConnection: close\r\n\r\n");
        var refused = await Record.ExceptionAsync(() => job.RunAsync(run, Cancel));
        await first;
        var second = AnswerAsync(web, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        await job.RunAsync(run, Cancel);

        Assert.IsType<HttpRequestException>(refused);
        Assert.Contains("Le disque est plein.", await second, StringComparison.Ordinal);
        Assert.False(elsewhere.Pending());
    }

    [Theory]
    [InlineData("SYNTHESIS_WEBHOOK", "file:///etc/passwd")]
    [InlineData("SYNTHESIS_WEBHOOK", "exemple.fr")]
    [InlineData("SYNTHESIS_MAIL", "smtp://serveur")]
    [InlineData("SYNTHESIS_MAIL", "smtp://serveur?from=a@b.fr")]
    public void A_setting_that_cannot_be_read_is_said_at_the_start(string name, string value)
    {
        var error = Assert.Throws<UserException>(() => MessageSettings.Read(n => n == name ? value : null));

        Assert.StartsWith(name, error.Message, StringComparison.Ordinal);
    }

    static int Port(TcpListener listener) => ((IPEndPoint)listener.LocalEndpoint).Port;

    static async Task<string> AnswerAsync(TcpListener listener, string answer)
    {
        using var client = await listener.AcceptTcpClientAsync(Cancel);
        await using var stream = client.GetStream();
        var said = new StringBuilder();
        var buffer = new byte[8192];
        while (!Whole(said.ToString()) && await stream.ReadAsync(buffer, Cancel) is > 0 and var read) said.Append(Encoding.UTF8.GetString(buffer, 0, read));
        await stream.WriteAsync(Encoding.ASCII.GetBytes(answer), Cancel);
        return said.ToString();
    }

    static bool Whole(string request)
    {
        var head = request.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (head < 0) return false;
        var length = request.Split("\r\n").FirstOrDefault(l => l.StartsWith("Content-Length: ", StringComparison.OrdinalIgnoreCase));
        return length is null || Encoding.UTF8.GetByteCount(request[(head + 4)..]) >= int.Parse(length["Content-Length: ".Length..], System.Globalization.CultureInfo.InvariantCulture);
    }

    static async Task<string> TakeMailAsync(TcpListener listener)
    {
        using var client = await listener.AcceptTcpClientAsync(Cancel);
        await using var stream = client.GetStream();
        using var reader = new StreamReader(stream);
        await using var writer = new StreamWriter(stream) { AutoFlush = true, NewLine = "\r\n" };
        var said = new StringBuilder();
        await writer.WriteLineAsync("220 essai");
        var inLetter = false;
        while (await reader.ReadLineAsync(Cancel) is { } line)
        {
            said.AppendLine(line);
            if (inLetter && line != ".") continue;
            inLetter = line == "DATA";
            await writer.WriteLineAsync(line == "DATA" ? "354 suite" : "250 bien");
            if (line == "QUIT") break;
        }
        return said.ToString();
    }
}
