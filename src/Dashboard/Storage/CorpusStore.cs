using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Npgsql;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>What one analysis reads, as it stood after one import.</summary>
/// <param name="Corpus">Contributions to draft from and votes in force.</param>
/// <param name="ImportId">The last import it holds; null when nothing was ever imported.</param>
/// <param name="Fingerprint">Equal for equal corpora: hexadecimal SHA-256 of names, contributions and votes.</param>
/// <param name="Hashes">For each contribution, in corpus order, the first sixteen bytes of the SHA-256 of all its fields.</param>
public sealed record StoredCorpus(Corpus Corpus, long? ImportId, string Fingerprint, ImmutableArray<UInt128> Hashes);

/// <summary>Gives corpora back from the database, today's or that of an earlier import.</summary>
public sealed class CorpusStore(NpgsqlDataSource db)
{
    const string InForce = "since_import <= $2 and (until_import is null or until_import > $2)";

    /// <summary>Reads the corpus of a consultation.</summary>
    /// <param name="consultationId">The consultation.</param>
    /// <param name="asOfImport">Import after which it is wanted; null for the last one.</param>
    /// <param name="cancel">Stops the reading.</param>
    public async Task<StoredCorpus> LoadAsync(long consultationId, long? asOfImport, CancellationToken cancel)
    {
        await using var connection = await db.OpenConnectionAsync(cancel);
        // one snapshot, so that an import which ends meanwhile is either seen whole or not at all
        await using var transaction = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancel);
        var name = await Sql.ScalarAsync<string>(connection, "select source_name from consultations where id = $1", cancel, consultationId);
        var last = asOfImport ?? await Sql.ScalarAsync<long>(connection, "select coalesce(max(id), 0) from imports where consultation_id = $1", cancel, consultationId);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(name + "\n"));
        var contributions = await Sql.ListAsync(connection, $"""
            select {ContributionRows.Columns}, content_hash from contributions
            where consultation_id = $1 and {InForce} and set_aside is null order by contribution_id
            """, r =>
            {
                var own = r.GetFieldValue<byte[]>(ContributionRows.ColumnCount);
                hash.AppendData(own);
                return (Contribution: ContributionRows.Read(r), Hash: BinaryPrimitives.ReadUInt128BigEndian(own));
            }, cancel, consultationId, last);
        var votes = await Sql.ListAsync(connection, $"""
            select contribution_id, voter, value from votes where consultation_id = $1 and {InForce} order by contribution_id, voter
            """, r =>
            {
                var vote = new Vote(r.Id(0), r.GetString(1), WordNames.Read<VoteValue>(r.GetString(2)));
                hash.AppendData(Encoding.UTF8.GetBytes($"{vote.Contribution}\n{vote.Voter}\n{vote.Value}\n"));
                return vote;
            }, cancel, consultationId, last);
        var corpus = new Corpus(contributions.Select(c => c.Contribution), votes, name);
        var hashes = new UInt128[contributions.Length];
        foreach (var (contribution, own) in contributions) hashes[corpus.IndexOf(contribution.Id)!.Value] = own; // the corpus sorts them its own way
        return new(corpus, last == 0 ? null : last, Convert.ToHexStringLower(hash.GetHashAndReset()), ImmutableCollectionsMarshal.AsImmutableArray(hashes));
    }

    /// <summary>Reads some contributions as they stood after an import.</summary>
    public Task<ImmutableArray<Contribution>> SomeAsync(long consultationId, long asOfImport, string[] ids, CancellationToken cancel) => db.ListAsync($"""
        select {ContributionRows.Columns} from contributions where consultation_id = $1 and {InForce} and set_aside is null and contribution_id = any($3)
        """, r => ContributionRows.Read(r), cancel, consultationId, asOfImport, ids);

    /// <summary>Lists the contributions of a corpus that are new or changed since an earlier import.</summary>
    public Task<ImmutableArray<ContributionId>> SinceAsync(long consultationId, long asOfImport, long earlierImport, CancellationToken cancel) => db.ListAsync($"""
        select contribution_id from contributions where consultation_id = $1 and {InForce} and set_aside is null and since_import > $3 order by contribution_id
        """, r => r.Id(0), cancel, consultationId, asOfImport, earlierImport);

    /// <summary>Whether any vote was cast, changed or taken back after an earlier import.</summary>
    public Task<bool> HaveVotesChangedAsync(long consultationId, long earlierImport, CancellationToken cancel) => db.ScalarAsync<bool>(
        "select exists (select from votes where consultation_id = $1 and (since_import > $2 or until_import > $2))", cancel, consultationId, earlierImport);
}
