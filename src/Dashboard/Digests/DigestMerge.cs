using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace SynthesisPipeline.Dashboard;

/// <summary>What a group does with a row.</summary>
public enum ChangeKind
{
    /// <summary>Other words in some of its cells.</summary>
    Edit,

    /// <summary>A row of its own.</summary>
    Add,

    /// <summary>Takes it out: deleted, struck through, or « à écarter ».</summary>
    SetAside,

    /// <summary>Says something beside it.</summary>
    Remark,
}

/// <summary>One row as it stands now, in the words of the digest that came back.</summary>
/// <param name="Key">Its key in that digest.</param>
/// <param name="Cells">Its words today, by the codes of the columns that people decide about.</param>
/// <param name="IsFrozen">Whether a person has validated it: a change there is a question.</param>
/// <param name="IsAside">Whether it was set aside.</param>
public sealed record CurrentRow(string Key, ImmutableSortedDictionary<string, string> Cells, bool IsFrozen = false, bool IsAside = false);

/// <summary>One thing that a returned digest asks for.</summary>
/// <param name="Kind">What.</param>
/// <param name="Sheet">Code of its sheet; empty for words outside of all sheets.</param>
/// <param name="Key">Key of the row; empty for a row of its own.</param>
/// <param name="Place">Where it stands in the workbook, for people.</param>
/// <param name="Section">The heading above an added row; empty without.</param>
/// <param name="Cells">The words wanted, by column: those that differ for an edit, all for an added row, one for a remark (its label is the column).</param>
public sealed record DigestChange(ChangeKind Kind, string Sheet, string Key, string Place, string Section, ImmutableSortedDictionary<string, string> Cells)
{
    /// <summary>Identifies what was written and about what, wherever it stands: the same change of the same digest is taken once.</summary>
    public string Fingerprint
    {
        get
        {
            var all = new StringBuilder().Append(Kind).Append('\n').Append(Sheet).Append('\n').Append(Key);
            foreach (var (code, text) in Cells) all.Append('\n').Append(code).Append('\t').Append(MergeDigest.Flat(text));
            if (Kind is ChangeKind.Add) all.Append('\n').Append(Section);
            return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all.ToString())))[..24];
        }
    }
}

/// <summary>A change that a person must decide about: nothing of it is taken or lost before.</summary>
/// <param name="Change">What the digest asks for.</param>
/// <param name="Why">Why it is asked, in French.</param>
/// <param name="Sent">The words as they were sent.</param>
/// <param name="Now">The words as they stand today.</param>
public sealed record DigestQuestion(DigestChange Change, string Why, ImmutableSortedDictionary<string, string> Sent, ImmutableSortedDictionary<string, string> Now);

/// <summary>What was refused, with the reason and where it stands. Its words are kept as a remark.</summary>
public sealed record DigestRefusal(string Place, string Reason);

/// <summary>The three states that are merged.</summary>
/// <param name="Sent">What was sent.</param>
/// <param name="Returned">What came back.</param>
/// <param name="Now">What stands today, by the keys of what was sent; a row that is not there stands as it was sent.</param>
/// <param name="Standing">All sentences that stand today: see <see cref="MergeDigest.Standing"/>.</param>
/// <param name="IsOfAnother">Whether a mark belongs to another digest of ours.</param>
/// <param name="Contribution">Title and text of a contribution as they were sent, by its id; null for an unknown one.</param>
public sealed record MergeInput(SentDigest Sent, ReturnedDigest Returned, ImmutableDictionary<string, CurrentRow> Now, ImmutableHashSet<string> Standing,
    Func<RowMark, bool> IsOfAnother, Func<string, (string Title, string Text)?> Contribution);

/// <summary>What a returned digest comes to.</summary>
/// <param name="Changes">To be taken; remarks among them.</param>
/// <param name="Questions">To be decided by a person.</param>
/// <param name="Refused">Refused.</param>
/// <param name="Unreadable">Cells that can't be read.</param>
/// <param name="Unchanged">Rows that ask for nothing.</param>
public sealed record DigestMerge(ImmutableArray<DigestChange> Changes, ImmutableArray<DigestQuestion> Questions,
    ImmutableArray<DigestRefusal> Refused, ImmutableArray<UnreadableCell> Unreadable, int Unchanged);
