using System.Collections.Immutable;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Ingest;

/// <summary>Turns rows of one table into contributions.</summary>
sealed class ContributionRows(PlannedTable planned, ITable table, RowCells cells, Notices notices)
{
    readonly string _file = planned.Source.Name;

    /// <summary>Totals of votes the last row declared; null where it has none.</summary>
    public (int? Agree, int? Mixed, int? Disagree) Declared { get; private set; }

    /// <summary>Why the last row is to be set aside, in French; null when it isn't.</summary>
    public string? SetAsideWhy { get; private set; }

    /// <summary>Reads the current row.</summary>
    /// <param name="map">Where its fields stand.</param>
    /// <param name="id">Its id, already checked and named.</param>
    public Contribution Read(RowMap map, string id)
    {
        SetAsideWhy = WhySetAside(map);
        var raw = cells[map, Field.Body];
        string? strayDate = null;
        if (IsStrayDate(raw, cells[map, Field.Title]))
        {
            strayDate = raw;
            notices.Add(_file, "titre et texte dans la même cellule et une date à la place du texte : le texte est lu dans le titre", id);
            raw = "";
        }
        var body = BodyText.Of(raw, map.LowQuotesAreCommas, out var reading);
        if (reading.Mojibake) notices.Add(_file, "texte doublement encodé, lu comme il devait l'être", id);
        if (raw.Length > 0 && string.IsNullOrWhiteSpace(body.Plain)) notices.Add(_file, "texte vide une fois ses balises retirées", id);
        var attributes = Attributes(map, reading.Links);
        var parent = ParentOf(map);
        return new()
        {
            Id = new(id),
            Kind = KindOf(map, parent, id),
            ParentId = parent,
            Number = OrNull(cells[map, Field.Number]),
            Theme = OrNull(BodyText.Title(Cell(map, Field.Theme))),
            Consultation = OrNull(BodyText.Title(Cell(map, Field.Consultation))),
            Title = BodyText.Title(Cell(map, Field.Title)),
            Body = body,
            Author = AuthorOf(map),
            CreatedAt = DateOf(strayDate ?? cells[map, Field.CreatedAt], id),
            Url = OrNull(cells[map, Field.Url]),
            Stance = SideOf(map, id),
            DeclaredVotes = VotesOf(map, id),
            Attributes = attributes,
        };
    }

    string Cell(RowMap map, Field field)
    {
        var cell = cells[map, field];
        return map.LowQuotesAreCommas ? cell.Replace('\u201A', ',') : cell;
    }

    // an export that lost the border between title and body: its later cells stand one column early
    static bool IsStrayDate(string body, string title) => body.Length is > 7 and < 25 && title.Contains(';') && Dates.TryRead(body, out _);

    static string? OrNull(string cell) => string.IsNullOrWhiteSpace(cell) ? null : cell.Trim();

    string? WhySetAside(RowMap map)
    {
        var removed = cells[map, Field.Removed];
        if (map.OnlyMinusOneRemoves)
            return removed.Trim() == "-1" ? "Rejetée par la modération de la plateforme." : null;
        if (Words.SaysRemoved(removed)) return $"Modérée ou mise à la corbeille sur la plateforme ({Shown.Name(removed.Trim())}).";
        var status = cells[map, Field.Status];
        if (Words.SaysWithdrawn(status)) return $"Retirée de la plateforme ({Shown.Name(status.Trim())}).";
        var published = cells[map, Field.Published];
        return published.Length > 0 && Words.SaysNo(published) ? "Non publiée sur la plateforme." : null;
    }

    ContributionId? ParentOf(RowMap map)
    {
        var parent = cells[map, Field.Parent];
        return string.IsNullOrWhiteSpace(parent) ? null : new(planned.Scope.Parent(map.NameParent?.Invoke(parent) ?? parent, Decidim.SortOf(cells[map, Field.ParentSort])));
    }

    ContributionKind KindOf(RowMap map, ContributionId? parent, string id)
    {
        var word = cells[map, Field.Kind];
        var kind = map.Kind;
        if (!string.IsNullOrWhiteSpace(word))
        {
            if (Words.Kind(word) is { } said) kind = said;
            else notices.Add(_file, "sorte (kind) inconnue, lue comme proposition", $"{id} : « {word} »");
        }
        return kind == ContributionKind.Comment && parent is null && map.RootsArePropositions ? ContributionKind.Proposition : kind;
    }

    Contributor? AuthorOf(RowMap map)
    {
        var name = cells[map, Field.Author].Trim();
        if (name.Length == 0 || Words.Fold(name) is "masque" or "masquee" or "anonyme" or "anonymous" or "utilisateur_anonyme") return null;
        var verified = cells[map, Field.Verified];
        return new(planned.Scope.Person(name), Words.AuthorKind(cells[map, Field.AuthorKind]), !Words.SaysNo(verified));
    }

    DateTimeOffset? DateOf(string cell, string id)
    {
        if (string.IsNullOrWhiteSpace(cell)) return null;
        if (Dates.TryRead(cell, out var date)) return date;
        notices.Add(_file, "date illisible, laissée vide", id);
        return null;
    }

    Side? SideOf(RowMap map, string id)
    {
        var cell = cells[map, Field.Stance];
        if (string.IsNullOrWhiteSpace(cell)) return null;
        if (!Words.TrySide(cell, map.ZeroIsNeutral, out var side)) notices.Add(_file, "position inconnue, laissée vide", id);
        return side;
    }

    VoteCounts? VotesOf(RowMap map, string id)
    {
        int? agree = CountOf(map, Field.Agree, id), mixed = CountOf(map, Field.Mixed, id), disagree = CountOf(map, Field.Disagree, id);
        Declared = (agree, mixed, disagree);
        return agree is null && mixed is null && disagree is null ? null : new(agree ?? 0, mixed ?? 0, disagree ?? 0);
    }

    int? CountOf(RowMap map, Field field, string id)
    {
        var cell = cells[map, field];
        if (string.IsNullOrWhiteSpace(cell)) return null;
        if (Counts.TryRead(cell, out var count)) return count;
        notices.Add(_file, "nombre de votes illisible, laissé vide", id);
        return null;
    }

    ImmutableArray<ContributionAttribute> Attributes(RowMap map, ImmutableArray<string> links)
    {
        var attributes = ImmutableArray.CreateBuilder<ContributionAttribute>();
        foreach (var column in map.Attributes)
            if (cells.At(column) is { Length: > 0 } value) attributes.Add(new(NameOf(column), map.LowQuotesAreCommas ? value.Replace('\u201A', ',') : value));
        // JSON may bring columns after the map was made
        if (table is JsonTable { MappedColumns: var mapped } json)
            for (var column = mapped; column < json.Columns.Count; column++)
                if (cells.At(column) is { Length: > 0 } value) attributes.Add(new(json.Columns[column], value));
        foreach (var link in links) attributes.Add(new("link", link));
        return attributes.ToImmutable();
    }

    string NameOf(int column) => table.Columns[column] is { Length: > 0 } name ? name : $"colonne {column + 1}";
}
