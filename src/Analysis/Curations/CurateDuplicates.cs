using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis;

/// <summary>Lays people's decisions over the groups of copies.</summary>
static class CurateDuplicates
{
    const double SameGroup = 0.5;

    /// <summary>Applies decisions on groups.</summary>
    /// <returns>Every group of the machine with its history, and the groups that are shown.</returns>
    public static (ImmutableArray<CuratedGroup> All, ImmutableArray<DuplicateGroup> Shown) Apply(Findings machine, Corpus corpus, Fates fates)
    {
        var states = machine.Duplicates.Select(g => new CuratedGroup(g, g, null, [], null)).ToArray();
        if (!fates.InForce.Any(c => c.Decision is GroupDecision)) return ([.. states], machine.Duplicates);
        var chosen = new Dictionary<int, ContributionId>();
        foreach (var curation in fates.InForce)
            if (curation.Decision is GroupDecision decision)
            {
                if (Place(machine.Duplicates, decision.Group) is not { } found)
                {
                    fates.Say(curation, Fate.Asks, $"Ce traitement ne trouve plus ce groupe de copies.");
                    continue;
                }
                var state = states[found.Place] with { Last = curation };
                if (!found.Exact) fates.Say(curation, Fate.Adapted, $"Le groupe a gagné ou perdu des membres depuis la décision.");
                switch (decision)
                {
                    case JudgeGroup judge:
                        state = state with { AreCopies = judge.AreCopies };
                        break;
                    case RemoveMember remove:
                        if (Has(state.Machine, remove.Member)) state = state with { Removed = [.. state.Removed.Append(remove.Member).Distinct().Order()] };
                        else fates.Say(curation, Fate.Adapted, $"Le membre retiré n’est plus dans le groupe.");
                        break;
                    case ChooseRepresentative choose:
                        if (Has(state.Machine, choose.Representative)) chosen[found.Place] = choose.Representative;
                        else fates.Say(curation, Fate.Asks, $"Le texte choisi pour représenter le groupe n’y est plus.");
                        break;
                    default:
                        throw new InvalidOperationException($"Decision {decision.GetType().Name}: no rule for it");
                }
                states[found.Place] = state;
            }
        for (var i = 0; i < states.Length; i++)
            if (states[i].Last is not null) states[i] = states[i] with { Group = Shown(states[i], chosen.TryGetValue(i, out var id) ? id : null, corpus) };
        return ([.. states], [.. states.Select(s => s.Group).OfType<DuplicateGroup>()]);
    }

    /// <summary>Finds the group that a decision was made on; null when there is none.</summary>
    public static CuratedGroup? Find(ImmutableArray<CuratedGroup> groups, GroupRef group) =>
        Place([.. groups.Select(g => g.Machine)], group) is { } found ? groups[found.Place] : null;

    static (int Place, bool Exact)? Place(ImmutableArray<DuplicateGroup> groups, GroupRef group)
    {
        var members = group.Members.ToHashSet();
        (int Place, double Share, bool Exact)? best = null;
        for (var i = 0; i < groups.Length; i++)
        {
            if ((groups[i].Kind == DuplicateKind.Paraphrase) != (group.Kind == DuplicateKind.Paraphrase)) continue;
            var shared = groups[i].Members.Count(m => members.Contains(m.Contribution));
            if (shared == 0) continue;
            var share = (double)shared / (members.Count + groups[i].Members.Length - shared);
            if (share >= SameGroup && (best is null || share > best.Value.Share)) best = (i, share, share == 1);
        }
        return best is { } found ? (found.Place, found.Exact) : null;
    }

    static bool Has(DuplicateGroup group, ContributionId id) => group.Members.Any(m => m.Contribution == id);

    static DuplicateGroup? Shown(CuratedGroup state, ContributionId? chosen, Corpus corpus)
    {
        var group = state.Machine;
        if (state.AreCopies == false) return null;
        var members = group.Members.Where(m => !state.Removed.Contains(m.Contribution)).ToList();
        if (members.Count < 2) return null;
        var wanted = chosen ?? group.Representative;
        var representative = members.Any(m => m.Contribution == wanted) ? wanted : members[0].Contribution;
        if (representative == group.Representative && state.Removed.IsEmpty) return group;
        var contributions = members.Select(m => corpus.IndexOf(m.Contribution)).OfType<int>().Select(i => corpus.Contributions[i]).ToList();
        var wordings = members.Select(m => m.Contribution).Select(id => corpus.IndexOf(id) is { } i ? string.Join(' ', Phrasing.Words(corpus.Contributions[i].Body.Plain)) : id.Value)
            .Distinct(StringComparer.Ordinal).Count();
        return group with
        {
            Representative = representative,
            Members = [.. members.OrderBy(m => m.Contribution == representative ? 0 : 1).ThenBy(m => m.Contribution)
                .Select(m => m.Contribution == representative ? m with { Similarity = 1, Added = [] } : Compared(m, group, representative, corpus))],
            Authors = CopyGroups.AuthorsOf(contributions), Wordings = Math.Min(group.Wordings, wordings),
            FirstAt = contributions.Min(c => c.CreatedAt), LastAt = contributions.Max(c => c.CreatedAt),
        };
    }

    /// <summary>Compares a member with the text that now stands for the group; what it added to the common wording stays.</summary>
    static DuplicateMember Compared(DuplicateMember member, DuplicateGroup group, ContributionId representative, Corpus corpus) =>
        representative == group.Representative || corpus.IndexOf(member.Contribution) is not { } i || corpus.IndexOf(representative) is not { } r ? member
            : member with { Similarity = Trigrams.Jaccard(corpus.Contributions[i].Body.Plain, corpus.Contributions[r].Body.Plain) };
}
