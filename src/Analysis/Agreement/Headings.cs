using System.Runtime.InteropServices;

namespace SynthesisPipeline.Analysis;

/// <summary>Says which name heads a point of agreement: that of the part of a topic where most who carry it stand, or that of the topic.</summary>
/// <remarks>
/// A part is named by what tells it from its siblings, which few of those who carry one point may speak of. The topic's name is taken where the share
/// of carriers whose text holds one of its stems is more than <see cref="Clearly"/> above that of the part's, or where the line itself holds one of its stems and none of the part's; and
/// where the part has no name of its own ("autres points"). Of many carriers the first <see cref="MostRead"/> are read, the likest.
/// When it misleads: a wide name ("Aide", "Travail") is said in passing by many.
/// </remarks>
sealed class Headings(PreparedCorpus texts)
{
    const double Clearly = 0.1;
    const int MostRead = 200;

    readonly Dictionary<string, int> _stems = texts.Vocabulary.StemForms.Select((s, i) => KeyValuePair.Create(s, i)).ToDictionary(StringComparer.Ordinal);

    /// <summary>Whether the topic's name heads the point rather than its part's.</summary>
    public bool IsWider(Topic topic, Topic part, SharedPoint point)
    {
        if (part.Label.EndsWith(TopicLabel.OtherPoints(false, part.Id), StringComparison.Ordinal) || part.Label.EndsWith(TopicLabel.OtherPoints(true, part.Id), StringComparison.Ordinal)) return true;
        var (wide, narrow) = (StemsOf(topic.Label), StemsOf(part.Label));
        if (ShareWith(wide, point.Carriers) > ShareWith(narrow, point.Carriers) + Clearly) return true;
        var line = point.Sentence;
        return Holds(line.Contribution, line.FirstToken, line.TokenCount, wide) && !Holds(line.Contribution, line.FirstToken, line.TokenCount, narrow);
    }

    HashSet<int> StemsOf(string label) => [.. Phrasing.Words(label).Where(w => w.Length > 1 && !StopWords.Contains(w))
        .Select(w => _stems.GetValueOrDefault(Stems.Of(w), -1))];

    double ShareWith(HashSet<int> stems, List<Carrier> carriers)
    {
        var read = CollectionsMarshal.AsSpan(carriers)[..Math.Min(MostRead, carriers.Count)];
        var holding = 0;
        foreach (var carrier in read)
            if (Holds(carrier.Contribution, 0, texts.Texts[carrier.Contribution].Tokens.Length, stems)) holding++;
        return holding / (double)Math.Max(1, read.Length);
    }

    bool Holds(int contribution, int first, int count, HashSet<int> stems)
    {
        foreach (var token in texts.Texts[contribution].Tokens.AsSpan(first, count))
            if (stems.Contains(texts.Vocabulary.Stems[token.Word])) return true;
        return false;
    }
}
