using System.Reflection;

namespace SynthesisPipeline.Dashboard;

/// <summary>One thing that may be asked for: a phrase that begins with an infinitive, and who would back it.</summary>
/// <param name="Key">Names the idea: topic, full stop, rank.</param>
/// <param name="Wording">The phrase.</param>
/// <param name="Camp">The opinion group that backs it against the other; null when both would.</param>
internal sealed record Demand(string Key, Phrase Wording, Camp? Camp);

/// <summary>The two opinion groups planted in the votes.</summary>
internal enum Camp { Communs, Marche }

/// <summary>What may be said on one topic of one consultation.</summary>
internal sealed record PlantedTopic(string Slug, string Subject, IReadOnlyList<Demand> Demands,
    IReadOnlyList<Phrase> Reasons, IReadOnlyDictionary<Camp, IReadOnlyList<Phrase>> CampReasons,
    IReadOnlyList<Phrase> Objections, IReadOnlyList<Phrase> Conditions, IReadOnlyList<Phrase> Facts)
{
    readonly Dictionary<(Camp?, bool), IReadOnlyList<Phrase>> sides = [];

    /// <summary>Clauses that speak for a demand: those of its camp first, then what both camps observe.</summary>
    public IReadOnlyList<Phrase> For(Demand demand) => Side(demand.Camp, inFavour: true);

    /// <summary>Clauses that speak against a demand: those of the other camp first, then what may be held against any.</summary>
    public IReadOnlyList<Phrase> Against(Demand demand) => Side(demand.Camp, inFavour: false);

    IReadOnlyList<Phrase> Side(Camp? camp, bool inFavour)
    {
        if (sides.TryGetValue((camp, inFavour), out var known)) return known;
        var general = inFavour ? Reasons : Objections;
        if (camp is not { } of) return sides[(camp, inFavour)] = general;
        var own = CampReasons[inFavour == (of == Camp.Communs) ? Camp.Communs : Camp.Marche];
        return sides[(camp, inFavour)] = [.. own, .. general];
    }
}

/// <summary>Reads every text from which contributions are composed, once.</summary>
/// <remarks>
/// A consultation's file holds topics: <c># slug | noun phrase</c>, then one phrase a line after its sign:
/// <c>+</c> a demand both camps back, <c>A</c> / <c>B</c> a demand of one camp, <c>r</c> a reason, <c>a</c> / <c>b</c> a reason of one camp,
/// <c>o</c> an objection, <c>c</c> a condition, <c>e</c> a fact. The general files hold <c>[section]</c> headings.
/// </remarks>
internal sealed class TextBook
{
    readonly Dictionary<string, List<Phrase>> frames = new(StringComparer.Ordinal);
    readonly Dictionary<string, string[]> names = new(StringComparer.Ordinal);
    readonly Dictionary<string, IReadOnlyList<PlantedTopic>> topics = new(StringComparer.Ordinal);
    readonly List<string> sources = [];
    readonly Synonyms synonyms;

    TextBook()
    {
        foreach (var (section, lines) in Sections(Lines("noms.txt"))) names[section] = [.. lines];
        synonyms = new(Lines("synonymes.txt"));
        foreach (var (section, lines) in Sections(Lines("phrases.txt"))) frames[section] = [.. lines.Select(Add)];
    }

    /// <summary>Reads the texts that ship inside.</summary>
    public static TextBook Load() => new();

    /// <summary>Gives a frame as it stands in its file.</summary>
    public string Source(int frame) => sources[frame];

    /// <summary>Gives the general phrases of one section.</summary>
    public IReadOnlyList<Phrase> Frames(string section) => frames[section];

    /// <summary>Says whether there is such a section.</summary>
    public bool Has(string section) => frames.ContainsKey(section);

    /// <summary>Gives a list of names.</summary>
    public IReadOnlyList<string> Names(string section) => names[section];

    /// <summary>Gives the topics of one consultation.</summary>
    public IReadOnlyList<PlantedTopic> Topics(string consultation)
    {
        if (topics.TryGetValue(consultation, out var known)) return known;
        var read = new List<PlantedTopic>();
        foreach (var (heading, lines) in Sections(Lines(consultation + ".txt"))) read.Add(ReadTopic(consultation, heading, lines));
        return topics[consultation] = read;
    }

    PlantedTopic ReadTopic(string consultation, string heading, List<string> lines)
    {
        var parts = heading.Split('|', StringSplitOptions.TrimEntries);
        var slug = consultation + "/" + parts[0];
        var demands = new List<Demand>();
        var bySign = new Dictionary<char, List<Phrase>>();
        foreach (var line in lines)
        {
            if (line.Length < 3 || line[1] != ' ') throw new FormatException($"Expected a sign and a space in {slug}: {line}");
            var phrase = Add(line[2..].Trim());
            switch (line[0])
            {
                case '+': demands.Add(new($"{slug}.{demands.Count + 1}", phrase, null)); break;
                case 'A': demands.Add(new($"{slug}.{demands.Count + 1}", phrase, Camp.Communs)); break;
                case 'B': demands.Add(new($"{slug}.{demands.Count + 1}", phrase, Camp.Marche)); break;
                default:
                    if (!bySign.TryGetValue(line[0], out var list)) bySign[line[0]] = list = [];
                    list.Add(phrase);
                    break;
            }
        }
        IReadOnlyList<Phrase> Of(char sign) => bySign.TryGetValue(sign, out var list) ? list : [];
        var camps = new Dictionary<Camp, IReadOnlyList<Phrase>> { [Camp.Communs] = Of('a'), [Camp.Marche] = Of('b') };
        return new(slug, parts[1], demands, Of('r'), camps, Of('o'), Of('c'), Of('e'));
    }

    Phrase Add(string source)
    {
        sources.Add(source);
        return Phrase.Read(sources.Count - 1, source, synonyms);
    }

    static List<(string Heading, List<string> Lines)> Sections(IEnumerable<string> lines)
    {
        var sections = new List<(string, List<string>)>();
        foreach (var line in lines)
            if (line.StartsWith("# ", StringComparison.Ordinal)) sections.Add((line[2..].Trim(), []));
            else sections[^1].Item2.Add(line);
        return sections;
    }

    static IEnumerable<string> Lines(string file)
    {
        var assembly = Assembly.GetExecutingAssembly();
        using var stream = assembly.GetManifestResourceStream("Generation." + file)
            ?? throw new FileNotFoundException($"Text file {file} is not in the program");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
            if (!string.IsNullOrWhiteSpace(line)) yield return line.Trim();
    }
}
