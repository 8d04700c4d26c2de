using System.Text;

namespace SynthesisPipeline.Dashboard;

/// <summary>A composed text.</summary>
/// <param name="Title">Empty where the kind has none.</param>
/// <param name="Body">What was written.</param>
/// <param name="Frames">Every frame it was composed from.</param>
internal sealed record Composed(string Title, string Body, IReadOnlyList<int> Frames);

/// <summary>Composes contributions from the frames of the text book: what is said comes from the topic, how it is said from the author.</summary>
internal sealed class Composer(TextBook book)
{
    readonly Slots slots = new(book);
    readonly StringBuilder text = new();
    readonly StringBuilder title = new();
    readonly List<int> used = [];
    readonly Dictionary<(IReadOnlyList<Phrase> All, Voice Not), IReadOnlyList<Phrase>> spoken = [];
    readonly Turns turns = new();
    Voice never;

    /// <summary>Composes a proposition: what is asked, why, for whom, within which bounds.</summary>
    /// <param name="opening">Whether its author may speak of themselves; not in a text that others will copy.</param>
    public Composed Proposition(PlantedTopic topic, Demand demand, Participant author, Chance chance, bool opening = true)
    {
        Begin(topic, author);
        Heading(topic, demand, chance);
        if (opening && chance.Has(0.52)) Sentence(book.Frames("ouverture " + author.Register), chance);
        var reasonsFirst = chance.Has(0.5);
        if (reasonsFirst)
        {
            Reason(topic, demand, chance, linked: false);
            if (chance.Has(0.4)) Fact(topic, chance);
            Break(chance);
        }
        Ask(book.Frames("demande"), demand, chance);
        if (!reasonsFirst || chance.Has(0.65)) Reason(topic, demand, chance, linked: true);
        if (chance.Has(0.5)) Fact(topic, chance);
        if (chance.Has(0.65) && Other(topic, demand, chance) is { } other)
        {
            Break(chance);
            Ask(book.Frames("demande de plus"), other, chance);
            if (chance.Has(0.6)) Reason(topic, other, chance, linked: true);
        }
        if (author.Register is not Register.Angry && chance.Has(0.5)) Concede(topic, demand, chance);
        if (chance.Has(0.55)) Clause(book.Frames("condition"), topic.Conditions, chance);
        if (opening && chance.Has(author.Register is Register.Citizen ? 0.25 : 0.42)) Sentence(book.Frames("fin " + Tone(author.Register)), chance);
        return End();
    }

    /// <summary>Composes an argument on one side of a proposition.</summary>
    public Composed Argument(PlantedTopic topic, Demand demand, bool inFavour, Participant author, Chance chance)
    {
        Begin(topic, author);
        var clauses = inFavour ? topic.For(demand) : topic.Against(demand);
        if (chance.Has(0.24)) Sentence(book.Frames("ouverture " + author.Register), chance);
        if (chance.Has(0.55)) Clause(book.Frames(inFavour ? "pour" : "contre"), clauses, chance, remark: true);
        else Bare(clauses, chance, remark: true);
        if (chance.Has(0.4)) Clause(book.Frames("raison"), clauses, chance, remark: true);
        else if (chance.Has(0.75)) Bare(clauses, chance, remark: true);
        if (text.Length < 150 || chance.Has(0.34)) Fact(topic, chance);
        if (text.Length < 200 || chance.Has(inFavour ? 0.26 : 0.36)) Clause(book.Frames("condition"), topic.Conditions, chance);
        if (chance.Has(0.13)) Sentence(book.Frames(inFavour ? "fin pour" : "fin contre"), chance);
        else if (chance.Has(0.35)) Sentence(book.Frames("fin " + Tone(author.Register)), chance);
        return End();
    }

    /// <summary>Composes a source: a link, and what is to be found there.</summary>
    public Composed Source(PlantedTopic topic, Participant author, Chance chance)
    {
        Begin(topic, author);
        Title(book.Frames("source titre"), chance);
        text.Append(Link(topic, chance));
        text.Append('\n');
        Sentence(book.Frames("source"), chance);
        if (chance.Has(0.5)) Bare(topic.Reasons, chance, remark: true);
        if (chance.Has(0.4)) Fact(topic, chance);
        return End();
    }

    /// <summary>Composes a version: the proposition reworded, with a bound its author missed.</summary>
    public Composed Version(PlantedTopic topic, Demand demand, Participant author, Chance chance)
    {
        Begin(topic, author);
        Heading(topic, demand, chance);
        Ask(book.Frames("version"), demand, chance);
        Clause(book.Frames("condition"), topic.Conditions, chance);
        if (chance.Has(0.6)) Reason(topic, demand, chance, linked: true);
        if (chance.Has(0.35)) Sentence(book.Frames("fin version"), chance);
        return End();
    }

    /// <summary>Composes a comment.</summary>
    public Composed Comment(PlantedTopic topic, Participant author, Chance chance)
    {
        Begin(topic, author);
        Sentence(book.Frames("commentaire"), chance);
        if (chance.Has(0.55)) Fact(topic, chance);
        else Bare(chance.Has(0.5) ? topic.Reasons : topic.Conditions, chance);
        if (chance.Has(0.4)) Clause(book.Frames("condition"), topic.Conditions, chance);
        return End();
    }

    /// <summary>Composes the report of a workshop: several ideas, in lists, from several topics of the consultation.</summary>
    public Composed WorkshopReport(IReadOnlyList<PlantedTopic> topics, Participant author, Chance chance)
    {
        Begin(topics[0], author);
        Title(book.Frames("atelier titre"), chance);
        Sentence(book.Frames("atelier cadre"), chance);
        foreach (var topic in topics)
        {
            slots.Subject = topic.Subject;
            text.Append("\n\n");
            Sentence(book.Frames("atelier partie"), chance);
            var dash = chance.Has(0.5) ? "\n- " : "\n* ";
            for (var ideas = chance.Between(1, 3); ideas > 0; ideas--)
                if (Unused(topic.Demands, demand => demand.Wording, chance) is { } demand) Item(dash, demand.Wording, chance);
            if (chance.Has(0.7) && Unused(topic.Reasons, chance) is { } reason) Item(dash, reason, chance);
            if (chance.Has(0.4) && Unused(topic.Conditions, chance) is { } condition) Item(dash, condition, chance);
            if (chance.Has(0.4)) { text.Append('\n'); Clause(book.Frames("atelier débat"), topic.Objections, chance); }
        }
        text.Append("\n\n");
        Sentence(book.Frames("atelier fin"), chance);
        return End();
    }

    /// <summary>Writes one general sentence, for campaigns.</summary>
    public string Alone(string section, Participant author, PlantedTopic topic, Chance chance)
    {
        Begin(topic, author);
        Sentence(book.Frames(section), chance);
        return text.ToString();
    }

    void Begin(PlantedTopic topic, Participant author)
    {
        text.Clear();
        title.Clear();
        used.Clear();
        slots.Subject = topic.Subject;
        slots.Author = author.Name;
        slots.Town = author.Town;
        never = author.IsOrganisation ? Voice.I : Voice.We;
    }

    Composed End() => new(title.ToString(), text.ToString(), [.. used]);

    void Heading(PlantedTopic topic, Demand demand, Chance chance)
    {
        if (chance.Has(0.22)) title.Append(French.Bare(topic.Subject)).Append(" : ");
        Write(title, demand.Wording, chance);
        French.Capitalise(title, 0);
    }

    void Title(IReadOnlyList<Phrase> frames, Chance chance)
    {
        Write(title, turns.Next(Said(frames), chance), chance);
        French.Capitalise(title, 0);
    }

    void Ask(IReadOnlyList<Phrase> leads, Demand demand, Chance chance)
    {
        used.Add(demand.Wording.Id);
        Sentence(leads, chance, into => demand.Wording.Write(into, chance, slots));
    }

    void Reason(PlantedTopic topic, Demand demand, Chance chance, bool linked)
    {
        var clauses = demand.Camp is not null && chance.Has(linked ? 0.2 : 0.5) ? topic.Reasons : topic.For(demand);
        if (chance.Has(linked ? 0.42 : 0.25)) Clause(book.Frames(linked ? "raison" : "constat"), clauses, chance, remark: true);
        else Bare(clauses, chance, remark: true);
    }

    void Fact(PlantedTopic topic, Chance chance)
    {
        if (chance.Has(0.3)) Clause(book.Frames("fait"), topic.Facts, chance);
        else Bare(topic.Facts, chance);
    }

    void Concede(PlantedTopic topic, Demand demand, Chance chance)
    {
        Clause(book.Frames("concession"), topic.Against(demand), chance, remark: true);
        if (chance.Has(0.7)) Sentence(book.Frames("réponse"), chance);
    }

    void Clause(IReadOnlyList<Phrase> leads, IReadOnlyList<Phrase> clauses, Chance chance, bool remark = false)
    {
        if (Unused(clauses, chance) is not { } clause) return;
        used.Add(clause.Id);
        Sentence(leads, chance, into =>
        {
            clause.Write(into, chance, slots);
            if (remark) Remark(chance);
        });
    }

    void Bare(IReadOnlyList<Phrase> clauses, Chance chance, bool remark = false)
    {
        if (Unused(clauses, chance) is not { } clause) return;
        var start = Start();
        Write(text, clause, chance);
        if (remark) Remark(chance);
        text.Append('.');
        French.Capitalise(text, start);
    }

    /// <summary>Adds a remark after a clause now and then: two authors who say the same rarely say it in the same words.</summary>
    void Remark(Chance chance)
    {
        if (chance.Has(0.27)) Write(text, turns.Next(Said(book.Frames("incise")), chance), chance);
    }

    void Item(string dash, Phrase phrase, Chance chance)
    {
        text.Append(dash);
        Write(text, phrase, chance);
        text.Append(" ;");
    }

    void Sentence(IReadOnlyList<Phrase> frames, Chance chance, Action<StringBuilder>? inner = null)
    {
        var start = Start();
        var frame = turns.Next(Said(frames), chance);
        used.Add(frame.Id);
        frame.Write(text, chance, slots, inner);
        French.Capitalise(text, start);
    }

    void Write(StringBuilder into, Phrase phrase, Chance chance)
    {
        used.Add(phrase.Id);
        phrase.Write(into, chance, slots);
    }

    /// <summary>Starts a paragraph, as longer texts do now and then.</summary>
    void Break(Chance chance)
    {
        if (text.Length > 150 && chance.Has(0.35)) text.Append("\n\n");
    }

    int Start()
    {
        if (text.Length > 0 && text[^1] != '\n') text.Append(' ');
        return text.Length;
    }

    /// <summary>Gives those phrases that the author would say: no "je" from an organisation, no "nous" from a person.</summary>
    IReadOnlyList<Phrase> Said(IReadOnlyList<Phrase> phrases)
    {
        if (spoken.TryGetValue((phrases, never), out var known)) return known;
        var fit = phrases.Where(phrase => phrase.Voice != never).ToArray();
        return spoken[(phrases, never)] = fit.Length > 0 ? fit : phrases;
    }

    Phrase? Unused(IReadOnlyList<Phrase> phrases, Chance chance) => Unused(Said(phrases), phrase => phrase, chance);

    T? Unused<T>(IReadOnlyList<T> items, Func<T, Phrase> phrase, Chance chance) where T : class
    {
        for (var tries = 0; tries < items.Count; tries++)
            if (turns.Next(items, chance) is var item && !used.Contains(phrase(item).Id)) return item;
        return null;
    }

    static Demand? Other(PlantedTopic topic, Demand demand, Chance chance)
    {
        for (int tries = 0, at = chance.Below(topic.Demands.Count); tries < topic.Demands.Count; tries++, at = (at + 1) % topic.Demands.Count)
            if (topic.Demands[at] != demand && (topic.Demands[at].Camp is null || topic.Demands[at].Camp == demand.Camp)) return topic.Demands[at];
        return null;
    }

    static string Tone(Register register) => register switch
    {
        Register.Citizen or Register.Professional => "personne",
        Register.Angry => "colère",
        _ => "organisation",
    };

    string Link(PlantedTopic topic, Chance chance) =>
        $"https://{chance.Pick(book.Names("sites"))}.example/{chance.Between(2010, 2014)}/{topic.Slug[(topic.Slug.IndexOf('/', StringComparison.Ordinal) + 1)..]}-{chance.Between(1, 999)}";
}
