using System.Text;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard.Tests;

public sealed class FindingsFilesTests
{
    /// <summary>The contract's table, copied from it and not from the code.</summary>
    static readonly Dictionary<string, string> s_contract = new()
    {
        ["topics.csv"] = "topic_id,parent_id,level,label,keyphrases,size,representative_ids",
        ["assignments.csv"] = "contribution_id,topic_id,subtopic_id,similarity",
        ["tags.csv"] = "contribution_id,tag_kind,tag,confidence,origin",
        ["duplicates.csv"] = "group_id,kind,contribution_id,representative_id,similarity",
        ["controversies.csv"] = "rank,contribution_id,topic_id,score,basis,low,high,agree,mixed,disagree,args_for,args_against,label,for_ids,against_ids",
        ["ideas.csv"] = "idea_id,contribution_id,start,length,topic_id,subtopic_id,similarity",
        ["agreement.csv"] = "row,topic_id,section,point,qualification,citations,qualification_citations,support,support_low,contributors,status",
        ["actions.csv"] = "row,topic_id,action,instrument,addressee,citations,support",
        ["rejects.csv"] = "file,line,field,value,reason",
        ["opinion_groups.csv"] = "voter,group",
        ["opinion_statements.csv"] = "group,contribution_id,agree,mixed,disagree,representativeness,consensus",
        ["coverage.csv"] = "contribution_id,used_in,row",
    };

    static readonly Findings s_nothing = new()
    {
        Topics = new([], [], [], []), Duplicates = [], Tags = [], Opinions = OpinionFindings.None, Controversies = [], Draft = new([], [], [], []), Coverage = [],
    };

    [Fact]
    public void Every_table_has_the_columns_of_the_contract_in_its_order()
    {
        var files = SampleFindings.WriteAll();

        foreach (var (file, header) in s_contract)
            Assert.Equal(header, Encoding.UTF8.GetString(files[file]).Split('\n')[0]);
    }

    [Fact]
    public void Every_file_of_the_contract_is_written_and_no_other()
    {
        var files = SampleFindings.WriteAll();

        Assert.Equal([.. s_contract.Keys.Concat(["run.json", "synthesis.docx", "synthesis.html", "synthesis.xlsx"]).Order(StringComparer.Ordinal)], files.Keys);
    }

    [Fact]
    public void Opinion_files_are_absent_without_vote_rows_and_all_others_are_there_with_a_header_only()
    {
        var files = SampleFindings.WriteAll(new Corpus([], []), s_nothing);

        Assert.DoesNotContain("opinion_groups.csv", files.Keys);
        Assert.DoesNotContain("opinion_statements.csv", files.Keys);
        Assert.Equal("topic_id,parent_id,level,label,keyphrases,size,representative_ids\n", Encoding.UTF8.GetString(files["topics.csv"]));
        Assert.Equal(14, files.Count);
    }

    [Fact]
    public void Tables_are_utf8_without_mark_and_parse_by_rfc_4180()
    {
        foreach (var (file, bytes) in SampleFindings.WriteAll().Where(f => f.Key.EndsWith(".csv", StringComparison.Ordinal)))
        {
            var text = new UTF8Encoding(false, true).GetString(bytes);

            Assert.False(text.StartsWith('\uFEFF'), file);
            Assert.DoesNotContain('\r', text);
            Assert.NotEmpty(CsvText.Records(text));
            Assert.All(CsvText.Records(text), r => Assert.Equal(s_contract[file].Split(',').Length, r.Length));
        }
    }

    [Fact]
    public void Values_are_the_words_and_numbers_of_the_contract()
    {
        var files = SampleFindings.WriteAll();
        string[] Lines(string file) => Encoding.UTF8.GetString(files[file]).Split('\n');

        Assert.Equal("T01,,1,horaires et données,\"données ouvertes;horaires des bus, fréquence\",3,p1;p2", Lines("topics.csv")[1]);
        Assert.Equal("T02,,1,'-centre sans voitures,week-end,3,p3", Lines("topics.csv")[3]);
        Assert.Contains("a1,T02,,0.333333", Lines("assignments.csv"));
        Assert.Equal("a1,stance,for,0.91,model", Lines("tags.csv")[1]);
        Assert.Equal("D001,campaign,p2,p1,0.666667", Lines("duplicates.csv")[2]);
        Assert.Equal("1,p3,,0.78,votes,0.61,0.93,30,5,31,1,1,Faut-il fermer le centre aux voitures ?,a1,a2", Lines("controversies.csv")[1]);
        Assert.Equal("p1.2,p1,36,55,T01,T01.1,-0.25", Lines("ideas.csv")[2]);
        Assert.Equal("1,T01.1,Données ouvertes,Les horaires doivent être publiés.,À condition que la qualité soit vérifiée.,p1;p2,p2,0.775,0.672,2,draft", Lines("agreement.csv")[1]);
        Assert.Equal("2,T01.1,Données ouvertes,'+ de fréquence le soir,,p2,,,,1,validated", Lines("agreement.csv")[2]);
        Assert.Equal("1,T01,Publier les horaires des bus chaque mois.,operational,,p2,0.733333", Lines("actions.csv")[1]);
        Assert.Equal("contributions.csv,9,votes_agree,-3,Nombre de votes négatif", Lines("rejects.csv")[1]);
        Assert.Equal("contributions.csv,11,body,'@SOMME(A1),Ligne incomplète", Lines("rejects.csv")[2]);
        Assert.Equal(["v1,0", "v2,1", "v3,"], Lines("opinion_groups.csv")[1..4]);
        Assert.Equal("0,p3,1,0,0,1.5,0.222222", Lines("opinion_statements.csv")[1]);
        Assert.Contains("p2,agreement;duplicate;topic,1;2", Lines("coverage.csv"));
        Assert.Contains("p4,none,", Lines("coverage.csv"));
    }

    [Fact]
    public void Findings_read_back_are_those_written()
    {
        using var folder = new TemporaryFolder();
        foreach (var (name, bytes) in SampleFindings.WriteAll()) File.WriteAllBytes(Path.Combine(folder.Path, name), bytes);

        var read = FindingsReader.Read(folder.Path);

        Assert.Equal(SampleFindings.Findings.Topics.Assignments.Select(a => (a.Contribution, a.Topic, a.SubTopic)), read.Topics.Assignments.Select(a => (a.Contribution, a.Topic, a.SubTopic)));
        Assert.Equal("-centre sans voitures", read.Topics.Topics[2].Label);
        Assert.Equal(["p1", "p2"], read.Draft.Points[0].Citations.Select(c => c.Contribution.Value));
        Assert.Equal([ContributionUse.Agreement, ContributionUse.Duplicate, ContributionUse.Topic], read.Coverage.Single(l => l.Contribution.Value == "p1").UsedIn);
        Assert.Equal(ControversyBasis.Votes, read.Controversies[0].Basis);
        Assert.Equal(2, read.Opinions.GroupCount);
    }
}
