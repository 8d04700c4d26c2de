namespace SynthesisPipeline.Dashboard;

/// <summary>Names the words of the screens: the French text is its own key, <c>Screens.en.resx</c> holds the English.</summary>
public sealed class Screens;
