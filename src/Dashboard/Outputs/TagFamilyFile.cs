using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>Families of tags as a file: the dashboard gives it, <c>analyze --families</c> takes it.</summary>
static class TagFamilyFile
{
    static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), RespectRequiredConstructorParameters = true, RespectNullableAnnotations = true,
    };

    /// <summary>Writes families as UTF-8 JSON.</summary>
    public static byte[] Write(ImmutableArray<TagFamily> families) => JsonSerializer.SerializeToUtf8Bytes(families, s_options);

    /// <summary>Reads the file.</summary>
    /// <exception cref="UserException">It is absent, no JSON of families, or names something twice or not at all.</exception>
    public static ImmutableArray<TagFamily> Read(string file)
    {
        if (!File.Exists(file)) throw new UserException($"Fichier introuvable : {file}. Donnez à --families le fichier que donne le tableau de bord (Administration, Familles d’étiquettes).");
        try
        {
            var families = JsonSerializer.Deserialize<ImmutableArray<TagFamily>>(File.ReadAllBytes(file), s_options);
            var tags = families.SelectMany(f => f.Values.Select(v => (Family: f.Name.Trim(), Value: v.Name.Trim()))).ToList();
            if (tags.Exists(t => t.Family.Length == 0 || t.Value.Length == 0) || tags.Distinct().Count() < tags.Count)
                throw new UserException($"{file} : chaque famille et chaque étiquette porte un nom, une seule fois.");
            return families;
        }
        catch (JsonException error)
        {
            throw new UserException($"{file} n’est pas un fichier de familles d’étiquettes, ligne {(error.LineNumber ?? 0) + 1} : attendu [{{\"name\", \"values\": [{{\"name\", \"rules\", \"examples\"}}]}}].", error);
        }
    }
}
