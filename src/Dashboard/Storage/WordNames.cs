using System.Collections.Frozen;
using System.Text;

namespace SynthesisPipeline.Dashboard;

/// <summary>Names of enum members as the files and the database write them: lower case, words joined by <c>_</c>.</summary>
static class WordNames
{
    public static string Of<T>(T value) where T : struct, Enum => Names<T>.Of[value];

    public static T Read<T>(string name) where T : struct, Enum => Names<T>.To.TryGetValue(name, out var value) ? value
        : throw new ArgumentException($"Unknown {typeof(T).Name} {name}: expected one of {string.Join(", ", Names<T>.To.Keys)}", nameof(name));

    static class Names<T> where T : struct, Enum
    {
        public static readonly FrozenDictionary<T, string> Of = Enum.GetValues<T>().ToFrozenDictionary(v => v, v => Snake(v.ToString()));
        public static readonly Dictionary<string, T> To = Of.ToDictionary(p => p.Value, p => p.Key, StringComparer.Ordinal);
    }

    static string Snake(string name)
    {
        var text = new StringBuilder(name.Length + 4);
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && text.Length > 0) text.Append('_');
            text.Append(char.ToLowerInvariant(letter));
        }
        return text.ToString();
    }
}
