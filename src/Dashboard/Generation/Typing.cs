using System.Globalization;
using System.Text;

namespace SynthesisPipeline.Dashboard;

/// <summary>Types a text as its author would: most with care, some without accents, in a hurry, or in anger.</summary>
internal static class Typing
{
    /// <summary>Gives the text as typed.</summary>
    public static string Type(string text, Register register, Chance chance)
    {
        if (register is Register.Association or Register.Company or Register.Municipality or Register.Researcher)
            return chance.Has(0.3) ? text.Replace('\'', '’') : text;
        var draw = chance.Share();
        if (draw < 0.04) return French.WithoutAccents(text);
        if (draw < 0.07) return text.ToLowerInvariant();
        if (draw < 0.16) return WithSlips(text, chance);
        if (register is Register.Angry && draw < 0.6) return InAnger(text, chance);
        return text;
    }

    /// <summary>Swaps, drops or doubles a letter here and there.</summary>
    public static string WithSlips(string text, Chance chance)
    {
        var typed = new StringBuilder(text);
        for (var slips = 1 + text.Length / 220; slips > 0; slips--)
        {
            var at = chance.Between(1, Math.Max(1, typed.Length - 3));
            if (at + 1 >= typed.Length || !char.IsLower(typed[at]) || !char.IsLower(typed[at + 1])) continue;
            switch (chance.Below(3))
            {
                case 0: (typed[at], typed[at + 1]) = (typed[at + 1], typed[at]); break;
                case 1: typed.Remove(at, 1); break;
                default: typed.Insert(at, typed[at]); break;
            }
        }
        return typed.ToString();
    }

    static string InAnger(string text, Chance chance)
    {
        if (chance.Has(0.6))
        {
            var end = text.IndexOf(". ", chance.Below(Math.Max(1, text.Length / 2)), StringComparison.Ordinal);
            if (end > 0) return string.Concat(text.AsSpan(0, end), chance.Has(0.5) ? " !" : " !!!", text.AsSpan(end + 1));
        }
        var words = text.Split(' ');
        var loud = chance.Below(words.Length);
        for (var tries = 0; tries < words.Length && words[loud].Length < 6; tries++) loud = (loud + 1) % words.Length;
        words[loud] = words[loud].ToUpper(CultureInfo.GetCultureInfo("fr-FR"));
        return string.Join(' ', words);
    }
}
