namespace SynthesisPipeline.Analysis;

/// <summary>Keeps what stages found, so that a run which was cut goes on with the stages it stood at. Asked and told from several threads, never two at once. The shell decides where; what it gives back is what the stage would find.</summary>
public interface IStageResults
{
    /// <summary>Gives what a stage found before.</summary>
    /// <param name="stage">Its name, or that of something found beforehand (<see cref="Stretch"/>).</param>
    /// <param name="result">What it found.</param>
    /// <returns>False when nothing is kept of it: then it is done.</returns>
    bool TryGet<T>(string stage, out T result);

    /// <summary>Keeps what a stage has found.</summary>
    /// <param name="stage">Its name.</param>
    /// <param name="result">What it found; never changed afterwards.</param>
    void Keep<T>(string stage, T result);

    /// <summary>Is offered what later runs go on from, once a run has found all anew; does nothing unless it wants it.</summary>
    /// <param name="name">Its name, of <see cref="EarlierRun"/>.</param>
    /// <param name="packed">Packs it, at any time, on any thread; null where there is nothing to go on from.</param>
    void Leave(string name, Func<byte[]?> packed) { }
}
