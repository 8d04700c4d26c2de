using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis;

/// <summary>Who speaks and who copies: a form letter sent by three hundred people is one voice, else it would be a topic by itself.</summary>
/// <param name="Voices">Contributions that count in centres and frequencies, ascending: all but copies.</param>
/// <param name="Followers">For each contribution, the representative in whose place it is put; -1 = its own.</param>
internal sealed record Speakers(int[] Voices, int[] Followers)
{
    // a copy that is less like its representative says something of its own
    const double Alike = 0.8;

    /// <summary>Reads groups of copies (paraphrases are none).</summary>
    public static Speakers Of(Corpus corpus, ImmutableArray<DuplicateGroup> duplicates)
    {
        var silent = new bool[corpus.Contributions.Length];
        var followers = new int[silent.Length];
        Array.Fill(followers, -1);
        foreach (var group in duplicates)
        {
            if (group.Kind == DuplicateKind.Paraphrase || corpus.IndexOf(group.Representative) is not { } representative) continue;
            foreach (var member in group.Members)
            {
                if (member.Contribution == group.Representative || corpus.IndexOf(member.Contribution) is not { } index) continue;
                silent[index] = true;
                // the same words under two propositions are about two things
                if (member.Similarity >= Alike && corpus.ParentOf(index) == corpus.ParentOf(representative)) followers[index] = representative;
            }
        }
        return new([.. Enumerable.Range(0, silent.Length).Where(i => !silent[i])], followers);
    }

    /// <summary>Puts followers in the place of their representatives.</summary>
    public void Follow(DenseRows rows)
    {
        for (var i = 0; i < Followers.Length; i++)
            if (Followers[i] >= 0) rows[Followers[i]].CopyTo(rows[i]);
    }
}
