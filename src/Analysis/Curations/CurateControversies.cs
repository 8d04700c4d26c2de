using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis;

/// <summary>Lays people's decisions over the controversies.</summary>
static class CurateControversies
{
    /// <summary>Applies decisions on controversies, and follows merged topics.</summary>
    /// <returns>Every controversy of the machine with its history; ranks of those shown count from 1 without a gap.</returns>
    public static ImmutableArray<CuratedControversy> Apply(Findings machine, Corpus corpus, CurateTopics topics, Fates fates)
    {
        var states = machine.Controversies.Select(c => new CuratedControversy(c, c with { Topic = topics.Now(c.Topic) }, null, null)).ToArray();
        foreach (var curation in fates.InForce)
            if (curation.Decision is ControversyDecision decision)
            {
                if (Place([.. states], decision.Controversy, topics) is not { } place)
                {
                    fates.Say(curation, Fate.Asks, decision.Controversy.Contribution is { } id && corpus.IndexOf(id) is null
                        ? (FormattableString)$"La proposition débattue n’est plus dans ce traitement." : $"Ce traitement ne trouve plus cette controverse.");
                    continue;
                }
                var state = states[place] with { Last = curation };
                var now = state.Controversy!; // set above, taken away only at the end
                switch (decision)
                {
                    case AskQuestion ask:
                        state = state with { Controversy = now with { Label = ask.Question } };
                        if (state.Machine.Label != decision.Controversy.Question)
                            fates.Say(curation, Fate.Adapted, $"La machine pose maintenant la question autrement : « {state.Machine.Label} ».");
                        break;
                    case ChooseArguments choose:
                        ImmutableArray<ContributionId> Still(ImmutableArray<ContributionId> ids) => [.. ids.Where(i => corpus.IndexOf(i) is not null).Distinct()];
                        var (first, second) = (Still(choose.ForIds), Still(choose.AgainstIds));
                        var gone = choose.ForIds.Length + choose.AgainstIds.Length - first.Length - second.Length;
                        if (gone > 0) fates.Say(curation, Fate.Adapted, Counted.Say(gone, $"Un des arguments choisis n’est plus dans ce traitement.", $"{gone} des arguments choisis ne sont plus dans ce traitement."));
                        state = state with { Controversy = now with { ForIds = first, AgainstIds = second } };
                        break;
                    case JudgeControversy judge:
                        state = state with { IsOne = judge.IsOne };
                        break;
                    default:
                        throw new InvalidOperationException($"Decision {decision.GetType().Name}: no rule for it");
                }
                states[place] = state;
            }
        var rank = 0;
        var seen = new HashSet<TopicId>();
        for (var i = 0; i < states.Length; i++)
        {
            var now = states[i].Controversy!; // as above
            // of two topics that became one, the more divided speaks for both; the other stays with its history
            var shown = states[i].IsOne != false && (now.Topic is not { } topic || seen.Add(topic));
            states[i] = states[i] with { Controversy = shown ? now with { Rank = ++rank } : null };
        }
        return [.. states];
    }

    /// <summary>Finds the controversy that a decision was made on; null when there is none.</summary>
    public static CuratedControversy? Find(ImmutableArray<CuratedControversy> all, ControversyRef controversy, CurateTopics topics) =>
        Place(all, controversy, topics) is { } place ? all[place] : null;

    static int? Place(ImmutableArray<CuratedControversy> all, ControversyRef controversy, CurateTopics topics)
    {
        var topic = controversy.Topic is { } named ? topics.MachineIdOf(named) : null;
        for (var i = 0; i < all.Length; i++)
            if (controversy.Contribution is { } id ? all[i].Machine.Contribution == id : topic is not null && all[i].Machine.Topic == topic) return i;
        return null;
    }
}
