using System.Collections.Immutable;

namespace SynthesisPipeline.Dashboard;

/// <summary>Merges three states of a digest, cell by cell: what was sent, what came back, what stands now. Pure.</summary>
/// <remarks>
/// A cell that came back as it was sent asks for nothing; one that stands already as it came back neither; one that nobody changed since takes what came back;
/// one that both changed is a question. So two copies with edits of different cells give the same table in either order.
/// Whatever is no decision becomes a remark: every word that came back and was not sent is in the outcome.
/// </remarks>
public sealed class MergeDigest
{
    readonly MergeInput _input;
    readonly MatchRows _match;
    readonly ImmutableArray<DigestChange>.Builder _changes = ImmutableArray.CreateBuilder<DigestChange>();
    readonly ImmutableArray<DigestQuestion>.Builder _questions = ImmutableArray.CreateBuilder<DigestQuestion>();
    readonly ImmutableArray<DigestRefusal>.Builder _refused = ImmutableArray.CreateBuilder<DigestRefusal>();
    int _unchanged;

    MergeDigest(MergeInput input) => (_input, _match) = (input, MatchRows.Of(input));

    /// <summary>Merges a returned digest.</summary>
    public static DigestMerge Of(MergeInput input) => new MergeDigest(input).Merge();

    /// <summary>Names a sentence that stands on a sheet, whatever its spaces.</summary>
    public static string Standing(string sheet, string words) => sheet + "\n" + DigestColumns.Flat(words);

    /// <summary>Makes all spaces of a text one.</summary>
    public static string Flat(string text) => DigestColumns.Flat(text);

    DigestMerge Merge()
    {
        foreach (var match in _match.Rows)
        {
            var before = (_changes.Count, _questions.Count, _refused.Count);
            if (match.Sent is { } sent) Known(sent, match.Row);
            else if (match.Refused is { } reason) Refuse(match.Row, reason);
            else if (match.Row.Sheet == DigestLayout.Contributions.Code) Contribution(match.Row);
            else if (!match.IsHeading) Added(match.Row);
            if (before == (_changes.Count, _questions.Count, _refused.Count) && match.Sent is { Cells.IsEmpty: false }) _unchanged++;
        }
        foreach (var (row, isLikely) in _match.Deleted)
        {
            var change = new DigestChange(ChangeKind.SetAside, row.Sheet, row.Key, _match.SheetName(row.Sheet), "", Empty);
            Aside(change, row, isLikely ? null : "Beaucoup de lignes manquent dans cette feuille : a-t-on voulu les retirer ?");
        }
        foreach (var note in _input.Returned.Notes.Where(n => !n.MayBeOurs || !_match.WasSent(n))) Note(note);
        return new([.. _changes.DistinctBy(c => c.Fingerprint)], [.. _questions.DistinctBy(q => q.Change.Fingerprint)], _refused.ToImmutable(), _input.Returned.Unreadable, _unchanged);
    }

    /// <summary>Words outside of the columns: on their row, or in a document on the sentence that their paragraph holds.</summary>
    void Note(ReturnedNote note)
    {
        var row = note.Anchor.Length > 0 ? _match.Holding(note.Anchor) : null;
        Remark(row?.Sheet ?? note.Sheet, row?.Key ?? _match.KeyOf(note.Mark), note.Place, note.Label, note.Text);
    }

    /// <summary>A row that was sent and came back.</summary>
    void Known(SentRow sent, ReturnedRow row)
    {
        string main = DigestColumns.Sentence(sent.Sheet), words = row.At(main), sentWords = sent.Cells.GetValueOrDefault(main, "");
        if (DigestColumns.Decided(sent.Sheet).IsEmpty || (sentWords.Length == 0 && words.Length == 0))
        {
            Beside(sent, row);
            return;
        }
        if (sentWords.Length == 0)
        {
            Added(row);
            return;
        }
        var aside = new DigestChange(ChangeKind.SetAside, sent.Sheet, sent.Key, row.Place, "", Empty);
        if (row.Under is { } above && !row.Silent.IsEmpty)
            Ask(aside, sent, $"Cette ligne a été fusionnée avec la ligne {above} : la retire-t-on ?");
        else if (words.Length == 0 && row.Struck.Contains(main)) Aside(aside, sent, null);
        else if (words.Length == 0 && !row.Silent.Contains(main)) Ask(aside, sent, "Le texte a été vidé sans être barré : retire-t-on cette ligne ?");
        else if (IsAside(row.At("etat")) && !IsAside(sent.Cells.GetValueOrDefault("etat", ""))) Aside(aside, sent, null);
        Cells(sent, row);
        Beside(sent, row);
    }

    /// <summary>Merges the cells that people decide about.</summary>
    void Cells(SentRow sent, ReturnedRow row)
    {
        var now = _input.Now.GetValueOrDefault(sent.Key);
        var (taken, both) = (Empty.ToBuilder(), Empty.ToBuilder());
        foreach (var code in DigestColumns.Decided(sent.Sheet).Append(DigestColumns.Section))
        {
            var (was, wanted) = code == DigestColumns.Section ? (_match.SectionSent(sent), _match.SectionOf(sent, row)) : (sent.Cells.GetValueOrDefault(code, ""), row.At(code));
            if (wanted is null || row.Silent.Contains(code) || DigestColumns.Same(code, wanted, was ?? "")) continue;
            // emptied or struck through: seen above
            if (code == DigestColumns.Sentence(sent.Sheet) && wanted.Length == 0) continue;
            if (code == "etat" && (IsAside(wanted) || wanted.Length == 0)) continue;
            if (code == "etat" && FrenchWords.StatusOf(wanted) is null)
            {
                Remark(sent.Sheet, sent.Key, row.Place, DigestColumns.Heading(sent.Sheet, code), wanted);
                continue;
            }
            var stands = now is null ? was ?? "" : now.Cells.GetValueOrDefault(code, "");
            if (DigestColumns.Same(code, wanted, stands)) continue;
            (DigestColumns.Same(code, stands, was ?? "") ? taken : both)[code] = wanted;
        }
        if (taken.Count > 0)
        {
            var change = new DigestChange(ChangeKind.Edit, sent.Sheet, sent.Key, Place(row, taken.Keys), "", taken.ToImmutable());
            if (taken.GetValueOrDefault("etat") is { } state && FrenchWords.StatusOf(state) == Analysis.PointStatus.Validated && now is not null && ChangedSince(sent, now))
                Ask(change, sent, "La fiche valide cet élément, mais ses mots ont changé depuis l’envoi.");
            else if (now?.IsFrozen == true) Ask(change, sent, "Cet élément a été validé depuis : il ne change que si une personne le rouvre.");
            else if (now?.IsAside == true) Ask(change, sent, "Cet élément a été écarté depuis.");
            else _changes.Add(change);
        }
        if (both.Count > 0)
            Ask(new(ChangeKind.Edit, sent.Sheet, sent.Key, Place(row, both.Keys), "", both.ToImmutable()), sent, "La fiche et le tableau de bord ont tous deux changé ce texte.");
    }

    static bool ChangedSince(SentRow sent, CurrentRow now) => DigestColumns.Decided(sent.Sheet).Any(c => c != "etat" && !DigestColumns.Same(c, now.Cells.GetValueOrDefault(c, ""), sent.Cells.GetValueOrDefault(c, "")));

    /// <summary>Words in cells that nobody decides about: remarks, figures written over.</summary>
    void Beside(SentRow sent, ReturnedRow row)
    {
        var decided = DigestColumns.Decided(sent.Sheet);
        foreach (var (code, text) in row.Cells)
            if (!decided.Contains(code) && !DigestColumns.Same(code, text, sent.Cells.GetValueOrDefault(code, "")))
                Remark(sent.Sheet, sent.Key, Place(row, [code]), DigestColumns.Heading(sent.Sheet, code), text);
        // words struck through in part are in the edit; where nothing else changed they are worth a remark
        foreach (var code in row.Struck.Where(c => !decided.Contains(c) && row.At(c).Length == 0))
            Remark(sent.Sheet, sent.Key, Place(row, [code]), DigestColumns.Heading(sent.Sheet, code), "(barré)");
    }

    void Added(ReturnedRow row)
    {
        var main = DigestColumns.Sentence(row.Sheet);
        var decided = DigestColumns.Decided(row.Sheet);
        if (row.Struck.Contains(main) && row.At(main).Length == 0) return;
        if (decided.IsEmpty || row.At(main).Length == 0)
        {
            foreach (var (code, text) in row.Cells.Where(c => code_IsWords(c.Key))) Remark(row.Sheet, "", Place(row, [code]), DigestColumns.Heading(row.Sheet, code), text);
            return;
        }
        if (!_input.Standing.Contains(Standing(row.Sheet, row.At(main))))
        {
            var cells = row.Cells.Where(c => decided.Contains(c.Key) && !(c.Key == "etat" && FrenchWords.StatusOf(c.Value) is null)).ToImmutableSortedDictionary(StringComparer.Ordinal);
            _changes.Add(new(ChangeKind.Add, row.Sheet, "", Place(row, [main]), _match.TitleOf(row.Section) ?? "", cells));
        }
        if (row.At("remarques") is { Length: > 0 } remark) Remark(row.Sheet, "", Place(row, ["remarques"]), DigestColumns.Heading(row.Sheet, "remarques"), $"{remark} (sur « {row.At(main)} »)");

        // a number or a link of an added row is no word of a person
        static bool code_IsWords(string code) => code is not ("numero" or "rang" or "lire" or "lire_nuance");
    }

    /// <summary>The list of contributions is to read: what was written over is a remark on the contribution.</summary>
    void Contribution(ReturnedRow row)
    {
        var id = row.Mark is { } mark ? mark.Check.Length > 0 ? $"{mark.Key}/{mark.Check}" : mark.Key : "";
        if (_input.Contribution(id) is not { } sent)
        {
            foreach (var (code, text) in row.Cells.Where(c => c.Key is "titre" or "texte" or "sujet" or "usage"))
                Remark(row.Sheet, "", Place(row, [code]), DigestColumns.Heading(row.Sheet, code), text);
            return;
        }
        if (row.At("titre") is { Length: > 0 } title && !DigestColumns.Same("titre", title, sent.Title)) Remark(row.Sheet, id, Place(row, ["titre"]), "Titre", title);
        if (row.At("texte") is { Length: > 0 } body && !DigestColumns.Same("texte", body, sent.Text)) Remark(row.Sheet, id, Place(row, ["texte"]), "Texte", body);
    }

    void Refuse(ReturnedRow row, string reason)
    {
        _refused.Add(new(row.Place, reason));
        foreach (var (code, text) in row.Cells)
            if (DigestColumns.Decided(row.Sheet).Contains(code) || code == "remarques") Remark(row.Sheet, "", Place(row, [code]), DigestColumns.Heading(row.Sheet, code), text);
    }

    void Aside(DigestChange change, SentRow sent, string? doubt)
    {
        var now = _input.Now.GetValueOrDefault(sent.Key);
        if (now?.IsAside == true) return;
        var main = DigestColumns.Sentence(sent.Sheet);
        if (now?.IsFrozen == true) Ask(change, sent, "La fiche retire cet élément, qui a été validé depuis.");
        else if (now is not null && !DigestColumns.Same(main, now.Cells.GetValueOrDefault(main, ""), sent.Cells.GetValueOrDefault(main, "")))
            Ask(change, sent, "La fiche retire cet élément, que le tableau de bord a réécrit depuis.");
        else if (doubt is not null) Ask(change, sent, doubt);
        else _changes.Add(change);
    }

    void Ask(DigestChange change, SentRow sent, string why)
    {
        var now = _input.Now.GetValueOrDefault(sent.Key)?.Cells ?? sent.Cells;
        var shown = change.Cells.IsEmpty ? [DigestColumns.Sentence(sent.Sheet)] : change.Cells.Keys;
        var was = _match.SectionSent(sent) is { } section ? sent.Cells.SetItem(DigestColumns.Section, section) : sent.Cells;
        // the sentence goes along: a state or a condition says nothing without it
        _questions.Add(new(change, why, Only(was, shown.Append(DigestColumns.Sentence(sent.Sheet)).Distinct()), Only(now, shown)));
    }

    static ImmutableSortedDictionary<string, string> Only(ImmutableSortedDictionary<string, string> cells, IEnumerable<string> codes) =>
        codes.ToImmutableSortedDictionary(c => c, c => cells.GetValueOrDefault(c, ""), StringComparer.Ordinal);

    void Remark(string sheet, string key, string place, string label, string text) =>
        _changes.Add(new(ChangeKind.Remark, sheet, key, place, "", Empty.Add(label, text)));

    static string Place(ReturnedRow row, IEnumerable<string> codes) =>
        codes.Select(row.Addresses.GetValueOrDefault).OfType<string>().FirstOrDefault() is { } address ? $"{row.Place[..row.Place.LastIndexOf(',')]}, {address}" : row.Place;

    static bool IsAside(string state) => ColumnMatch.Plain(state) is "aecarter" or "ecarte" or "ecarter" or "asupprimer" or "supprime" or "retirer" or "aretirer";

    static ImmutableSortedDictionary<string, string> Empty { get; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);
}
