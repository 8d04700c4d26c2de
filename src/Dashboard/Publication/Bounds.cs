namespace SynthesisPipeline.Dashboard;

/// <summary>Says where words end.</summary>
static class Bounds
{
    /// <summary>Whether a stretch stands alone: no letter or digit touches it.</summary>
    public static bool IsWhole(string text, int start, int length) =>
        (start == 0 || !char.IsLetterOrDigit(text[start - 1]) || !char.IsLetterOrDigit(text[start]))
        && (start + length >= text.Length || !char.IsLetterOrDigit(text[start + length]) || !char.IsLetterOrDigit(text[start + length - 1]));
}
