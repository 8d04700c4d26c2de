using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>Turns findings into what a digest shows.</summary>
public sealed class MakeDigest
{
    const int ArgumentLength = 320, SubjectLength = 600;

    readonly Corpus _corpus;
    readonly Findings _findings;
    readonly string[] _shown;
    readonly Dictionary<TopicId, string> _topics;
    readonly ILookup<ContributionId, OpinionStatement> _byContribution;
    readonly ImmutableDictionary<ContributionId, Standing> _standings;

    MakeDigest(Corpus corpus, Findings findings)
    {
        (_corpus, _findings, _shown) = (corpus, findings, ShownNumbers.Of(corpus));
        _standings = Standing.Of(corpus, findings.Tags);
        _byContribution = findings.Opinions.Statements.ToLookup(s => s.Contribution);
        _topics = findings.Topics.Topics.ToDictionary(t => t.Id, t => Clean(t.Label));
    }

    /// <summary>Makes the content of a digest.</summary>
    /// <param name="corpus">What was analysed.</param>
    /// <param name="findings">What was found, people's decisions laid over it where there are any.</param>
    /// <param name="run">How it was found.</param>
    public static DigestContent Of(Corpus corpus, Findings findings, RunRecord run) => new MakeDigest(corpus, findings).Make(run);

    DigestContent Make(RunRecord run)
    {
        var checks = DraftChecks.Of(_corpus, _findings.Draft);
        var dates = _corpus.Contributions.Where(c => c.CreatedAt is not null).Select(c => c.CreatedAt!.Value).ToList(); // filtered by Where
        return new()
        {
            Title = Title(),
            Dates = dates.Count == 0 ? null : (dates.Min(), dates.Max()),
            Figures = DigestFigures.Of(_corpus, _findings, run),
            Sections = Sections(),
            Controversies = Controversies(),
            Actions = [.. _findings.Draft.Actions.Select(a => new DigestAction(a.Row, Clean(a.Action), FrenchWords.OfTag(a.Instrument),
                FrenchWords.OfTag(a.Addressee), Cites(a.Citations), a.Support, Topic(a.Topic)) { Key = SubjectKeys.Of(a) })],
            Minorities = [.. _findings.Draft.Minorities.Select(m => new DigestMinority(m.Row, Clean(m.Position), Cites(m.Citations),
                m.Votes, m.Contributors, Topic(m.Topic)) { Key = SubjectKeys.Of(m) })],
            Topics = Topics(),
            Copies = [.. _findings.Duplicates.Select(Copies)],
            Contributions = Contributions(),
            Timeline = DigestFigures.Timeline(dates),
            Ends = [.. Enum.GetValues<ContributionUse>().Select(use => (FrenchWords.Of(use), _findings.Coverage.Count(l => l.End == use)))],
            Opinions = _findings.Opinions,
            Warnings = [.. run.Warnings.Concat(_findings.Warnings).Select(Clean)],
            Checks = checks, ReadFirst = [.. DraftChecks.ReadFirst(_findings.Draft, checks).Select(FormattableString.Invariant)],
            Run = $"SynthesisPipeline {RunJson.ProgramVersion}, graine {run.Options.Seed}",
            DigestId = DigestId(run),
        };
    }

    /// <summary>What the consultation is called: by its export, else by every row alike.</summary>
    string Title()
    {
        if (_corpus.Name.Length > 0) return Clean(_corpus.Name);
        var named = _corpus.Contributions.Select(c => c.Consultation).Distinct(StringComparer.Ordinal).Take(2).ToList();
        return named is [{ Length: > 0 } only] ? Clean(only) : "Synthèse des contributions";
    }

    ImmutableArray<DigestSection> Sections()
    {
        var sections = ImmutableArray.CreateBuilder<DigestSection>();
        var points = ImmutableArray.CreateBuilder<DigestPoint>();
        var all = _findings.Draft.Points;
        for (var i = 0; i < all.Length; i++)
        {
            var p = all[i];
            points.Add(new(p.Row, Clean(p.Point), Cites(p.Citations), Clean(p.Qualification), Cites(p.QualificationCitations),
                p.Support, p.SupportLow, p.Contributors, p.Status) { Key = PointRef.KeyOf(p) });
            if (i + 1 < all.Length && all[i + 1].Section == p.Section) continue;
            sections.Add(new(Clean(p.Section), points.ToImmutable()));
            points.Clear();
        }
        return sections.ToImmutable();
    }

    ImmutableArray<DigestControversy> Controversies()
    {
        var all = _findings.Controversies;
        var twins = TwinQuestions.Of([.. all.Select(c => c.Label)]);
        return [.. all.Select((c, i) => Controversy(c) with { SeeAlso = [.. twins[i].Select(t => all[t].Rank)] })];
    }

    DigestControversy Controversy(Controversy c)
    {
        var index = c.Contribution is { } id ? _corpus.IndexOf(id) : null;
        return new(c.Rank, Clean(c.Label), index is { } i ? Cite(i, null) : null, index is { } s ? Subject(s, c.Label) : "",
            FrenchWords.Of(c.Basis), c.Score, c.Low, c.High, c.Votes, c.ArgumentsFor, c.ArgumentsAgainst, Side(c.ForIds), Side(c.AgainstIds),
            c.Contribution is { } own && _findings.Opinions.GroupCount > 1 ? [.. _byContribution[own].Select(s => (s.Group, s.Votes))] : [])
        {
            Key = SubjectKeys.Of(c), GrantedByFor = Granted(Analysis.Side.For), GrantedByAgainst = Granted(Analysis.Side.Against),
            Standing = c.Contribution is { } about && _standings.TryGetValue(about, out var standing) ? standing : null,
        };

        ImmutableArray<DigestArgument> Granted(Side side) => [.. Cites([.. c.Granted.Where(g => g.Side == side).Select(g => g.Citation)])
            .Where(g => g.Passage is not null).Select(g => new DigestArgument(g, Clean(_corpus.Contributions[g.Index].Body.Plain.Substring(g.Passage!.Value.Start, g.Passage.Value.Length))))]; // filtered by Where

        ImmutableArray<DigestArgument> Side(ImmutableArray<ContributionId> ids) =>
            [.. ids.Select(a => _corpus.IndexOf(a)).OfType<int>().Select(a => new DigestArgument(Cite(a, null), Text(a, ArgumentLength)))];
    }

    DigestCopies Copies(DuplicateGroup group) => new(group.Id, FrenchWords.Of(group.Kind),
        [.. group.Members.Select(m => _corpus.IndexOf(m.Contribution)).OfType<int>().Select(i => Cite(i, null))],
        group.Authors, group.Wordings, group.FirstAt, group.LastAt,
        _corpus.IndexOf(group.Representative) is { } r ? Text(r, SubjectLength) : "") { Key = SubjectKeys.Of(group) };

    ImmutableArray<DigestTopic> Topics() =>
        [.. _findings.Topics.Topics.Where(t => t.Level == 1).OrderByDescending(t => t.Size).ThenBy(t => t.Id).Select(t => Show(t,
            [.. _findings.Topics.Topics.Where(s => s.ParentId == t.Id).OrderByDescending(s => s.Size).ThenBy(s => s.Id).Select(s => Show(s, []))]))];

    static DigestTopic Show(Topic topic, ImmutableArray<DigestTopic> below) =>
        new(Clean(topic.Label), topic.Size, [.. topic.Keyphrases.Select(Clean)], below);

    ImmutableArray<DigestContribution> Contributions()
    {
        var topicOf = _findings.Topics.Assignments.ToDictionary(a => a.Contribution, a => a.SubTopic ?? a.Topic);
        var lines = _findings.Coverage.ToDictionary(l => l.Contribution);
        var passages = _findings.Draft.Points.SelectMany(p => p.Citations.Concat(p.QualificationCitations))
            .Concat(_findings.Draft.Actions.SelectMany(a => a.Citations)).Concat(_findings.Draft.Minorities.SelectMany(m => m.Citations))
            .Concat(_findings.Controversies.SelectMany(c => c.Granted).Select(g => g.Citation))
            .Where(c => c.Passage is not null).ToLookup(c => c.Contribution, c => c.Passage!.Value); // filtered by Where
        return [.. _corpus.Contributions.Select((c, i) => new DigestContribution(i, _shown[i], c.Id.Value, FrenchWords.Of(c.Kind),
            Clean(c.Title), c.Body.Plain, c.CreatedAt, _corpus.VotesOf(i), Topic(topicOf.GetValueOrDefault(c.Id)),
            lines.TryGetValue(c.Id, out var line) ? FrenchWords.Of(line.End) : "", line?.Rows ?? [],
            [.. passages[c.Id].Select(c.Body.PlainSpan).Where(s => s.Length > 0).Distinct().OrderBy(s => s.Start)]))];
    }

    ImmutableArray<Cite> Cites(ImmutableArray<Citation> citations) =>
        [.. citations.DistinctBy(c => c.Contribution).Select(c => (Index: _corpus.IndexOf(c.Contribution), c.Passage))
            .Where(c => c.Index is not null).Select(c => Cite(c.Index!.Value, c.Passage))]; // filtered by Where

    Cite Cite(int index, TextSpan? raw) =>
        new(index, _shown[index], raw is { } span ? _corpus.Contributions[index].Body.PlainSpan(span) : null);

    /// <summary>What a proposition says, unless its question says it word for word.</summary>
    string Subject(int index, string question)
    {
        var text = Text(index, SubjectLength);
        return text.TrimEnd('.', ' ').Equals(Clean(question).TrimEnd('.', ' '), StringComparison.OrdinalIgnoreCase) ? "" : text;
    }

    string Text(int index, int length)
    {
        var c = _corpus.Contributions[index];
        return DigestText.Cut(c.Title.Length == 0 ? c.Body.Plain : c.Body.Plain.Length == 0 ? c.Title : $"{c.Title}. {c.Body.Plain}", length);
    }

    string Topic(TopicId? id) => id is { } topic ? _topics.GetValueOrDefault(topic, "") : "";

    string DigestId(RunRecord run)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in run.Inputs.Select(i => i.Sha256).Concat(_corpus.Contributions.Select(c => c.Id.Value))
            .Append(run.Options.Seed.ToString(System.Globalization.CultureInfo.InvariantCulture)).Append(RunJson.ProgramVersion))
            hash.AppendData(Encoding.UTF8.GetBytes(part + "\n"));
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }

    static string Clean(string text) => DigestText.Clean(text);
}
