using System.Collections.Immutable;
using System.Text.Json;

namespace SynthesisPipeline.Dashboard;

/// <summary>One consultation of the bundled sample.</summary>
/// <param name="Slug">Its name in addresses and in the <c>consultation</c> column.</param>
/// <param name="Title">What people read.</param>
/// <param name="Opens">First day.</param>
/// <param name="Closes">Last day.</param>
/// <param name="Question">What is asked, one sentence.</param>
public sealed record SampleConsultation(string Slug, string Title, DateOnly Opens, DateOnly Closes, string Question);

/// <summary>One theme of the bundled sample.</summary>
/// <param name="Number">1 to 4.</param>
/// <param name="Slug">Its name in addresses.</param>
/// <param name="Title">What people read; stands in the <c>theme</c> column.</param>
/// <param name="SynthesesAnnounced">Day on which the syntheses were announced; null where none was.</param>
/// <param name="Consultations">In their order.</param>
public sealed record SampleTheme(int Number, string Slug, string Title, DateOnly? SynthesesAnnounced,
    ImmutableArray<SampleConsultation> Consultations);

/// <summary>The bundled sample: "Ambition numérique" in shape, its texts made by <c>generate</c>.</summary>
/// <param name="Slug">Its name in addresses.</param>
/// <param name="Title">What people read.</param>
/// <param name="Description">What it was, in one paragraph.</param>
/// <param name="Seed">Seed the sample's texts were made with.</param>
/// <param name="Contributions">Number of contributions of the sample.</param>
/// <param name="Themes">In their order.</param>
public sealed record SampleConcertation(string Slug, string Title, string Description, int Seed, int Contributions,
    ImmutableArray<SampleTheme> Themes)
{
    static readonly JsonSerializerOptions json = new(JsonSerializerDefaults.Web);

    /// <summary>The folder beside the program that holds the sample's files.</summary>
    public static string Folder => Path.Combine(AppContext.BaseDirectory, "Sample");

    /// <summary>All contributions, one table; the column <c>consultation</c> holds slugs.</summary>
    public static string ContributionsPath => Path.Combine(Folder, "contributions.csv");

    /// <summary>All votes, one row a vote.</summary>
    public static string VotesPath => Path.Combine(Folder, "votes.csv");

    /// <summary>What was planted: the answer key, never an input.</summary>
    public static string GoldPath => Path.Combine(Folder, "gold.csv");

    /// <summary>Reads the declared shape: themes and consultations with their dates.</summary>
    public static SampleConcertation Load()
    {
        using var stream = File.OpenRead(Path.Combine(Folder, "concertation.json"));
        return JsonSerializer.Deserialize<SampleConcertation>(stream, json)
            ?? throw new InvalidDataException("concertation.json is empty");
    }

    /// <summary>All consultations, theme by theme.</summary>
    public IEnumerable<(SampleTheme Theme, SampleConsultation Consultation)> Consultations() =>
        Themes.SelectMany(theme => theme.Consultations.Select(consultation => (theme, consultation)));
}
