using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Npgsql;

namespace SynthesisPipeline.Dashboard;

/// <summary>Keeps the keys that seal cookies in the database, so that every web process of an installation reads the same.</summary>
sealed class KeyStore(NpgsqlDataSource db) : IXmlRepository
{
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
