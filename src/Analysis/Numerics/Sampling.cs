namespace SynthesisPipeline.Analysis;

/// <summary>Takes a part of many things without chance.</summary>
internal static class Sampling
{
    /// <summary>Takes every so-manieth thing, so that the whole range is seen.</summary>
    /// <returns>All of them where there are no more than asked for.</returns>
    public static int[] Stride(int[] things, int size)
    {
        if (things.Length <= size) return things;
        var taken = new int[size];
        for (var i = 0; i < size; i++) taken[i] = things[(long)i * things.Length / size];
        return taken;
    }
}
