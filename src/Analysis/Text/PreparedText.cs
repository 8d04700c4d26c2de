using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis;

/// <summary>One sentence.</summary>
/// <param name="Start">First UTF-16 unit in <see cref="PreparedText.Plain"/>; spaces around are outside.</param>
/// <param name="Length">Units.</param>
/// <param name="FirstToken">Its first token in <see cref="PreparedText.Tokens"/>.</param>
/// <param name="TokenCount">Number of tokens.</param>
public readonly record struct Sentence(int Start, int Length, int FirstToken, int TokenCount)
{
    /// <summary>First unit after the sentence.</summary>
    public int End => Start + Length;
}

/// <summary>Which language a text is in.</summary>
public enum Language
{
    /// <summary>Too few words to tell.</summary>
    Unknown,

    /// <summary>French.</summary>
    French,

    /// <summary>English.</summary>
    English,

    /// <summary>Another language.</summary>
    Other,
}

/// <summary>A contribution cut into sentences and words, each with its place in the original.</summary>
/// <param name="Contribution">What is cut.</param>
/// <param name="Tokens">All words, ascending.</param>
/// <param name="Sentences">All sentences, ascending, not overlapping; the title is one or more of its own.</param>
/// <param name="Ideas">Units of the body that say one thing each (spans of <see cref="Plain"/>), ascending, not overlapping; empty without a body.</param>
/// <param name="Language">The language it is in.</param>
public sealed record PreparedText(Contribution Contribution, ImmutableArray<Token> Tokens,
    ImmutableArray<Sentence> Sentences, ImmutableArray<TextSpan> Ideas, Language Language)
{
    // a thread's scratch paper: a second copy of all texts of a corpus is a gigabyte a million, and whoever reads a text reads it again at once
    [ThreadStatic] static Contribution? t_last;
    [ThreadStatic] static string? t_plain;

    /// <summary>Title, a line break, and the plain body (the body alone without a title; the title alone without a body).</summary>
    /// <remarks>Put together when it is asked for; each thread remembers the last. Take it once before a loop over texts.</remarks>
    public string Plain
    {
        get
        {
            if (ReferenceEquals(t_last, Contribution) && t_plain is { } known) return known;
            var plain = PlainOf(Contribution);
            (t_last, t_plain) = (Contribution, plain);
            return plain;
        }
    }

    /// <summary>Where the body begins in <see cref="Plain"/>; its length when there is no body.</summary>
    public int BodyStart { get; } = Contribution.TitleLength + (Contribution.TitleLength > 0 && Contribution.Body.PlainLength > 0 ? 1 : 0);

    /// <summary>Length of <see cref="Plain"/>, units.</summary>
    public int PlainLength => BodyStart + Contribution.Body.PlainLength;

    /// <summary>Gives the text of a contribution as it is cut: title, a line break, and the plain body.</summary>
    public static string PlainOf(Contribution contribution)
    {
        ArgumentNullException.ThrowIfNull(contribution);
        var (title, body) = (contribution.Title, contribution.Body.Plain);
        return title.Length == 0 ? body : body.Length == 0 ? title : title + "\n" + body;
    }

    /// <summary>Tells whether a place lies in the title.</summary>
    public bool IsTitle(int start) => start < BodyStart;
}
