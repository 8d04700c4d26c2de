namespace SynthesisPipeline.Analysis;

/// <summary>Does one thing to many, on all processors; what comes back stands in the order of what went in, whatever thread was quicker.</summary>
static class SideBySide
{
    /// <summary>Does it to each item.</summary>
    /// <param name="items">The items.</param>
    /// <param name="work">What to do; reads what is shared and changes nothing that another call sees.</param>
    /// <param name="cancel">Stops between two items.</param>
    public static TResult[] Each<T, TResult>(IReadOnlyList<T> items, Func<T, TResult> work, CancellationToken cancel)
    {
        var results = new TResult[items.Count];
        Parallel.For(0, results.Length, new ParallelOptions { CancellationToken = cancel }, i => results[i] = work(items[i]));
        return results;
    }

    /// <summary>Does two things that do not wait for one another.</summary>
    /// <exception cref="OperationCanceledException">Either was stopped.</exception>
    public static (TFirst, TSecond) Both<TFirst, TSecond>(Func<TFirst> first, Func<TSecond> second)
    {
        var other = Task.Run(second);
        TFirst own;
        try
        {
            own = first();
        }
        catch
        {
            Task.WaitAny(other); // nothing goes on behind the back of who called
            throw;
        }
        return (own, other.GetAwaiter().GetResult());
    }
}
