using Npgsql;

namespace SynthesisPipeline.Dashboard;

/// <summary>Keeps the whole database in one file, and brings it back: the whole or nothing.</summary>
public static class Backups
{
    const string Empty = $"""
        do $$
        declare r record;
        begin
            drop schema if exists {Migrations.QueueSchema} cascade;
            for r in select format('drop %s if exists public.%I cascade', case c.relkind when 'v' then 'view' when 'm' then 'materialized view' when 'S' then 'sequence' else 'table' end, c.relname) as it
                from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'S')
                and not exists (select from pg_depend d where d.objid = c.oid and d.deptype in ('i', 'e')) loop
                execute r.it;
            end loop;
            for r in select format('drop routine if exists %s cascade', p.oid::regprocedure) as it
                from pg_proc p where p.pronamespace = 'public'::regnamespace and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e') loop
                execute r.it;
            end loop;
        end $$
        """;

    /// <summary>Writes a backup; the file appears only when it is whole.</summary>
    /// <exception cref="UserException">It could not be written.</exception>
    public static async Task WriteAsync(Database database, DataFolder folder, string file, CancellationToken cancel)
    {
        var binaries = Tools(database, "pg_dump");
        var beside = Beside(folder, database);
        try
        {
            var (code, text) = await binaries.RunAsync("pg_dump", database.Cluster?.User,
                [.. Where(database), "--format=custom", "--no-owner", "--no-privileges", "--file", beside]);
            if (code != 0) throw Failed("La sauvegarde a échoué", text);
            cancel.ThrowIfCancellationRequested();
            var target = Path.GetFullPath(file);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!); // a full path always has a folder
            File.Copy(beside, target + ".part", overwrite: true);
            File.Move(target + ".part", target, overwrite: true);
        }
        finally
        {
            File.Delete(beside);
        }
    }

    /// <summary>Replaces everything in the database by a backup, in one transaction; then brings its schema up to date.</summary>
    /// <exception cref="UserException">The file is no backup, or the database is in use.</exception>
    public static async Task ReadAsync(Database database, DataFolder folder, string file, CancellationToken cancel)
    {
        if (!File.Exists(file)) throw new UserException($"Sauvegarde introuvable : {file}. Vérifiez le chemin.");
        var binaries = Tools(database, "pg_restore");
        var beside = Beside(folder, database);
        var script = beside + ".sql";
        try
        {
            File.Copy(file, beside, overwrite: true); // where the server's user can read it
            if (!OperatingSystem.IsWindows() && database.Cluster?.User is not null)
                File.SetUnixFileMode(beside, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);
            var (listed, _) = await binaries.RunAsync("pg_restore", database.Cluster?.User, "--list", beside);
            if (listed != 0) throw new UserException($"{file} n’est pas une sauvegarde de ce programme : donnez un fichier fait par « ./synthesis backup ».");
            if (await database.Source.ScalarAsync<long>("""
                select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'
                """, cancel) > 0)
                throw new UserException("La base de données sert en ce moment : arrêtez le tableau de bord et les ouvriers, puis relancez la restauration.");
            NpgsqlConnection.ClearAllPools();
            var written = await binaries.RunAsync("pg_restore", database.Cluster?.User, "--no-owner", "--no-privileges", "--file", script, beside);
            if (written.Code != 0) throw Failed("La sauvegarde est illisible et rien n’a changé", written.Text);
            // what a newer version added goes too, in the same transaction: the backup alone would leave it standing
            var done = await Tools(database, "psql").RunAsync("psql", database.Cluster?.User,
                [.. Where(database), "--no-psqlrc", "--quiet", "--single-transaction", "--set", "ON_ERROR_STOP=1", "--output", "/dev/null", "--command", Empty, "--file", script]);
            if (done.Code != 0) throw Failed("La restauration a échoué et rien n’a changé", done.Text);
            await Migrations.ApplyAsync(database.ConnectionString, cancel);
        }
        finally
        {
            File.Delete(beside);
            File.Delete(script);
        }
    }

    static PostgresBinaries Tools(Database database, string tool)
    {
        var binaries = database.Cluster?.Binaries ?? PostgresBinaries.Find(null);
        return File.Exists(Path.Combine(binaries.Folder, tool)) ? binaries
            : throw new UserException($"{tool} est introuvable dans {binaries.Folder} : installez le paquet postgresql-client.");
    }

    // a place that both we and the server's user can write
    static string Beside(DataFolder folder, Database database) => database.Cluster?.WritableFile() ?? folder.In("sauvegardes", Path.GetRandomFileName());

    static string[] Where(Database database)
    {
        var parts = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        return ["--dbname", string.Join(' ', new[]
        {
            ("host", parts.Host), ("port", parts.Port.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("user", parts.Username),
            ("dbname", parts.Database), ("password", parts.Password), ("sslrootcert", parts.RootCertificate),
            ("sslmode", parts.SslMode switch { SslMode.VerifyCA => "verify-ca", SslMode.VerifyFull => "verify-full", var mode => mode.ToString().ToLowerInvariant() }),
        }.Where(p => !string.IsNullOrEmpty(p.Item2)).Select(p => $"{p.Item1}='{p.Item2!.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}'"))];
    }

    static UserException Failed(string what, string text) =>
        new($"{what} : {text.Split('\n', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault(l => l.Contains("error", StringComparison.OrdinalIgnoreCase)) ?? text.Trim()}");
}
