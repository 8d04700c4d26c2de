namespace SynthesisPipeline.Analysis;

/// <summary>Is told how a run goes on. Two stages may go on at once; none begins or ends while another does. The shell measures time and memory here, and draws the bar: the core has no clock.</summary>
public interface IRunObserver
{
    /// <summary>A stage begins.</summary>
    /// <param name="stage">Its name: text, duplicates, topics, tags, opinions, controversies, agreement, coverage.</param>
    void StageStarted(string stage);

    /// <summary>A stage has come some way. May be called from several threads, in any order.</summary>
    /// <param name="stage">Its name.</param>
    /// <param name="share">Share done, in [0, 1].</param>
    void StageProgress(string stage, double share);

    /// <summary>A stage has ended.</summary>
    /// <param name="stage">Its name.</param>
    void StageFinished(string stage);
}

/// <summary>Tells nobody.</summary>
public sealed class SilentObserver : IRunObserver
{
    /// <summary>The one instance.</summary>
    public static SilentObserver Instance { get; } = new();

    /// <inheritdoc/>
    public void StageStarted(string stage) { }

    /// <inheritdoc/>
    public void StageProgress(string stage, double share) { }

    /// <inheritdoc/>
    public void StageFinished(string stage) { }
}
