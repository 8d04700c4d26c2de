namespace SynthesisPipeline.Ingest;

/// <summary>What a column may hold, in the words of the canonical table and of votes.</summary>
enum Field
{
    Id, Kind, Parent, ParentSort, Theme, Consultation, Title, Body, Author, AuthorKind, Verified, CreatedAt, Url, Stance,
    Agree, Mixed, Disagree, Number, Removed, Status, Published,
    Target, Voter, Value,
}
