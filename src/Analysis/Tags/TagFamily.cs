using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis;

/// <summary>One value of a family of tags of one's own.</summary>
/// <param name="Name">What people read.</param>
/// <param name="Rules">When it is given, any of these: <c>cantine*</c> (a phrase; * = any ending), <c>cantine + bio</c> (both), <c>école - privée</c> (the first without the second).</param>
/// <param name="Examples">Sentences that should get it: they show what the rules miss. They give no tag.</param>
public sealed record TagFamilyValue(string Name, ImmutableArray<string> Rules, ImmutableArray<string> Examples);

/// <summary>A family of tags that an administrator wrote: an input of the run. Its tags are of kind <see cref="TagKind.Free"/>.</summary>
/// <param name="Name">What people read.</param>
/// <param name="Values">Its values; a contribution may get several.</param>
public sealed record TagFamily(string Name, ImmutableArray<TagFamilyValue> Values)
{
    const string Between = " : ";

    /// <summary>Gives the tag of a value: <c>Priorité : urgent</c>.</summary>
    /// <param name="value">Name of the value.</param>
    public string TagOf(string value) => Name + Between + value;

    /// <summary>Gives the family that a free tag belongs to; empty for a word of one's own without a family.</summary>
    /// <param name="tag">Value of the tag.</param>
    public static string Of(string tag)
    {
        ArgumentNullException.ThrowIfNull(tag);
        return tag.IndexOf(Between, StringComparison.Ordinal) is > 0 and var at ? tag[..at] : "";
    }

    /// <summary>Gives the value that a free tag says of its family; the whole tag where it has none.</summary>
    /// <param name="tag">Value of the tag.</param>
    public static string ValueOf(string tag) => Of(tag) is { Length: > 0 } family ? tag[(family.Length + Between.Length)..] : tag;
}
