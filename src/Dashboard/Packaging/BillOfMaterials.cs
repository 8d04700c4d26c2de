using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace SynthesisPipeline.Dashboard;

/// <summary>Writes what a package is made of as a CycloneDX 1.6 document: the same bytes for the same parts.</summary>
static class BillOfMaterials
{
    static readonly JsonWriterOptions s_layout = new() { Indented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes it.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="version">Version of the product.</param>
    /// <param name="components">What others made, ascending by address.</param>
    public static void Write(Stream stream, string version, ImmutableArray<Component> components)
    {
        var own = $"pkg:generic/synthesis-pipeline@{version}";
        using var json = new Utf8JsonWriter(stream, s_layout);
        json.WriteStartObject();
        json.WriteString("bomFormat", "CycloneDX");
        json.WriteString("specVersion", "1.6");
        json.WriteString("serialNumber", $"urn:uuid:{Uuid(own, components)}");
        json.WriteNumber("version", 1);
        json.WriteStartObject("metadata");
        json.WriteStartObject("component");
        json.WriteString("type", "application");
        json.WriteString("bom-ref", own);
        json.WriteString("name", "SynthesisPipeline");
        json.WriteString("version", version);
        json.WriteString("purl", own);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteStartArray("components");
        foreach (var component in components) WriteOne(json, component);
        json.WriteEndArray();
        json.WriteStartArray("dependencies");
        WriteNeeds(json, own, [.. components.Select(c => c.Purl)]);
        foreach (var component in components) WriteNeeds(json, component.Purl, component.DependsOn);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    static void WriteOne(Utf8JsonWriter json, Component component)
    {
        json.WriteStartObject();
        json.WriteString("type", "library");
        json.WriteString("bom-ref", component.Purl);
        json.WriteString("name", component.Name);
        json.WriteString("version", component.Version);
        if (component.Sha512 is { } sha)
        {
            json.WriteStartArray("hashes");
            json.WriteStartObject();
            json.WriteString("alg", "SHA-512");
            json.WriteString("content", sha);
            json.WriteEndObject();
            json.WriteEndArray();
        }
        if (component.Licence is { } licence) WriteLicence(json, licence);
        json.WriteString("purl", component.Purl);
        json.WriteEndObject();
    }

    static void WriteLicence(Utf8JsonWriter json, string licence)
    {
        json.WriteStartArray("licenses");
        json.WriteStartObject();
        var isAddress = licence.StartsWith("http", StringComparison.OrdinalIgnoreCase);
        if (!isAddress && !licence.Contains("see ", StringComparison.Ordinal)) json.WriteString("expression", licence);
        else
        {
            json.WriteStartObject("license");
            json.WriteString("name", isAddress ? "See its address" : licence);
            if (isAddress) json.WriteString("url", licence);
            json.WriteEndObject();
        }
        json.WriteEndObject();
        json.WriteEndArray();
    }

    static void WriteNeeds(Utf8JsonWriter json, string of, ImmutableArray<string> needs)
    {
        json.WriteStartObject();
        json.WriteString("ref", of);
        json.WriteStartArray("dependsOn");
        foreach (var need in needs) json.WriteStringValue(need);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    // named after its content, so that two builds of the same parts make the same document
    static Guid Uuid(string own, ImmutableArray<Component> components)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', [own, .. components.Select(c => $"{c.Purl} {c.Sha512}")])))[..16];
        hash[6] = (byte)((hash[6] & 0x0f) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3f) | 0x80);
        return new(hash, bigEndian: true);
    }
}
