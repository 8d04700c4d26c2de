using System.Collections.Immutable;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>Writes findings as the tables of the contract: the same for <c>analyze</c> and for <c>export --format csv</c>.</summary>
public static class FindingsFiles
{
    /// <summary>Names and columns of all tables, in the contract's order.</summary>
    public static ImmutableArray<(string File, ImmutableArray<string> Columns)> Tables { get; } =
    [
        ("topics.csv", ["topic_id", "parent_id", "level", "label", "keyphrases", "size", "representative_ids"]),
        ("assignments.csv", ["contribution_id", "topic_id", "subtopic_id", "similarity"]),
        ("tags.csv", ["contribution_id", "tag_kind", "tag", "confidence", "origin"]),
        ("duplicates.csv", ["group_id", "kind", "contribution_id", "representative_id", "similarity"]),
        ("controversies.csv", ["rank", "contribution_id", "topic_id", "score", "basis", "low", "high", "agree", "mixed",
            "disagree", "args_for", "args_against", "label", "for_ids", "against_ids"]),
        ("ideas.csv", ["idea_id", "contribution_id", "start", "length", "topic_id", "subtopic_id", "similarity"]),
        ("agreement.csv", ["row", "topic_id", "section", "point", "qualification", "citations", "qualification_citations",
            "support", "support_low", "contributors", "status"]),
        ("actions.csv", ["row", "topic_id", "action", "instrument", "addressee", "citations", "support"]),
        ("rejects.csv", ["file", "line", "field", "value", "reason"]),
        ("opinion_groups.csv", ["voter", "group"]),
        ("opinion_statements.csv", ["group", "contribution_id", "agree", "mixed", "disagree", "representativeness", "consensus"]),
        ("coverage.csv", ["contribution_id", "used_in", "row"]),
    ];

    /// <summary>The tables that are written only when there are vote rows.</summary>
    public static ImmutableArray<string> OnlyWithVoteRows { get; } = ["opinion_groups.csv", "opinion_statements.csv"];

    /// <summary>Writes every table.</summary>
    /// <param name="open">Opens a file of the given name for writing; see <see cref="OutputFolder.Create"/>.</param>
    /// <param name="corpus">What was analysed.</param>
    /// <param name="findings">What was found.</param>
    /// <param name="run">How; its rejects are written.</param>
    public static void Write(Func<string, Stream> open, Corpus corpus, Findings findings, RunRecord run)
    {
        CsvTable Table(string file) => new(open(file), Tables.First(t => t.File == file).Columns);

        WriteTopics(Table, findings.Topics);
        WriteTags(Table, findings.Tags);
        WriteDuplicates(Table, findings.Duplicates);
        WriteControversies(Table, findings.Controversies);
        WriteDraft(Table, findings.Draft);
        using (var rejects = Table("rejects.csv"))
            foreach (var r in run.Rejects)
                rejects.Exact(r.File).Number(r.Line).Text(r.Field).Text(r.Value).Text(r.Reason).EndRow();
        if (!corpus.Votes.IsEmpty) WriteOpinions(Table, findings.Opinions);
        using var coverage = Table("coverage.csv");
        foreach (var line in findings.Coverage)
            coverage.Exact(line.Contribution.Value).Exact(line.Word())
                .Exact(line.Rows.Select(r => CsvTable.Format(r))).EndRow();
    }

    static void WriteTopics(Func<string, CsvTable> open, TopicFindings found)
    {
        using (var topics = open("topics.csv"))
            foreach (var t in found.Topics)
                topics.Exact(t.Id.Value).Exact(t.ParentId?.Value).Number(t.Level).Text(t.Label)
                    // a phrase is parted from the next by ";", so it can hold none
                    .Text(string.Join(';', t.Keyphrases.Select(k => k.Replace(';', ','))))
                    .Number(t.Size).Exact(t.Representatives.Select(r => r.Value)).EndRow();
        using (var assignments = open("assignments.csv"))
            foreach (var a in found.Assignments)
                assignments.Exact(a.Contribution.Value).Exact(a.Topic?.Value).Exact(a.SubTopic?.Value)
                    .Number(a.Similarity).EndRow();
        using var ideas = open("ideas.csv");
        foreach (var i in found.Ideas)
            ideas.Exact(i.Id).Exact(i.Contribution.Value).Number(i.Passage.Start).Number(i.Passage.Length)
                .Exact(i.Topic?.Value).Exact(i.SubTopic?.Value).Number(i.Similarity).EndRow();
    }

    static void WriteTags(Func<string, CsvTable> open, ImmutableArray<Tag> found)
    {
        using var tags = open("tags.csv");
        foreach (var t in found)
            tags.Exact(t.Contribution.Value).Exact(t.Kind.Word()).Text(t.Value).Number(t.Confidence)
                .Exact(t.Origin.Word()).EndRow();
    }

    static void WriteDuplicates(Func<string, CsvTable> open, ImmutableArray<DuplicateGroup> found)
    {
        using var duplicates = open("duplicates.csv");
        foreach (var group in found)
            foreach (var member in group.Members)
                duplicates.Exact(group.Id).Exact(group.Kind.Word()).Exact(member.Contribution.Value)
                    .Exact(group.Representative.Value).Number(member.Similarity).EndRow();
    }

    static void WriteControversies(Func<string, CsvTable> open, ImmutableArray<Controversy> found)
    {
        using var controversies = open("controversies.csv");
        foreach (var c in found)
            controversies.Number(c.Rank).Exact(c.Contribution?.Value).Exact(c.Topic?.Value).Number(c.Score)
                .Exact(c.Basis.Word()).Number(c.Low).Number(c.High)
                .Number(c.Votes.Agree).Number(c.Votes.Mixed).Number(c.Votes.Disagree)
                .Number(c.ArgumentsFor).Number(c.ArgumentsAgainst).Text(c.Label)
                .Exact(c.ForIds.Select(i => i.Value)).Exact(c.AgainstIds.Select(i => i.Value)).EndRow();
    }

    static void WriteDraft(Func<string, CsvTable> open, AgreementDraft draft)
    {
        using (var agreement = open("agreement.csv"))
            foreach (var p in draft.Points)
                agreement.Number(p.Row).Exact(p.Topic.Value).Text(p.Section).Text(p.Point).Text(p.Qualification)
                    .Exact(Ids(p.Citations)).Exact(Ids(p.QualificationCitations))
                    .Number(p.Support).Number(p.SupportLow).Number(p.Contributors).Exact(p.Status.Word()).EndRow();
        using var actions = open("actions.csv");
        foreach (var a in draft.Actions)
            actions.Number(a.Row).Exact(a.Topic.Value).Text(a.Action).Exact(a.Instrument).Exact(a.Addressee)
                .Exact(Ids(a.Citations)).Number(a.Support).EndRow();
    }

    static void WriteOpinions(Func<string, CsvTable> open, OpinionFindings found)
    {
        using (var groups = open("opinion_groups.csv"))
            foreach (var v in found.Voters)
                groups.Exact(v.Voter).Exact(v.Group is { } group ? CsvTable.Format(group) : "").EndRow();
        using var statements = open("opinion_statements.csv");
        foreach (var s in found.Statements)
            statements.Number(s.Group).Exact(s.Contribution.Value)
                .Number(s.Votes.Agree).Number(s.Votes.Mixed).Number(s.Votes.Disagree)
                .Number(s.Representativeness).Number(s.Consensus).EndRow();
    }

    static IEnumerable<string> Ids(ImmutableArray<Citation> citations) =>
        citations.Select(c => c.Contribution.Value).Distinct(StringComparer.Ordinal);
}
