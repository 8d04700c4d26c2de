using System.Collections.Immutable;

namespace SynthesisPipeline.Dashboard;

/// <summary>A digest that is ready to be written.</summary>
/// <param name="Content">What it shows.</param>
/// <param name="Id">By which it is known.</param>
/// <param name="FileName">What its file is called, without the ending.</param>
public sealed record IssuedDigest(DigestContent Content, string Id, string FileName);

/// <summary>Issues digests: of a consultation or of a whole theme, for a group, with what changed since the last one; each is kept as it was sent.</summary>
public sealed class DigestIssues(StoredRuns stored, ConcertationStore consultations, DigestStore digests, DigestRecommendations recommendations, MessageSettings settings)
{
    /// <summary>Issues the digest of a consultation's last run.</summary>
    /// <param name="consultation">The consultation.</param>
    /// <param name="recipient">The group it is for; empty when not said.</param>
    /// <param name="by">Who asks.</param>
    /// <param name="isSent">Whether it is handed to the group: the next one says what changed since.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="UserException">It was never analysed.</exception>
    public async Task<IssuedDigest> IssueAsync(ConsultationRecord consultation, string recipient, string by, bool isSent, CancellationToken cancel) =>
        await IssueAsync(await stored.LatestAsync(consultation, cancel), recipient, by, isSent, cancel);

    /// <summary>Issues the digest of one run.</summary>
    public async Task<IssuedDigest> IssueAsync(StoredRun run, string recipient, string by, bool isSent, CancellationToken cancel)
    {
        var content = await WithRecommendationsAsync(MakeDigest.Of(run.Corpus, run.Findings, run.Record), run.Line.Slug, run.Line.ConsultationId, cancel);
        return await KeepAsync(content, recipient, null, [new(run.Line.ConsultationId, run.Line.Slug, run.Title, run.Line.Id)], by, isSent, $"{run.Line.Slug}-traitement-{run.Line.Id}", cancel);
    }

    /// <summary>Issues one digest for all analysed consultations of a theme.</summary>
    /// <exception cref="UserException">There is no such theme, or nothing of it was analysed.</exception>
    public async Task<IssuedDigest> IssueThemeAsync(long themeId, string recipient, string by, bool isSent, CancellationToken cancel)
    {
        var theme = (await consultations.ListAsync(cancel)).SelectMany(c => c.Themes).FirstOrDefault(t => t.Id == themeId)
            ?? throw new UserException("Ce thème n’existe pas : choisissez-en un dans la liste.");
        var parts = ImmutableArray.CreateBuilder<DigestPart>();
        var contents = ImmutableArray.CreateBuilder<DigestContent>();
        foreach (var line in theme.Consultations)
            if (line.LatestRun is { } latest)
            {
                var run = await stored.LoadAsync(latest, cancel);
                parts.Add(new(line.Id, line.Slug, line.Title, latest));
                contents.Add(await WithRecommendationsAsync(MakeDigest.Of(run.Corpus, run.Findings, run.Record) with { Title = line.Title }, line.Slug, line.Id, cancel));
            }
        if (contents.Count == 0) throw new UserException($"Aucune consultation du thème « {theme.Title} » n’a encore été analysée.");
        return await KeepAsync(contents.Count == 1 ? contents[0] : ThemeDigest.Of(theme.Title, contents.ToImmutable()), recipient, theme.Id, parts.ToImmutable(), by, isSent, $"theme-{theme.Slug}", cancel);
    }

    async Task<DigestContent> WithRecommendationsAsync(DigestContent content, string slug, long consultationId, CancellationToken cancel) =>
        DigestAddresses.Add(content, settings.Site, slug) with { Recommendations = await recommendations.NowAsync(consultationId, cancel) };

    async Task<IssuedDigest> KeepAsync(DigestContent content, string recipient, long? themeId, ImmutableArray<DigestPart> parts, string by, bool isSent, string fileName, CancellationToken cancel)
    {
        content = content with { Recipient = recipient };
        var last = await digests.LastSentAsync(recipient, themeId, parts[0].ConsultationId, cancel);
        // the last one again, byte for byte, as long as nothing has changed
        var same = last is null ? content : await SinceAsync(content, last.SinceId, cancel);
        var sent = SentDigest.Of(same);
        if (last is not null && sent.Id != last.Id) sent = SentDigest.Of(same = await SinceAsync(content, last.Id, cancel));
        await digests.KeepAsync(new(sent.Id, themeId, recipient, same.SinceId.Length > 0 ? same.SinceId : null, same.Title, default, null), same.DigestId, by, isSent, SentRows.Write(sent.Rows), parts, cancel);
        return new(same, sent.Id, recipient.Length == 0 ? fileName : $"{fileName}-{FileNames.Of(recipient)}");
    }

    async Task<DigestContent> SinceAsync(DigestContent content, string? since, CancellationToken cancel)
    {
        if (since is null || await digests.FindAsync(since, cancel) is not { } before) return content;
        var rows = SentRows.Read(await digests.RowsAsync(since, cancel));
        return content with
        {
            SinceId = since, SinceWhen = FrenchNumbers.Day(ParisTime.Of(before.SentAt ?? before.IssuedAt)), Since = WhatChanged.Between(rows, SentDigest.Of(content).Rows),
        };
    }
}
