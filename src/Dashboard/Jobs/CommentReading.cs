using System.Collections.Immutable;
using Npgsql;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>Reads comments on published sentences for their page: by the index, never the whole corpus.</summary>
public sealed class CommentReading(NpgsqlDataSource db, CuratedRuns runs, PublicationStore publications, Publications folders)
{
    /// <summary>Lists the comments on published sentences, with their texts.</summary>
    public async Task<ImmutableArray<(CommentAnswer Comment, string Text)>> ListAsync(ConsultationRecord consultation, long run, CancellationToken cancel)
    {
        // names of sentences begin with a letter and a dash: four short ranges of the index of parents
        var comments = await db.ListAsync($"""
            select {ContributionRows.Columns} from contributions where consultation_id = $1 and until_import is null and set_aside is null and kind = 'comment'
                and (parent_id >= 'a-' and parent_id < 'a.' or parent_id >= 'c-' and parent_id < 'c.' or parent_id >= 'm-' and parent_id < 'm.' or parent_id >= 'p-' and parent_id < 'p.')
            order by contribution_id
            """, r => ContributionRows.Read(r), cancel, consultation.Id);
        if (comments.IsEmpty) return [];
        var folder = new PublicationFolder(folders.FolderOf(consultation.Slug));
        var texts = comments.ToDictionary(c => c.Id, c => c.Body.Plain);
        return [.. SentenceComments.Tie(comments, (await runs.FindAsync(run, cancel)).Findings, folder, folder.Versions(consultation.Slug), await publications.AnswersAsync(consultation.Id, cancel))
            .Select(c => (c, texts[c.Comment]))];
    }
}
