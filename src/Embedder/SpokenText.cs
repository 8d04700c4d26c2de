using System.Text;

namespace SynthesisPipeline.Embedder;

/// <summary>Prepares a text as the model was trained on it: its vocabulary file does no normalisation of its own.</summary>
/// <remarks>Control characters go, every sort of space becomes one, compatibility forms are composed (NFKC), runs of spaces collapse.</remarks>
public static class SpokenText
{
    /// <summary>Normalises a text; case, accents and apostrophes stay.</summary>
    public static string Normalise(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var letter in text)
            if (IsSpace(letter)) kept.Append(' ');
            else if (!IsDropped(letter)) kept.Append(letter);
        var whole = WholeRunes(kept.ToString()).Normalize(NormalizationForm.FormKC);
        return string.Join(' ', whole.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>Replaces half pairs, which no normal form exists for.</summary>
    static string WholeRunes(string text) => string.Concat(text.EnumerateRunes().Select(r => r.ToString()));

    static bool IsDropped(char c) => c is <= '\u0008' or '\u000B' or (>= '\u000E' and <= '\u001F') or '\u007F' or '\u008F' or '\u009F';

    static bool IsSpace(char c) => c is '\t' or '\n' or '\f' or '\r' or '\u1680' or (>= '\u200B' and <= '\u200F') or '\u2028' or '\u2029' or '\u2581' or '\uFEFF' or '\uFFFD';
}
