using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace SynthesisPipeline.Analysis;

/// <summary>Where the topics stage laid the contributions of a corpus and what they say, kept for runs that go on: they lay only what has come in or changed since.</summary>
/// <remarks>A component of a place takes one byte: x ≈ s · b, s = largest |component| / 127. How little a cosine moves by it: <c>KeptPlacesTests</c>. Cost: some 400 bytes a contribution.</remarks>
sealed class KeptPlaces
{
    const int Steps = 127;

    readonly string[] _ids;
    readonly int _dimensions;
    readonly sbyte[] _components;
    readonly float[] _scales;
    readonly string[] _topics;
    readonly int[] _firstIdea; // one more than contributions: where the ideas of each begin
    readonly KeptIdea[] _ideas;

    KeptPlaces(KeptSpace space, string[] ids, int dimensions, sbyte[] components, float[] scales, string[] topics, int[] firstIdea, KeptIdea[] ideas) =>
        (Space, _ids, _dimensions, _components, _scales, _topics, _firstIdea, _ideas) = (space, ids, dimensions, components, scales, topics, firstIdea, ideas);

    /// <summary>An idea, its topics by their place in a list; -1 = none.</summary>
    [StructLayout(LayoutKind.Sequential, Pack = 4)]
    readonly record struct KeptIdea(int Start, int Length, short Topic, short SubTopic, double Similarity);

    /// <summary>The space in which they lie.</summary>
    public KeptSpace Space { get; }

    /// <summary>Packs what the topics stage found; null where there is nothing to go on with: another encoder gave the meaning, or the places are not there any more.</summary>
    public static byte[]? Write(TopicFindings found)
    {
        if (found.Places is not { } places || found.Space?.Keep() is not { } space) return null;
        var bytes = new MemoryStream();
        using var to = new BinaryWriter(bytes);
        space.Write(to);
        to.Write(places.Count);
        to.Write(places.Dimensions);
        foreach (var assignment in found.Assignments) to.Write(assignment.Contribution.Value);
        var components = new sbyte[places.Dimensions];
        for (var i = 0; i < places.Count; i++)
        {
            to.Write(Pack(places[i], components));
            to.Write(MemoryMarshal.AsBytes(components.AsSpan()));
        }
        string[] topics = [.. found.Topics.Select(t => t.Id.Value)];
        var placeOf = topics.Select((id, place) => (id, place)).ToDictionary(x => x.id, x => (short)x.place, StringComparer.Ordinal);
        short Place(TopicId? id) => id is { } own ? placeOf[own.Value] : (short)-1;
        to.Write(topics.Length);
        foreach (var topic in topics) to.Write(topic);
        to.Write(found.Ideas.Length);
        var next = 0;
        foreach (var assignment in found.Assignments)
        {
            to.Write(next);
            while (next < found.Ideas.Length && found.Ideas[next].Contribution == assignment.Contribution) next++;
        }
        foreach (var idea in found.Ideas)
        {
            KeptIdea[] one = [new(idea.Passage.Start, idea.Passage.Length, Place(idea.Topic), Place(idea.SubTopic), idea.Similarity)];
            to.Write(MemoryMarshal.AsBytes(one.AsSpan()));
        }
        return bytes.ToArray();
    }

    /// <summary>Reads what was packed.</summary>
    public static KeptPlaces Read(byte[] bytes)
    {
        using var from = new BinaryReader(new MemoryStream(bytes));
        var space = KeptSpace.Read(from);
        var (count, dimensions) = (from.ReadInt32(), from.ReadInt32());
        var ids = new string[count];
        for (var i = 0; i < count; i++) ids[i] = from.ReadString();
        var components = new sbyte[count * dimensions];
        var scales = new float[count];
        for (var i = 0; i < count; i++)
        {
            scales[i] = from.ReadSingle();
            from.BaseStream.ReadExactly(MemoryMarshal.AsBytes(components.AsSpan(i * dimensions, dimensions)));
        }
        var topics = new string[from.ReadInt32()];
        for (var t = 0; t < topics.Length; t++) topics[t] = from.ReadString();
        var ideas = new KeptIdea[from.ReadInt32()];
        var first = new int[count + 1];
        from.BaseStream.ReadExactly(MemoryMarshal.AsBytes(first.AsSpan(0, count)));
        first[count] = ideas.Length;
        from.BaseStream.ReadExactly(MemoryMarshal.AsBytes(ideas.AsSpan()));
        return new(space, ids, dimensions, components, scales, topics, first, ideas);
    }

    /// <summary>Finds contributions of a corpus among those that were laid.</summary>
    /// <param name="corpus">The corpus.</param>
    /// <param name="changed">Contributions that have come in or changed since.</param>
    /// <returns>For each contribution its number here; -1 = it is to be laid.</returns>
    public int[] NumbersIn(Corpus corpus, IEnumerable<ContributionId> changed)
    {
        var numbers = new int[corpus.Contributions.Length];
        Array.Fill(numbers, -1);
        for (var k = 0; k < _ids.Length; k++)
            if (corpus.IndexOf(new(_ids[k])) is { } index) numbers[index] = k;
        foreach (var id in changed)
            if (corpus.IndexOf(id) is { } index) numbers[index] = -1;
        return numbers;
    }

    /// <summary>Length of a place.</summary>
    public int Dimensions => _dimensions;

    /// <summary>Gives a place back: a unit vector, or zero.</summary>
    public void Place(int number, Span<float> row)
    {
        var components = _components.AsSpan(number * _dimensions, _dimensions);
        for (var d = 0; d < row.Length; d++) row[d] = components[d] * _scales[number];
        Dense.Normalise(row);
    }

    /// <summary>Gives the ideas of a contribution back; null where one was placed in a topic that is not there any more.</summary>
    /// <param name="number">Its number here.</param>
    /// <param name="id">The contribution.</param>
    /// <param name="topics">The topics that are there.</param>
    public Idea[]? IdeasOf(int number, ContributionId id, IReadOnlySet<TopicId> topics)
    {
        var kept = _ideas.AsSpan(_firstIdea[number], _firstIdea[number + 1] - _firstIdea[number]);
        var ideas = new Idea[kept.Length];
        for (var i = 0; i < kept.Length; i++)
        {
            var (topic, subTopic) = (Named(kept[i].Topic), Named(kept[i].SubTopic));
            if (topic is { } t && !topics.Contains(t) || subTopic is { } s && !topics.Contains(s)) return null;
            ideas[i] = new(i + 1, id, new(kept[i].Start, kept[i].Length), topic, subTopic, kept[i].Similarity);
        }
        return ideas;
    }

    TopicId? Named(int topic) => topic < 0 ? null : new TopicId(_topics[topic]);

    static float Pack(ReadOnlySpan<float> row, sbyte[] components)
    {
        var most = 0f;
        foreach (var value in row) most = Math.Max(most, Math.Abs(value));
        var scale = most / Steps;
        for (var d = 0; d < components.Length; d++) components[d] = scale == 0 ? (sbyte)0 : (sbyte)Math.Round(row[d] / scale);
        return scale;
    }
}
