namespace SynthesisPipeline.Dashboard;

/// <summary>Shows a run's progress: a bar drawn over itself on a terminal, one line a stage elsewhere.</summary>
sealed class ProgressLine(TextWriter output, bool isTerminal) : IDisposable
{
    const int BarWidth = 24;
    string _said = "";

    public void Show(RunLine run)
    {
        Show(run.Share, isTerminal ? StageWords.Of(run) : run.State == RunState.Running ? StageWords.Of(run.Stage) : StageWords.Of(run));
    }

    public void Show(double share, string words)
    {
        if (words == _said && !isTerminal) return;
        _said = words;
        if (!isTerminal)
        {
            output.WriteLine(words);
            return;
        }
        var full = (int)(Math.Clamp(share, 0, 1) * BarWidth);
        output.Write($"\r\u001B[K[{new string('#', full)}{new string('.', BarWidth - full)}] {words}");
    }

    public void Dispose()
    {
        if (isTerminal) output.WriteLine();
    }
}
