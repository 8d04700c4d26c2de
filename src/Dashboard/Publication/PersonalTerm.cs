using System.Collections.Immutable;
using System.Text;

namespace SynthesisPipeline.Dashboard;

/// <summary>What a person decided about one thing that was found, or added: it holds wherever the same words stand.</summary>
/// <param name="Term">The words, as <see cref="PersonalTerm.Key"/> writes them.</param>
/// <param name="Masked">Whether they are masked.</param>
public sealed record MaskDecision(string Term, bool Masked);

/// <summary>One thing that was found in the texts of a consultation, as the review page shows it.</summary>
/// <param name="Term">Its words, as <see cref="Key"/> writes them.</param>
/// <param name="Words">Its words as they stand at the first place.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Rule">Which rule found it.</param>
/// <param name="Count">In how many places it stands.</param>
/// <param name="Contribution">Place in the corpus of the first contribution that holds it.</param>
/// <param name="Around">The words around the first place.</param>
public sealed record PersonalTerm(string Term, string Words, PersonalKind Kind, string Rule, int Count, int Contribution, string Around)
{
    /// <summary>Writes words so that the same thing is found again: lower case, one space, no space at the ends.</summary>
    public static string Key(string words)
    {
        var key = new StringBuilder(words.Length);
        foreach (var c in words)
            if (!char.IsWhiteSpace(c)) key.Append(char.ToLowerInvariant(c));
            else if (key.Length > 0 && key[^1] != ' ') key.Append(' ');
        return key.ToString().TrimEnd();
    }
}

/// <summary>Everything found in a consultation, the most frequent first.</summary>
public sealed record PersonalReview(ImmutableArray<PersonalTerm> Terms);
