using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis;

/// <summary>What a run learnt of sides, from all that declare or show one: enough to tell the side of an argument that comes in later.</summary>
/// <param name="Model">Turns of phrase with their sides.</param>
/// <param name="Company">What goes with a side in this consultation, part by part.</param>
/// <param name="Propositions">Ids of the propositions on which untold arguments hang, ordinal order: they say in which part an argument is.</param>
/// <param name="CommonPart">The common part of the vectors of texts (<see cref="TextVectors"/>): it tells what speaks of its proposition.</param>
sealed record SideLearning(StanceModel Model, StanceCompany Company, ImmutableArray<string> Propositions, float[] CommonPart);

/// <summary>What a run learnt and told of sides, kept for runs that go on: they tell only the sides of arguments that have come in or changed since.</summary>
/// <param name="Learning">What it learnt.</param>
/// <param name="Told">The side it told of each argument that does not declare one.</param>
sealed record KeptSides(SideLearning Learning, IReadOnlyDictionary<ContributionId, Tag> Told)
{
    /// <summary>Packs what was learnt and told; null where nothing was learnt.</summary>
    public static byte[]? Write(SideLearning? learning, ImmutableArray<Tag> tags)
    {
        if (learning is null) return null;
        var bytes = new MemoryStream();
        using var to = new BinaryWriter(bytes);
        to.Write(learning.Model.LearntFrom);
        Write(to, learning.Model.Learnt);
        to.Write(learning.Company.LearntWithout.Length);
        foreach (var turns in learning.Company.LearntWithout) Write(to, turns);
        to.Write(learning.Propositions.Length);
        foreach (var proposition in learning.Propositions) to.Write(proposition);
        to.Write(learning.CommonPart.Length);
        foreach (var value in learning.CommonPart) to.Write(value);
        Tag[] told = [.. tags.Where(t => t.Kind == TagKind.Stance && t.Origin != TagOrigin.Human)];
        to.Write(told.Length);
        foreach (var tag in told)
        {
            to.Write(tag.Contribution.Value);
            to.Write(tag.Value);
            to.Write(tag.Confidence);
            to.Write(tag.Origin == TagOrigin.Model);
            to.Write(tag.Why.Length);
            foreach (var word in tag.Why) to.Write(word);
        }
        return bytes.ToArray();
    }

    /// <summary>Reads what was packed.</summary>
    public static KeptSides Read(byte[] bytes)
    {
        using var from = new BinaryReader(new MemoryStream(bytes));
        var learntFrom = from.ReadInt32();
        var model = StanceModel.Shipped.With(ReadTurns(from), learntFrom);
        var company = new StanceTurns[from.ReadInt32()];
        for (var part = 0; part < company.Length; part++) company[part] = ReadTurns(from);
        var propositions = new string[from.ReadInt32()];
        for (var p = 0; p < propositions.Length; p++) propositions[p] = from.ReadString();
        var commonPart = new float[from.ReadInt32()];
        for (var d = 0; d < commonPart.Length; d++) commonPart[d] = from.ReadSingle();
        var count = from.ReadInt32();
        var told = new Dictionary<ContributionId, Tag>(count);
        for (var t = 0; t < count; t++)
        {
            var (id, value, confidence, learnt) = (new ContributionId(from.ReadString()), from.ReadString() == "for" ? "for" : "against", from.ReadDouble(), from.ReadBoolean());
            var why = new string[from.ReadInt32()];
            for (var w = 0; w < why.Length; w++) why[w] = from.ReadString();
            told.Add(id, new(id, TagKind.Stance, value, confidence, learnt ? TagOrigin.Model : TagOrigin.Rule, [.. why]));
        }
        return new(new(model, new([.. company]), [.. propositions], commonPart), told);
    }

    static void Write(BinaryWriter to, StanceTurns turns)
    {
        KeyValuePair<string, double>[] weights = [.. turns.Weights];
        to.Write(weights.Length);
        foreach (var (turn, weight) in weights)
        {
            to.Write(turn);
            to.Write(weight);
        }
    }

    static StanceTurns ReadTurns(BinaryReader from)
    {
        var weights = new KeyValuePair<string, double>[from.ReadInt32()];
        for (var w = 0; w < weights.Length; w++) weights[w] = new(from.ReadString(), from.ReadDouble());
        return StanceTurns.From(weights);
    }
}
