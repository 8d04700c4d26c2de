namespace SynthesisPipeline.Analysis;

/// <summary>Says who speaks: from the name of an organisation, or from how people introduce themselves ("en tant que médecin", "je suis agriculteur", "Infirmière, je vois …").</summary>
/// <remarks>A person's name is never read. When it misleads: "je suis mère" says what its author chose to say, not all that he or she is.</remarks>
static class StakeholderTags
{
    static readonly PhraseList Names = PhraseList.Load("tag-words.tsv", "name:association", "name:company", "name:public_body", "name:researcher");
    static readonly PhraseList Selves = PhraseList.Load("tag-words.tsv", "self:teacher", "self:health_professional", "self:elected_official", "self:public_agent",
        "self:company", "self:farmer", "self:researcher", "self:student", "self:retiree", "self:beneficiary", "self:parent", "self:worker", "self:citizen", "self:association");

    static readonly string[][] Openers =
    [
        ["en", "tant", "que"], ["en", "ma", "qualite", "de"], ["en", "qualite", "de"], ["je", "suis"], ["j", "etais"], ["moi", "qui", "suis"], ["etant"], ["etant", "moi", "meme"],
        ["nous", "sommes"], ["ayant", "ete"], ["as", "a"], ["i", "am", "a"], ["i", "am", "an"], ["i", "m", "a"], ["i", "m", "an"], ["parole", "de"],
    ];

    // said of anybody ("participer en tant que bénévole") unless the speaker is near
    static readonly HashSet<string> OfAnybody = new(StringComparer.Ordinal) { "en tant que", "en qualite de", "etant", "as a" };
    static readonly HashSet<string> Speaker = new(StringComparer.Ordinal) { "je", "j", "moi", "mon", "ma", "mes", "nous", "notre", "nos", "i", "my", "we", "our" };

    static readonly HashSet<string> Fillers = new(StringComparer.Ordinal)
        { "un", "une", "moi", "meme", "simple", "jeune", "ancien", "ancienne", "petit", "petite", "aussi", "actuellement", "aujourd", "hui", "le", "la", "des", "d", "une", "desormais", "egalement", "donc" };

    const int ApposedWords = 9, SpeakerWords = 8;
    const double Read = 0.75; // the share right of those that were read: docs/quality.md

    // "Infirmière libérale, je passe …", "Notre association accompagne …"; a title names whom one speaks of, not who speaks
    static PhraseList.Match? Apposed(Contribution contribution, FoldedText text)
    {
        if (contribution.Title.Length > 0 || text.Words.Length < 2) return null;
        if (text.Words[0] == "notre") return Names.At(text, 1) is { } ours && Value(ours) is "association" or "company" ? new(Names.At(text, 1)!, 1) : null; // matched just before
        if (Described(text, 0) is not { } match || text.Words[match.First + match.Count - 1].EndsWith('s')) return null;
        for (var i = match.First + match.Count; i < Math.Min(text.Words.Length, match.First + match.Count + ApposedWords); i++)
            if (text.Words[i] is "je" or "j" or "nous") return text.Surface(0, i + 1).Contains(',', StringComparison.Ordinal) ? match : null;
        return null;
    }

    /// <summary>Gives at most one tag.</summary>
    public static IEnumerable<Tag> Of(Contribution contribution, FoldedText text)
    {
        if (contribution.Author is { Kind: ContributorKind.Organisation } organisation)
        {
            var name = FoldedText.Of(organisation.Name);
            var match = Names.In(name).FirstOrDefault();
            yield return match.Phrase is null
                ? new(contribution.Id, TagKind.Stakeholder, "organisation", 0.9, TagOrigin.Rule, ["compte d'organisation"])
                : new(contribution.Id, TagKind.Stakeholder, Value(match.Phrase), 0.9, TagOrigin.Rule, [name.Surface(match.First, match.Count)]);
            yield break;
        }
        if (Apposed(contribution, text) is { } apposed)
        {
            yield return new(contribution.Id, TagKind.Stakeholder, Value(apposed.Phrase), Read, TagOrigin.Rule, [text.Surface(0, apposed.First + apposed.Count)]);
            yield break;
        }
        for (var i = 0; i < text.Words.Length; i++)
            foreach (var opener in Openers.Where(o => StandsAt(text, i, o) && !(o is ["etant"] && i > 0 && text.Words[i - 1] == "en"))) // "en étant maire" is anybody
                if (Described(text, i + opener.Length) is { } match && !IsOfOthers(text, match)
                    && (!OfAnybody.Contains(string.Join(' ', opener)) || IsOfSpeaker(text, i, match.First + match.Count)))
                {
                    yield return new(contribution.Id, TagKind.Stakeholder, Value(match.Phrase), Read, TagOrigin.Rule,
                        [text.Surface(i, match.First + match.Count - i)]);
                    yield break;
                }
    }

    // "en tant que retraités, nos voisins …": several who speak say "nous"
    static bool IsOfOthers(FoldedText text, PhraseList.Match match)
    {
        var end = match.First + match.Count;
        return end < text.Words.Length && text.Words[end - 1].EndsWith('s') && text.Words[end] is "nos" or "les" or "ils" or "elles" or "des";
    }

    // at the head of a sentence, or with "je", "mon", "nous" a few words away in the same one
    static bool IsOfSpeaker(FoldedText text, int first, int end)
    {
        if (IsHead(text, first)) return true;
        for (var i = first - 1; i >= Math.Max(0, first - SpeakerWords); i--)
        {
            if (Speaker.Contains(text.Words[i])) return true;
            if (IsHead(text, i)) break;
        }
        for (var i = end; i < Math.Min(text.Words.Length, end + SpeakerWords) && !IsHead(text, i); i++)
            if (Speaker.Contains(text.Words[i])) return true;
        return false;
    }

    static bool IsHead(FoldedText text, int word) => word == 0 || text.Surface(word - 1, 2).AsSpan().ContainsAny(".!?;:\n\r");

    static PhraseList.Match? Described(FoldedText text, int first)
    {
        for (var i = first; i < Math.Min(first + 4, text.Words.Length); i++)
        {
            if (Selves.At(text, i) is { } phrase) return new(phrase, i);
            if (!Fillers.Contains(text.Words[i])) return null;
        }
        return null;
    }

    static bool StandsAt(FoldedText text, int first, string[] words)
    {
        if (first + words.Length > text.Words.Length) return false;
        for (var i = 0; i < words.Length; i++)
            if (text.Words[first + i] != words[i]) return false;
        return true;
    }

    static string Value(PhraseList.Phrase phrase) => phrase.Kind[(phrase.Kind.IndexOf(':', StringComparison.Ordinal) + 1)..];
}
