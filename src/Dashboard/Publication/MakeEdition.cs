using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>What is to be published, as the product knows it: with names.</summary>
public sealed record EditionSource
{
    /// <summary>What it is called.</summary>
    public required EditionTitle Title { get; init; }

    /// <summary>How it came to be.</summary>
    public required EditionRun Run { get; init; }

    /// <summary>What was analysed.</summary>
    public required Corpus Corpus { get; init; }

    /// <summary>What was found, people's decisions laid over it.</summary>
    public required Findings Findings { get; init; }

    /// <summary>People's decisions, with the accounts that made them.</summary>
    public ImmutableArray<PublicDecision> Decisions { get; init; } = [];

    /// <summary>Comments with their answers.</summary>
    public ImmutableArray<CommentAnswer> Comments { get; init; } = [];

    /// <summary>What people decided on masking.</summary>
    public ImmutableArray<MaskDecision> Masks { get; init; } = [];
}

/// <summary>Makes an edition: pseudonyms for names, masks for what names or reaches a person, spans moved along.</summary>
public sealed class MakeEdition
{
    readonly EditionSource _source;
    readonly Masking _masking;
    readonly Pseudonyms _pseudonyms;
    readonly MaskedText[] _titles, _bodies;
    readonly ImmutableArray<PersonalMention>[] _found;
    readonly Dictionary<ContributionId, ContributionId> _ids = [];

    MakeEdition(EditionSource source, Pseudonyms pseudonyms)
    {
        (_source, _pseudonyms) = (source, pseudonyms);
        _masking = new(ContributorNames.Of(source.Corpus), source.Masks);
        var all = source.Corpus.Contributions;
        (_titles, _bodies, _found) = (new MaskedText[all.Length], new MaskedText[all.Length], new ImmutableArray<PersonalMention>[all.Length]);
        for (var i = 0; i < all.Length; i++)
        {
            _ids[all[i].Id] = Id(all[i].Id);
            ImmutableArray<PersonalMention> title = _masking.Masked(all[i].Title), body = _masking.Masked(all[i].Body.Plain);
            (_titles[i], _bodies[i], _found[i]) = (Masking.Apply(all[i].Title, title), Masking.Apply(all[i].Body.Plain, body), [.. title, .. body]);
        }
    }

    /// <summary>Makes the edition.</summary>
    public static Edition Of(EditionSource source, Pseudonyms pseudonyms) => new MakeEdition(source, pseudonyms).Make();

    Edition Make()
    {
        var (releases, attributes) = KAnonymity.Of([.. _source.Corpus.Contributions.Select(WithCleanAttributes)], _source.Run.K);
        var contributions = _source.Corpus.Contributions.Select((c, i) => Publish(c, i, attributes[i])).ToImmutableArray();
        var corpus = new Corpus(contributions, [], _source.Corpus.Name);
        return new()
        {
            Title = _source.Title,
            Run = _source.Run with
            {
                Inputs = [.. _source.Run.Inputs.Select(i => i with { Name = Text(i.Name) })], Warnings = [.. _source.Run.Warnings.Select(Text)],
            },
            Corpus = corpus,
            Findings = new PublicFindings(_source.Findings, Of, Text, Passage, corpus.Contributions).Make(),
            Decisions = [.. _source.Decisions.Select(Publish)],
            Masks = [.. _source.Corpus.Contributions.SelectMany((c, i) => _found[i].GroupBy(m => m.Kind).OrderBy(g => g.Key).Select(g => new MaskCount(Of(c.Id), g.Key, g.Count())))
                .OrderBy(m => m.Contribution).ThenBy(m => m.Kind)],
            Attributes = releases,
            Comments = [.. _source.Comments.Select(c => c with { Comment = Of(c.Comment), Answer = Text(c.Answer), Before = Text(c.Before), After = Text(c.After) })],
        };
    }

    Contribution Publish(Contribution c, int index, ImmutableArray<ContributionAttribute> attributes) => new()
    {
        Id = Of(c.Id), Kind = c.Kind, ParentId = c.ParentId is { } parent ? Of(parent) : null, Number = c.Number is { } number ? Text(number) : null,
        Theme = c.Theme is { } theme ? Text(theme) : null, Title = _titles[index].Text, Body = SourceText.Same(_bodies[index].Text),
        Author = c.Author is { } author ? new(_pseudonyms.Writer(author.Name), author.Kind) : null,
        CreatedAt = c.CreatedAt is { } at ? new(at.Ticks - at.Ticks % TimeSpan.TicksPerSecond, at.Offset) : null,
        Stance = c.Stance, DeclaredVotes = _source.Corpus.VotesOf(index), Attributes = attributes,
    };

    /// <summary>An attribute that tells who somebody is, in one row or more, is none that k can make safe: it has its own value a row.</summary>
    Contribution WithCleanAttributes(Contribution c) => c with
    {
        Attributes = [.. c.Attributes.Select(a => new ContributionAttribute(Text(a.Name), _masking.IsClean(a.Value) ? Text(a.Value) : $"\0{c.Id.Value}"))],
    };

    PublicDecision Publish(PublicDecision d) => d with
    {
        By = _pseudonyms.Decider(d.By), Subject = Json(d.Subject), Decision = Json(d.Decision), Reason = Text(d.Reason),
    };

    /// <summary>Masks every text inside a decision, and names contributions as the publication does.</summary>
    string Json(string json)
    {
        return Clean(JsonNode.Parse(json))?.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }) ?? "null";

        JsonNode? Clean(JsonNode? node) => node switch
        {
            JsonObject o => new JsonObject(o.Select(p => KeyValuePair.Create(p.Key, Clean(p.Value)))),
            JsonArray a => new JsonArray([.. a.Select(Clean)]),
            JsonValue v when v.GetValueKind() == JsonValueKind.String => JsonValue.Create(v.GetValue<string>() is var text && _ids.TryGetValue(new(text), out var id) ? id.Value : Text(text)),
            _ => node?.DeepClone(),
        };
    }

    /// <summary>Moves a passage of the raw body into the published body; null for a title.</summary>
    TextSpan? Passage(ContributionId source, TextSpan? raw)
    {
        if (raw is not { } span || _source.Corpus.IndexOf(source) is not { } index) return null;
        return _bodies[index].Map(_source.Corpus.Contributions[index].Body.PlainSpan(span));
    }

    ContributionId Of(ContributionId id) => _ids.TryGetValue(id, out var known) ? known : Id(id);

    /// <summary>Ids stay as they are, so that they can be found again; but one that names somebody is replaced.</summary>
    ContributionId Id(ContributionId id) => _masking.Mask(id.Value).Text == id.Value ? id : _pseudonyms.Id(id);

    string Text(string text) => _masking.Mask(text).Text;
}
