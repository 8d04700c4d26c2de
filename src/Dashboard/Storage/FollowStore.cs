using System.Collections.Immutable;
using System.Security.Cryptography;
using Npgsql;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>Keeps the addresses that tell one author what became of one contribution.</summary>
public sealed class FollowStore(NpgsqlDataSource db)
{
    const int TokenBytes = 18;

    /// <summary>Gives the address of a contribution, made when there is none.</summary>
    public async Task<string> MakeAsync(long consultationId, ContributionId id, string by, CancellationToken cancel)
    {
        if (await FindAsync(consultationId, id, cancel) is { } known) return known;
        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(TokenBytes));
        await db.RunAsync("insert into follow_links (token, consultation_id, contribution_id, made_by) values ($1, $2, $3, $4)", cancel, token, consultationId, id.Value, by);
        return token;
    }

    /// <summary>Gives the address of a contribution; null where there is none.</summary>
    public async Task<string?> FindAsync(long consultationId, ContributionId id, CancellationToken cancel) => (await db.ListAsync(
        "select token from follow_links where consultation_id = $1 and contribution_id = $2 and withdrawn_at is null order by made_at limit 1", r => r.GetString(0), cancel, consultationId, id.Value)).FirstOrDefault();

    /// <summary>Finds what an address leads to; null where it leads nowhere or was withdrawn.</summary>
    public async Task<(long Consultation, ContributionId Id)?> LeadsToAsync(string token, CancellationToken cancel) => (await db.ListAsync(
        "select consultation_id, contribution_id from follow_links where token = $1 and withdrawn_at is null", r => ((long, ContributionId)?)(r.GetInt64(0), r.Id(1)), cancel, token)).FirstOrDefault();

    /// <summary>Withdraws the addresses of a contribution.</summary>
    public Task<int> WithdrawAsync(long consultationId, ContributionId id, CancellationToken cancel) => db.RunAsync(
        "update follow_links set withdrawn_at = now() where consultation_id = $1 and contribution_id = $2 and withdrawn_at is null", cancel, consultationId, id.Value);
}
