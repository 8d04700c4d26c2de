using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Npgsql;

namespace SynthesisPipeline.Dashboard;

/// <summary>Keeps the keys that seal cookies in the database, so that every web process of an installation reads the same.</summary>
sealed class KeyStore(NpgsqlDataSource db) : IXmlRepository
{
    /// <summary>Environment variable with the path of a PEM file, certificate and private key, that seals the keys in the database; it must stand outside of it.</summary>
    public const string Variable = "SYNTHESIS_KEY_CERTIFICATE";

    /// <summary>Opens the certificate that is named; null where none is.</summary>
    /// <exception cref="UserException">It cannot be read.</exception>
    public static X509Certificate2? Certificate(string? file)
    {
        if (string.IsNullOrWhiteSpace(file)) return null;
        try
        {
            return X509Certificate2.CreateFromPemFile(file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new UserException($"Le certificat {file} (variable {Variable}) ne se lit pas : donnez un fichier PEM qui contient le certificat et sa clé RSA, lisible par ce compte.", error);
        }
    }

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var connection = db.OpenConnection();
        using var command = new NpgsqlCommand("select xml from data_protection_keys order by created_at, name", connection);
        using var reader = command.ExecuteReader();
        var keys = new List<XElement>();
        while (reader.Read()) keys.Add(XElement.Parse(reader.GetString(0)));
        return keys;
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var connection = db.OpenConnection();
        using var command = new NpgsqlCommand("insert into data_protection_keys (name, xml) values ($1, $2) on conflict (name) do update set xml = excluded.xml", connection);
        command.Parameters.Add(new() { Value = friendlyName });
        command.Parameters.Add(new() { Value = element.ToString(SaveOptions.DisableFormatting) });
        command.ExecuteNonQuery();
    }
}
