namespace SynthesisPipeline.Analysis;

/// <summary>Who may have written: a person, an organisation, or not said.</summary>
public enum ContributorKind
{
    /// <summary>Not said.</summary>
    Unknown,

    /// <summary>A person.</summary>
    Person,

    /// <summary>An organisation.</summary>
    Organisation,
}

/// <summary>Who posted a contribution. Two contributions are by one contributor when <see cref="Name"/> is ordinally the same.</summary>
/// <param name="Name">The platform's id or display name; never shown in what is published.</param>
/// <param name="Kind">Person, organisation, or not said.</param>
/// <param name="Verified">Whether the platform marked the account as verified ("compte vérifié").</param>
public sealed record Contributor(string Name, ContributorKind Kind = ContributorKind.Unknown, bool Verified = false);
