namespace SynthesisPipeline.Dashboard;

/// <summary>How far an import has come: one thread writes, a progress bar reads.</summary>
public sealed class ImportMeter
{
    long _rows;
    volatile string _phase = "read";

    /// <summary>Rows read so far.</summary>
    public long Rows => Interlocked.Read(ref _rows);

    /// <summary>What is being done: <c>wait</c> (for another import of the consultation), <c>read</c>, <c>merge</c>, <c>record</c>.</summary>
    public string Phase
    {
        get => _phase;
        internal set => _phase = value;
    }

    internal void AddRow() => Interlocked.Increment(ref _rows);
}
