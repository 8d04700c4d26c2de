using Npgsql;

namespace SynthesisPipeline.Dashboard;

/// <summary>The open database of this installation: the one that is configured, else the private cluster in the data folder.</summary>
public sealed class Database : IAsyncDisposable
{
    /// <summary>Environment variable with the connection string of an own database.</summary>
    public const string Variable = "SYNTHESIS_DATABASE";

    Database(NpgsqlDataSource source, PrivatePostgres? cluster) => (Source, Cluster) = (source, cluster);

    /// <summary>Where stores get their connections.</summary>
    public NpgsqlDataSource Source { get; }

    /// <summary>The private cluster; null when a database is configured.</summary>
    public PrivatePostgres? Cluster { get; }

    /// <summary>How to reach the database.</summary>
    public string ConnectionString { get; private init; } = "";

    /// <summary>Opens the database and brings its schema up to date.</summary>
    /// <param name="folder">Data folder, for the private cluster.</param>
    /// <param name="configured">Connection string of an own database; null to take <c>SYNTHESIS_DATABASE</c>, else the private cluster.</param>
    /// <param name="cancel">Stops the waiting.</param>
    /// <exception cref="UserException">It cannot be reached or started, or is of a newer version.</exception>
    public static Task<Database> OpenAsync(DataFolder folder, string? configured, CancellationToken cancel) => OpenAsync(folder, configured, true, cancel);

    /// <summary>Opens the database as it stands, also one that a newer version wrote: for who replaces all that is in it.</summary>
    /// <inheritdoc cref="OpenAsync(DataFolder, string?, CancellationToken)"/>
    public static Task<Database> OpenAsItIsAsync(DataFolder folder, CancellationToken cancel) => OpenAsync(folder, null, false, cancel);

    static async Task<Database> OpenAsync(DataFolder folder, string? configured, bool migrate, CancellationToken cancel)
    {
        configured ??= Environment.GetEnvironmentVariable(Variable);
        PrivatePostgres? cluster = null;
        if (string.IsNullOrWhiteSpace(configured))
        {
            folder.In("postgres");
            cluster = await PrivatePostgres.StartAsync(folder.Postgres, cancel);
        }
        var text = cluster?.ConnectionString ?? configured!; // one of both: see above
        try
        {
            if (migrate) await Migrations.ApplyAsync(text, cancel);
            return new(Connect(text), cluster) { ConnectionString = text };
        }
        catch (Exception error)
        {
            if (cluster is not null) await cluster.DisposeAsync();
            throw Explain(error) is { } sentence ? new UserException(sentence, error) : error;
        }
    }

    /// <summary>Gives the sentence for a database that doesn't answer; null when the error is something else.</summary>
    public static string? Explain(Exception error) => error switch
    {
        PostgresException { SqlState: "28P01" or "28000" } => $"La base de données refuse l’utilisateur ou le mot de passe : corrigez la variable {Variable}.",
        PostgresException { SqlState: "3D000" } => $"La base de données nommée n’existe pas sur ce serveur : créez-la, ou corrigez la variable {Variable}.",
        PostgresException { SqlState: "42501" } => $"La base de données doit être mise à jour par le rôle qui en possède les tables : lancez une fois « ./synthesis doctor » avec lui dans la variable {Variable}, puis relancez la même commande.",
        PostgresException { SqlState: "53100" } => "Le disque de la base de données est plein : libérez de la place, puis relancez la même commande.",
        PostgresException { SqlState: "57P01" or "57P02" or "57P03" } => "La base de données s’arrête ou redémarre : attendez un instant, puis relancez la même commande.",
        InvalidOperationException { InnerException: PostgresException { SqlState: "42501" } inner } => Explain(inner), // from a migration
        PostgresException => null,
        NpgsqlException { InnerException: System.Security.Authentication.AuthenticationException } =>
            $"Le certificat de la base de données n’est pas celui attendu : vérifiez le nom du serveur et « Root Certificate » dans la variable {Variable}.",
        NpgsqlException => $"La base de données ne répond pas : démarrez-la, ou vérifiez son adresse (variable {Variable}), puis relancez la même commande.",
        ArgumentException { Source: "Npgsql" } => $"L’adresse de la base de données est illisible : corrigez la variable {Variable} (par exemple « Host=localhost;Username=app;Password=…;Database=synthesis »).",
        _ => null,
    };

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Source.DisposeAsync();
        if (Cluster is not null) await Cluster.DisposeAsync();
    }

    static NpgsqlDataSource Connect(string text) => new NpgsqlDataSourceBuilder(text).Build();
}
