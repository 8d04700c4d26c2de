using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>Reads an edition back from its open data: what it gives is equal to what was published.</summary>
public static class ReadEdition
{
    /// <summary>Reads it.</summary>
    /// <param name="read">Gives the bytes of a file of the version's folder.</param>
    /// <exception cref="FormatException">A table is not as it must be; the message names it and its record.</exception>
    public static Edition From(Func<string, byte[]> read)
    {
        IEnumerable<OpenRows> Rows(string table) => OpenRows.Of($"{table}.csv", read($"{EditionFiles.Data}{table}.csv"));
        var (title, run, name, groups) = EditionJson.Read(Encoding.UTF8.GetString(read("publication.json")));
        ImmutableArray<AttributeRelease> attributes = [.. Rows("attributes").Select(r => new AttributeRelease(r["name"], r["released"] == "yes", r.Count("values"), r.Count("emptied"), r.MaybeCount("smallest_group")))];
        ImmutableArray<Contribution> contributions = [.. Rows("contributions").Select(r => Contribution(r, attributes))];
        if (contributions.GroupBy(c => c.Id).FirstOrDefault(g => g.Count() > 1) is { } twice) throw new FormatException($"contributions.csv : l’identifiant {twice.Key} y est deux fois");
        var corpus = new Corpus(contributions, [], name);
        return new()
        {
            Title = title, Run = run, Corpus = corpus, Findings = Findings(Rows, groups), Attributes = attributes,
            Decisions = [.. Rows("decisions").Select(r => new PublicDecision(r.Whole("decision_id"), r.Moment("decided_at"), r["decided_by"], r["kind"], r["subject"], r["decision"], r["reason"]))],
            Masks = [.. Rows("masks").Select(r => new MaskCount(r.Id("contribution_id"), r.Word<PersonalKind>("kind"), r.Count("count")))],
            Comments = [.. Rows("comments").Select(r => new CommentAnswer(r.Id("contribution_id"), r["sentence_id"], r.Count("version"), r["answer"], r["before"], r["after"]))],
        };
    }

    static Contribution Contribution(OpenRows r, ImmutableArray<AttributeRelease> attributes) => new()
    {
        Id = r.Id("id"), Kind = r.Word<ContributionKind>("kind"), ParentId = r.MaybeId("parent_id"), Number = r.Maybe("number"), Theme = r.Maybe("theme"), Title = r["title"], Body = SourceText.Same(r["body"]),
        Author = r.Maybe("author") is { } author ? new(author, r.Word<ContributorKind>("author_kind")) : null, CreatedAt = r.MaybeMoment("created_at"), Stance = r.Maybe("stance") is null ? null : r.Word<Side>("stance"),
        DeclaredVotes = r.MaybeCount("votes_agree") is { } agree ? new(agree, r.Count("votes_mixed"), r.Count("votes_disagree")) : null,
        Attributes = [.. attributes.Where(a => a.Released).Select(a => (a.Name, Value: r["attribute_" + a.Name])).Where(a => a.Value.Length > 0).Select(a => new ContributionAttribute(a.Name, a.Value))],
    };

    static Findings Findings(Func<string, IEnumerable<OpenRows>> rows, int groups)
    {
        var members = rows("duplicates").ToLookup(r => r["group_id"], r => new DuplicateMember(r.Id("contribution_id"), r.Number("similarity"), []), StringComparer.Ordinal);
        var sides = rows("controversy_arguments").ToLookup(r => (r.Whole("rank"), r["side"]), r => r.Id("contribution_id"));
        var citations = rows("citations").ToLookup(r => (r["cited_by"], r.Whole("row")), r => new Citation(r.Id("contribution_id"), r.MaybeCount("start") is { } start ? new(start, r.Count("length")) : null));
        return new()
        {
            Topics = new(
                [.. rows("topics").Select(r => new Topic(new(r["topic_id"]), r.MaybeTopic("parent_id"), r.Count("level"), r["label"], [.. r.List("keyphrases")], r.Count("size"), [.. r.List("representative_ids").Select(i => new ContributionId(i))]))],
                [.. rows("assignments").Select(r => new Assignment(r.Id("contribution_id"), r.MaybeTopic("topic_id"), r.MaybeTopic("subtopic_id"), r.Number("similarity")))],
                [.. rows("ideas").Select(r => new Idea(Idea.RankOf(r["idea_id"]), r.Id("contribution_id"), new(r.Count("start"), r.Count("length")), r.MaybeTopic("topic_id"), r.MaybeTopic("subtopic_id"), r.Number("similarity")))], []),
            Duplicates = [.. rows("duplicate_groups").Select(r => new DuplicateGroup(r["group_id"], r.Word<DuplicateKind>("kind"), r.Id("representative_id"), [.. members[r["group_id"]]], r.Count("authors"), r.Count("wordings"), r.MaybeMoment("first_at"), r.MaybeMoment("last_at")))],
            Tags = [.. rows("tags").Select(r => new Tag(r.Id("contribution_id"), r.Word<TagKind>("tag_kind"), r["tag"], r.Number("confidence"), r.Word<TagOrigin>("origin"), []))],
            Opinions = new([.. rows("opinion_map").Select(r => new VoterPosition("", r.Count("group"), r.Number("x"), r.Number("y")))],
                [.. rows("opinion_statements").Select(r => new OpinionStatement(r.Count("group"), r.Id("contribution_id"), r.Votes(), r.Number("representativeness"), r.Number("consensus")))], groups),
            Controversies = [.. rows("controversies").Select(r => new Controversy(r.Count("rank"), r.MaybeId("contribution_id"), r.MaybeTopic("topic_id"), r.Number("score"), r.Word<ControversyBasis>("basis"), r.Number("low"), r.Number("high"),
                r.Votes(), r.Count("args_for"), r.Count("args_against"), r["label"], [.. sides[(r.Whole("rank"), "for")]], [.. sides[(r.Whole("rank"), "against")]])
                { Granted = [.. new[] { Side.For, Side.Against }.SelectMany(side => citations[($"granted_{side.Word()}", r.Whole("rank"))].Select(c => new Concession(side, c)))] })],
            Draft = new(
                [.. rows("agreement").Select(r => new AgreementPoint(r.Count("row"), new(r["topic_id"]), r["section"], r["point"], r["qualification"], Cited(r, "point", citations), [.. citations[("qualification", r.Whole("row"))]],
                    r.MaybeNumber("support"), r.MaybeNumber("support_low"), r.Count("contributors"), r.Word<PointStatus>("status")))],
                [.. rows("actions").Select(r => new ActionLine(r.Count("row"), new(r["topic_id"]), r["action"], r.Maybe("instrument"), r.Maybe("addressee"), Cited(r, "action", citations), r.MaybeNumber("support")))],
                [.. rows("minorities").Select(r => new MinorityPosition(r.Count("row"), r.MaybeTopic("topic_id"), r["position"], Cited(r, "minority", citations), r.Votes(), r.Count("contributors")))], []),
            Coverage = [.. rows("coverage").Select(r => new CoverageLine(r.Id("contribution_id"), [.. r.List("used_in").Select(w => r.Word<ContributionUse>("used_in", w))], [.. r.List("row").Select(w => int.Parse(w, NumberStyles.None, CultureInfo.InvariantCulture))]))],
        };
    }

    static ImmutableArray<Citation> Cited(OpenRows r, string by, ILookup<(string, long), Citation> citations)
    {
        ImmutableArray<Citation> found = [.. citations[(by, r.Whole("row"))]];
        return found.IsEmpty ? throw new FormatException($"citations.csv : rien ne porte la phrase {by} {r.Whole("row")}") : found;
    }
}
