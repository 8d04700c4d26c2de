using System.IO.Compression;
using System.Text;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Ingest.Tests;

/// <summary>The open data of a whole Decidim platform: what people wrote is read, what the organisation keeps beside it is left aside and named.</summary>
public sealed class DecidimOpenDataTests : IDisposable
{
    readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void Proposals_and_their_comments_are_read_meetings_and_accounts_are_not()
    {
        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, text) in new[]
            {
                ("proposals", "id;category/id;category/name/fr;participatory_space/id;component/id;title/fr;body/fr;state;reference;supports;endorsements/total_count;comments;published_at;url\n1;3;Mobilité;2;9;Des pistes cyclables;\"<p>Il faut &eacute;largir les pistes</p>\";accepted;VIL-PROP-1;12;2;1;2021-03-02 10:00:00 +0100;https://exemple.fr/1\n2;3;Mobilité;2;9;Retirée depuis;Un texte;withdrawn;VIL-PROP-2;0;0;0;2021-03-03 10:00:00 +0100;https://exemple.fr/2\n"),
                ("proposal_comments", "id;created_at;body;locale;author/id;author/name;alignment;depth;user_group/id;user_group/name;commentable_id;commentable_type;root_commentable_url\n1;2021-03-04 09:00:00 +0100;Oui, et des arceaux;fr;7;Anne;1;0;;;1;Decidim::Proposals::Proposal;https://exemple.fr/1\n2;2021-03-05 09:00:00 +0100;Non merci;fr;8;Luc;-1;1;;;1;Decidim::Comments::Comment;https://exemple.fr/1\n"),
                ("meetings", "id;participatory_space/id;component/id;title/fr;description/fr;start_time;end_time;attendees;contributions;address\n1;2;9;Réunion publique;On en parle;2021-04-01;2021-04-01;12;3;Mairie\n"),
                ("users", "id;name;nickname;profile_url\n7;Anne;anne;https://exemple.fr/u/anne\n"),
                ("results", "id;component/id;title/fr;description/fr;start_date;end_date;status/id;progress\n1;9;Pistes élargies;Fait;2021-05-01;2021-06-01;1;100\n"),
            })
                using (var to = zip.CreateEntry($"ville.exemple-open-data-{name}.csv").Open()) to.Write(Encoding.UTF8.GetBytes(text));

        var result = _scratch.Read(_scratch.Write("open-data.zip", packed.ToArray()));

        Assert.Equal((4, 3, 1), ((int)result.Counts.Read, (int)result.Counts.Contributions, (int)result.Counts.SetAside));
        var proposal = result.Contributions[0];
        Assert.Equal(("1", "Des pistes cyclables", "Il faut élargir les pistes", "Mobilité", new VoteCounts(12, 0, 0)), (proposal.Id.Value, proposal.Title, proposal.Body.Plain, proposal.Theme, proposal.DeclaredVotes));
        Assert.Equal([("comment-1", "1", Side.For), ("comment-2", "comment-1", Side.Against)], result.Contributions.Skip(1).Select(c => (c.Id.Value, c.ParentId!.Value.Value, c.Stance!.Value)));
        foreach (var aside in new[] { "meetings", "users", "results" }) Assert.Contains(result.Warnings, w => w.Contains(aside, StringComparison.Ordinal) && w.Contains("laissé de côté", StringComparison.Ordinal));
    }
}
