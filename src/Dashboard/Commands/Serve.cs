using System.CommandLine;

namespace SynthesisPipeline.Dashboard;

/// <summary><c>serve</c>: the dashboard with a job server.</summary>
public static class Serve
{
    /// <summary>Where the dashboard listens unless told otherwise.</summary>
    public const string DefaultUrls = "http://127.0.0.1:5080";

    /// <summary>Describes the command.</summary>
    public static Command Build()
    {
        var urls = UrlsOption();
        var command = new Command("serve", "Sert le tableau de bord et exécute les traitements, jusqu’à Ctrl-C.") { urls };
        command.SetAction((parsed, cancel) => RunAsync(parsed.GetRequiredValue(urls), cancel));
        return command;
    }

    /// <summary>The option that says where to listen.</summary>
    public static Option<string> UrlsOption()
    {
        var urls = new Option<string>("--urls") { Description = "Adresses d’écoute, séparées par des points-virgules.", DefaultValueFactory = _ => DefaultUrls };
        urls.Validators.Add(result =>
        {
            foreach (var url in (result.GetValueOrDefault<string?>() ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries))
                if (!Uri.TryCreate(url.Replace("//*", "//localhost", StringComparison.Ordinal).Replace("//+", "//localhost", StringComparison.Ordinal), UriKind.Absolute, out var uri)
                    || uri.Scheme is not ("http" or "https"))
                    result.AddError($"--urls {url} : attendu http://ADRESSE:PORT.");
        });
        return urls;
    }

    static async Task<int> RunAsync(string urls, CancellationToken cancel)
    {
        var folder = DataFolder.Here();
        await using var database = await Database.OpenAsync(folder, null, cancel);
        await using var site = Site.Build(database, folder, urls, withWorker: true);
        var accounts = folder.In("administrateur.acces");
        if (await FirstAccounts.EnsureAdministratorAsync(site.Services, accounts) is { } first)
            Console.WriteLine($"Premier compte : {first.Name}, mot de passe {first.Password} (gardé dans {accounts})");
        await StartAsync(site, urls, cancel);
        Console.WriteLine($"Tableau de bord : {string.Join(" ", site.Urls)} (Ctrl-C pour arrêter)");
        await site.WaitForShutdownAsync(cancel);
        return 0;
    }

    /// <summary>Starts a server.</summary>
    /// <exception cref="UserException">An address is taken or may not be listened on.</exception>
    public static async Task StartAsync(WebApplication site, string urls, CancellationToken cancel)
    {
        try
        {
            await site.StartAsync(cancel);
        }
        catch (IOException error) when (error.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            throw new UserException($"Le port de {urls} est déjà pris par un autre programme : arrêtez-le, ou choisissez-en un autre avec --urls http://127.0.0.1:PORT.", error);
        }
        catch (Exception error) when (error is System.Net.Sockets.SocketException or IOException or InvalidOperationException { Source: "Microsoft.AspNetCore.Server.Kestrel.Core" })
        {
            throw new UserException($"Impossible d’écouter sur {urls} ({error.Message.TrimEnd('.')}) : choisissez une autre adresse avec --urls http://127.0.0.1:PORT.", error);
        }
    }
}
