namespace SynthesisPipeline.Dashboard;

/// <summary>A text that many authors copy.</summary>
internal sealed class Campaign(string label, PlantedTopic topic, Demand demand, double gap, bool template, bool argument)
{
    /// <summary>Its name in the answer key.</summary>
    public string Label => label;

    /// <summary>What it is about.</summary>
    public PlantedTopic Topic => topic;

    /// <summary>What it asks for.</summary>
    public Demand Demand => demand;

    /// <summary>How far apart the opinion groups stand on it.</summary>
    public double Gap => gap;

    /// <summary>Whether copies open with a first line which each author fills in.</summary>
    public bool Template => template;

    /// <summary>Whether copies are arguments on one proposition, rather than propositions.</summary>
    public bool Argument => argument;

    /// <summary>The text, once posted.</summary>
    public Composed? Original { get; set; }

    /// <summary>For arguments: the proposition they hang on and their side, once posted.</summary>
    public (Posted Parent, bool InFavour)? Target { get; set; }
}

/// <summary>What later contributions may hang on.</summary>
internal sealed record Posted(string Id, PlantedTopic Topic, Demand Demand, string Title, string Body, double Divisive, bool ByOrganisation);

/// <summary>When each contribution of one consultation is posted, and which are copies of a campaign.</summary>
internal sealed class ConsultationPlan
{
    readonly Dictionary<int, Campaign> campaignAt = [];
    readonly int seed, index;
    readonly double early, late;

    /// <summary>Plans a consultation of a given size.</summary>
    public ConsultationPlan(int seed, int index, SampleTheme theme, SampleConsultation consultation, IReadOnlyList<PlantedTopic> topics, int size)
    {
        (this.seed, this.index) = (seed, index);
        (Theme, Consultation, Topics, Size) = (theme, consultation, topics, size);
        var chance = Chance.For(seed, Purpose.Plan, index);
        early = 0.15 + 0.15 * chance.Share();
        late = 0.25 + 0.2 * chance.Share();
        TopicWeights = [.. topics.Select(_ => 0.8 + 0.4 * chance.Share())];
        PlanCampaigns(chance);
    }

    public SampleTheme Theme { get; }
    public SampleConsultation Consultation { get; }
    public IReadOnlyList<PlantedTopic> Topics { get; }

    /// <summary>How often each topic is spoken about.</summary>
    public double[] TopicWeights { get; }

    /// <summary>Number of contributions.</summary>
    public int Size { get; }

    /// <summary>Contributions already posted.</summary>
    public int Done { get; set; }

    /// <summary>Propositions that later contributions may hang on.</summary>
    public List<Posted> Recent { get; } = [];

    /// <summary>Gives the campaign that a rank is a copy of, if any.</summary>
    public Campaign? CampaignAt(int rank) => campaignAt.GetValueOrDefault(rank);

    /// <summary>Gives the time at which a contribution is posted: ascending by rank, inside the consultation's days, mostly by day, most at the beginning and the end.</summary>
    public DateTimeOffset TimeOf(int rank)
    {
        var share = (rank + Chance.For(seed, Purpose.Plan, ((long)(index + 1) << 32) + rank).Share()) / Size;
        var middle = 1 - early - late;
        var day = share < early ? 0.12 * share / early
            : share < early + middle ? 0.12 + 0.63 * (share - early) / middle
            : 0.75 + 0.25 * (share - early - middle) / late;
        day *= Consultation.Closes.DayNumber - Consultation.Opens.DayNumber + 1;
        var date = Consultation.Opens.AddDays((int)day);
        var seconds = (int)(86_399 * Daytime(day - Math.Floor(day)));
        return ParisTime(date.ToDateTime(TimeOnly.MinValue).AddSeconds(seconds));
    }

    static double Daytime(double share) =>
        share < 0.03 ? 7 / 24.0 * share / 0.03
        : share < 0.42 ? (7 + 6 * (share - 0.03) / 0.39) / 24
        : share < 0.78 ? (13 + 7 * (share - 0.42) / 0.36) / 24
        : (20 + 4 * (share - 0.78) / 0.22) / 24;

    /// <summary>Summer time ended on 26 October 2014; no consultation of the sample meets another change.</summary>
    static DateTimeOffset ParisTime(DateTime local) =>
        new(local, TimeSpan.FromHours(local < new DateTime(2014, 10, 26, 3, 0, 0) ? 2 : 1));

    void PlanCampaigns(Chance chance)
    {
        var wanted = (int)(0.08 * Size);
        for (var number = 1; wanted >= 4; number++)
        {
            var topic = Topics[chance.Below(Topics.Count)];
            var size = Math.Min(wanted, (int)(4 * Math.Pow(1 - chance.Share(), -0.9)));
            size = Math.Min(size, Math.Max(4, Math.Min(Size / 6, 400)));
            var demand = chance.Pick(topic.Demands);
            var campaign = new Campaign($"{Consultation.Slug}-c{number}", topic, demand, Ballots.Gap(demand, chance), chance.Has(0.2), chance.Has(0.3));
            var at = chance.Between(Size / 20 + 2, Math.Max(Size / 20 + 2, (int)(0.85 * Size)));
            var step = Math.Max(1.0, 0.12 * Size / size);
            var placed = 0;
            for (double slot = at; placed < size && slot < Size; slot += step * (0.3 + 1.4 * chance.Share()))
                if (campaignAt.TryAdd((int)slot, campaign)) placed++;
            wanted -= Math.Max(placed, 1);
        }
    }
}
