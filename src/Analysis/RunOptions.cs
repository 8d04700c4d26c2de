namespace SynthesisPipeline.Analysis;

/// <summary>Everything that can be asked of a run: one options record a stage. Stored with the run.</summary>
public sealed record RunOptions
{
    /// <summary>Seed of all chance. Default 1; any number.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>What turns a text into a vector; null for the static French table that ships inside.</summary>
    public ITextEncoder? Encoder { get; init; }

    /// <summary>Options of the text stage.</summary>
    public TextOptions Text { get; init; } = new();

    /// <summary>Options of the duplicates stage.</summary>
    public DuplicatesOptions Duplicates { get; init; } = new();

    /// <summary>Options of the topics stage.</summary>
    public TopicsOptions Topics { get; init; } = new();

    /// <summary>Options of the tags stage.</summary>
    public TagsOptions Tags { get; init; } = new();

    /// <summary>Options of the opinion groups.</summary>
    public OpinionsOptions Opinions { get; init; } = new();

    /// <summary>Options of the controversies stage.</summary>
    public ControversiesOptions Controversies { get; init; } = new();

    /// <summary>Options of the drafting stage.</summary>
    public AgreementOptions Agreement { get; init; } = new();
}
