using System.Globalization;

namespace SynthesisPipeline.Dashboard;

/// <summary>One generated contribution, before it is written.</summary>
/// <param name="Planted">Whether it copies another: of a campaign, exact or near.</param>
internal sealed record Generated(string Id, int Number, string Kind, string ParentId, ConsultationPlan Plan, Composed Text,
    Participant Author, DateTimeOffset At, string Stance, PlantedTopic? Topic, Demand? Demand, double Gap, bool Planted,
    string CampaignLabel = "", string Change = "", string NearId = "", double NearSimilarity = 0);

/// <summary>Makes a concertation of any size, one contribution after the other in order of date; memory doesn't grow with it but for the plan of its campaigns.</summary>
internal sealed class SyntheticConcertation
{
    const int MostRecent = 240;
    static readonly string[] kinds = ["proposition", "argument", "source", "version", "workshop_report", "comment"];
    static readonly double[] kindWeights = [0.43, 0.36, 0.06, 0.05, 0.02, 0.08];

    readonly int seed;
    readonly Composer composer;
    readonly CampaignEdits edits;
    readonly Participants participants;
    readonly List<ConsultationPlan> plans = [];

    /// <summary>Plans a concertation.</summary>
    /// <param name="shape">Its themes and consultations.</param>
    /// <param name="book">The texts to compose from.</param>
    /// <param name="contributions">How many, 1 or more.</param>
    /// <param name="seed">Seed of all chance.</param>
    public SyntheticConcertation(SampleConcertation shape, TextBook book, int contributions, int seed)
    {
        this.seed = seed;
        composer = new(book);
        edits = new(book, composer);
        participants = new(book, seed, Math.Max(40, contributions / 7));
        var consultations = shape.Consultations().ToArray();
        var sizes = Sizes(consultations.Length, contributions, seed);
        for (var i = 0; i < consultations.Length; i++)
            plans.Add(new(seed, i, consultations[i].Theme, consultations[i].Consultation, book.Topics(consultations[i].Consultation.Slug), sizes[i]));
    }

    /// <summary>Each consultation, with its size.</summary>
    public IReadOnlyList<ConsultationPlan> Plans => plans;

    /// <summary>Gives the contributions one after the other, in order of date.</summary>
    public IEnumerable<Generated> Contributions()
    {
        var queue = new PriorityQueue<int, (long Ticks, int Plan)>();
        for (var i = 0; i < plans.Count; i++)
            if (plans[i].Size > 0) queue.Enqueue(i, (plans[i].TimeOf(0).UtcTicks, i));
        for (var number = 1; queue.TryDequeue(out var at, out _); number++)
        {
            var plan = plans[at];
            yield return Make(plan, number);
            if (++plan.Done < plan.Size) queue.Enqueue(at, (plan.TimeOf(plan.Done).UtcTicks, at));
        }
    }

    Generated Make(ConsultationPlan plan, int number)
    {
        var chance = Chance.For(seed, Purpose.Contribution, number);
        var author = participants.Any(chance);
        var time = plan.TimeOf(plan.Done);
        if (plan.CampaignAt(plan.Done) is { } campaign && Copy(campaign, plan, number, author, time, chance) is { } copy) return copy;
        if (plan.Recent.Count > 4 && chance.Has(0.018)) return Again(plan, number, author, time, chance);

        var kind = plan.Recent.Count < 2 ? "proposition" : kinds[chance.Weighted(kindWeights)];
        var topic = plan.Topics[chance.Weighted(plan.TopicWeights)];
        var id = kind[0].ToString() + number.ToString(CultureInfo.InvariantCulture);
        Generated Post(Composed text, Posted? parent = null, string stance = "", PlantedTopic? about = null, Demand? demand = null, double gap = 0) =>
            new(id, number, kind, parent?.Id ?? "", plan, Typed(text, author, chance), author, time, stance, about, demand, gap, Planted: false);

        switch (kind)
        {
            case "proposition":
                var demand = PickDemand(topic, author, chance);
                var made = Post(composer.Proposition(topic, demand, author, chance), about: topic, demand: demand, gap: Ballots.Gap(demand, chance));
                Remember(plan, made, chance);
                return made;
            case "argument":
                var target = Parent(plan, chance);
                var inFavour = chance.Has(target.Demand.Camp is { } camp ? (camp == author.Camp ? 0.8 : 0.2) : 0.66);
                return Post(composer.Argument(target.Topic, target.Demand, inFavour, author, chance), target, inFavour ? "for" : "against", target.Topic);
            case "source":
                var sourced = Parent(plan, chance);
                return Post(composer.Source(sourced.Topic, author, chance), sourced, about: sourced.Topic);
            case "version":
                var reworded = Parent(plan, chance);
                return Post(composer.Version(reworded.Topic, reworded.Demand, author, chance), reworded, about: reworded.Topic,
                    demand: reworded.Demand, gap: reworded.Divisive * 0.7);
            case "workshop_report":
                var topics = plan.Topics.OrderBy(_ => chance.Next()).Take(chance.Between(2, Math.Min(3, plan.Topics.Count))).ToArray();
                return Post(composer.WorkshopReport(topics, author, chance));
            default:
                var commented = Parent(plan, chance);
                return Post(composer.Comment(commented.Topic, author, chance), commented, about: commented.Topic);
        }
    }

    Generated? Copy(Campaign campaign, ConsultationPlan plan, int number, Participant author, DateTimeOffset time, Chance chance)
    {
        if (campaign.Argument && campaign.Target is null)
        {
            if (plan.Recent.Count == 0) return null;
            var target = Parent(plan, chance);
            campaign.Target = (target, chance.Has(0.5));
        }
        while (author.IsOrganisation) author = participants.Any(chance);
        var change = "original";
        Composed text;
        var (topic, demand) = campaign.Target is { } aim ? (aim.Parent.Topic, aim.Parent.Demand) : (campaign.Topic, campaign.Demand);
        if (campaign.Original is not { } original)
        {
            var signatory = author with { Register = Register.Citizen };
            do text = campaign.Target is { } to ? composer.Argument(topic, demand, to.InFavour, signatory, chance) : composer.Proposition(topic, demand, signatory, chance, opening: false);
            while (text.Body.Length < 260);
            campaign.Original = text;
        }
        else
        {
            (var body, change) = edits.Copy(original.Body, topic, author, campaign.Template, chance);
            text = original with { Body = body };
        }
        var kind = campaign.Argument ? "argument" : "proposition";
        return new(kind[0].ToString() + number.ToString(CultureInfo.InvariantCulture), number, kind, campaign.Target?.Parent.Id ?? "", plan, text, author, time,
            campaign.Target is { } side ? side.InFavour ? "for" : "against" : "", topic, campaign.Argument ? null : demand,
            campaign.Argument ? 0 : campaign.Gap, Planted: true, campaign.Label, change);
    }

    Generated Again(ConsultationPlan plan, int number, Participant author, DateTimeOffset time, Chance chance)
    {
        var first = Parent(plan, chance);
        while (author.IsOrganisation != first.ByOrganisation) author = participants.Any(chance);
        var body = chance.Has(0.35) ? first.Body : Typing.WithSlips(first.Body, chance);
        var similarity = Trigrams.Jaccard(first.Body, body);
        return new("p" + number.ToString(CultureInfo.InvariantCulture), number, "proposition", "", plan, new(first.Title, body, []), author, time, "",
            first.Topic, first.Demand, first.Divisive, Planted: true, NearId: first.Id, NearSimilarity: similarity);
    }

    static Composed Typed(Composed text, Participant author, Chance chance) => text with { Body = Typing.Type(text.Body, author.Register, chance) };

    static Demand PickDemand(PlantedTopic topic, Participant author, Chance chance)
    {
        Span<double> weights = stackalloc double[topic.Demands.Count];
        for (var i = 0; i < weights.Length; i++)
            weights[i] = topic.Demands[i].Camp is { } camp ? camp == author.Camp ? 0.9 : 0.05 : 1.0 / (1 + 0.35 * i);
        return topic.Demands[chance.Weighted(weights)];
    }

    static Posted Parent(ConsultationPlan plan, Chance chance) =>
        plan.Recent[(int)(plan.Recent.Count * Math.Pow(chance.Share(), 1.5))];

    static void Remember(ConsultationPlan plan, Generated made, Chance chance)
    {
        var posted = new Posted(made.Id, made.Topic!, made.Demand!, made.Text.Title, made.Text.Body, made.Gap, made.Author.IsOrganisation);
        if (plan.Recent.Count < MostRecent) plan.Recent.Add(posted);
        else plan.Recent[chance.Below(MostRecent)] = posted;
    }

    /// <summary>Parts the contributions between consultations, unevenly, without remainder.</summary>
    static int[] Sizes(int consultations, int contributions, int seed)
    {
        var chance = Chance.For(seed, Purpose.Plan, -1);
        var weights = Enumerable.Range(0, consultations).Select(_ => 50 + 90 * Math.Pow(chance.Share(), 1.3)).ToArray();
        var sum = weights.Sum();
        var sizes = weights.Select(weight => (int)(contributions * weight / sum)).ToArray();
        for (var left = contributions - sizes.Sum(); left > 0; left--) sizes[left % consultations]++;
        return sizes;
    }
}
