using System.Web;

namespace SynthesisPipeline.Dashboard;

/// <summary>Whom to tell that a run has ended: nobody unless the administrator names an address. No other address is ever written to.</summary>
/// <param name="Webhook">Where to post; null for nowhere.</param>
/// <param name="Mail">Server to send by; null for no mail.</param>
/// <param name="Site">Address of the dashboard, for the link in a message; null to give none.</param>
public sealed record MessageSettings(Uri? Webhook, MailSettings? Mail, Uri? Site)
{
    /// <summary>Environment variables.</summary>
    public const string WebhookVariable = "SYNTHESIS_WEBHOOK", MailVariable = "SYNTHESIS_MAIL", SiteVariable = "SYNTHESIS_SITE";

    /// <summary>Whether anybody is to be told.</summary>
    public bool Any => Webhook is not null || Mail is not null;

    /// <summary>Reads the settings of this process.</summary>
    /// <exception cref="UserException">One is unreadable.</exception>
    public static MessageSettings Here() => Read(Environment.GetEnvironmentVariable);

    /// <summary>Reads settings.</summary>
    /// <exception cref="UserException">One is unreadable.</exception>
    public static MessageSettings Read(Func<string, string?> variable) =>
        new(Address(variable, WebhookVariable), variable(MailVariable) is { Length: > 0 } mail ? MailSettings.Read(mail) : null, Address(variable, SiteVariable));

    static Uri? Address(Func<string, string?> variable, string name) => variable(name) is not { Length: > 0 } text ? null
        : Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? uri
        : throw new UserException($"{name} : attendu une adresse http:// ou https://. Corrigez ce réglage, ou retirez-le.");
}

/// <summary>A server of mail, and from whom to whom.</summary>
/// <param name="Host">Its name.</param>
/// <param name="Port">Its port.</param>
/// <param name="Secure">Whether the connection is encrypted from its first byte; else it is as soon as the server offers it.</param>
/// <param name="User">Account; null for none.</param>
/// <param name="Password">Its password.</param>
/// <param name="From">Sender.</param>
/// <param name="To">Receivers.</param>
public sealed record MailSettings(string Host, int Port, bool Secure, string? User, string Password, string From, string[] To)
{
    /// <summary>Reads <c>smtp://user:password@host:587?from=a@b.fr&amp;to=c@d.fr,e@f.fr</c>; <c>smtps</c> for an encrypted port.</summary>
    /// <exception cref="UserException">It is not of that form.</exception>
    public static MailSettings Read(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme is not ("smtp" or "smtps") || uri.Host.Length == 0) throw Wrong();
        var query = HttpUtility.ParseQueryString(uri.Query);
        var to = (query["to"] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (query["from"] is not { Length: > 0 } from || to.Length == 0 || to.Append(from).Any(a => !MimeKit.MailboxAddress.TryParse(a, out _))) throw Wrong();
        var secure = uri.Scheme == "smtps";
        var account = uri.UserInfo.Split(':', 2);
        return new(uri.Host, uri.IsDefaultPort || uri.Port <= 0 ? secure ? 465 : 587 : uri.Port, secure,
            account[0].Length > 0 ? Uri.UnescapeDataString(account[0]) : null, account.Length > 1 ? Uri.UnescapeDataString(account[1]) : "", from, to);
    }

    static UserException Wrong() =>
        new($"{MessageSettings.MailVariable} : attendu smtp://COMPTE:MOT-DE-PASSE@SERVEUR:587?from=A@EXEMPLE.FR&to=B@EXEMPLE.FR. Corrigez ce réglage, ou retirez-le.");
}
