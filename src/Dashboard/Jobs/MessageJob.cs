using System.Net.Mime;
using System.Text;
using Hangfire;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace SynthesisPipeline.Dashboard;

/// <summary>Tells those who asked for it that a run has ended: each channel once.</summary>
public sealed class MessageJob(RunStore runs, ConcertationStore consultations, WeeklyStore weekly, MessageSettings settings, ILogger<MessageJob> log)
{
    static readonly TimeSpan s_patience = TimeSpan.FromSeconds(15);

    /// <summary>Tells them.</summary>
    /// <param name="run">The run.</param>
    /// <param name="cancel">The queue stops: the job goes back to it.</param>
    [JobDisplayName("Messages du traitement {0}")]
    [AutomaticRetry(Attempts = 5, DelaysInSeconds = [10, 60, 300, 900, 3600], LogEvents = false, OnAttemptsExceeded = AttemptsExceededAction.Delete)]
    public async Task RunAsync(long run, CancellationToken cancel)
    {
        if (await runs.FindAsync(run, cancel) is not { Ended: true } line) return;
        var consultation = await consultations.GetAsync(line.ConsultationId, cancel);
        var changes = await weekly.FindAsync(run, cancel);
        var message = RunMessage.Of(line, consultation.Title, settings.Site, changes is null ? null : WeeklyWords.Of(changes));
        if (settings.Webhook is { } hook) await OnceAsync(line, "webhook", () => PostAsync(hook, message, cancel), cancel);
        if (settings.Mail is { } mail) await OnceAsync(line, "mail", () => SendAsync(mail, message, cancel), cancel);
    }

    async Task OnceAsync(RunLine line, string channel, Func<Task> send, CancellationToken cancel)
    {
        if (!await runs.ClaimMessageAsync(line.Id, channel, cancel)) return;
        try
        {
            await send();
        }
        catch (Exception error)
        {
            await runs.ReleaseMessageAsync(line.Id, channel, CancellationToken.None);
            log.MessageNotSent(line.Id, channel, error.GetType().Name);
            throw;
        }
    }

    static async Task PostAsync(Uri address, RunMessage message, CancellationToken cancel)
    {
        // where the address leads on to is nobody's choice but the administrator's: no redirect is followed
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false };
        using var client = new HttpClient(handler) { Timeout = s_patience };
        using var content = new StringContent(message.Json.ToJsonString(), Encoding.UTF8, MediaTypeNames.Application.Json);
        using var answer = await client.PostAsync(address, content, cancel);
        answer.EnsureSuccessStatusCode();
    }

    static async Task SendAsync(MailSettings mail, RunMessage message, CancellationToken cancel)
    {
        using var letter = new MimeMessage { Subject = message.Subject, Body = new TextPart("plain") { Text = message.Text } };
        letter.From.Add(MailboxAddress.Parse(mail.From));
        letter.To.AddRange(mail.To.Select(MailboxAddress.Parse));
        using var client = new SmtpClient { Timeout = (int)s_patience.TotalMilliseconds };
        // a password never travels in the open
        await client.ConnectAsync(mail.Host, mail.Port, mail.Secure ? SecureSocketOptions.SslOnConnect
            : mail.User is null ? SecureSocketOptions.StartTlsWhenAvailable : SecureSocketOptions.StartTls, cancel);
        if (mail.User is not null) await client.AuthenticateAsync(mail.User, mail.Password, cancel);
        await client.SendAsync(letter, cancel);
        await client.DisconnectAsync(quit: true, cancel);
    }
}
