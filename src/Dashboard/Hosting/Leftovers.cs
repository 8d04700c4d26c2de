namespace SynthesisPipeline.Dashboard;

/// <summary>Gives memory back to the machine that something large has left behind.</summary>
static class Leftovers
{
    const long LargeBytes = 1_000_000_000;

    /// <summary>Collects all there is, where more than a gigabyte is held or was; does nothing otherwise.</summary>
    public static void GiveBack()
    {
        if (GC.GetTotalMemory(false) > LargeBytes) GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive);
    }
}
