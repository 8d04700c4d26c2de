using System.Collections.Immutable;

namespace SynthesisPipeline.Ingest;

/// <summary>Chooses which files of a set are read and how: the contract's rule for folders.</summary>
sealed class Planner(ImportOptions options, List<string> warnings)
{
    readonly TableSources _sources = new(options, warnings);

    /// <summary>A table that was recognised.</summary>
    sealed record Candidate(TableSource Source, Header Header, TableFormat Format);

    /// <summary>Plans one set of files.</summary>
    /// <exception cref="ImportException">Nothing in it can be read.</exception>
    public Plan Of(InputSet set)
    {
        var files = set.Named ? set.Files : WithoutReadmes(set.Files);
        if (!set.Named && files.Any(FileRoles.IsContributions)) files = ContractFilesOnly(files);
        var unreadable = new List<ImportException>();
        var candidates = new List<Candidate>();
        var documents = new List<InputFile>();
        foreach (var file in files)
        {
            if (options.Format == FormatNames.Documents || (file.MayBeDocument && !file.MayBeTable)) documents.Add(file);
            else if (!file.MayBeTable && !set.Named) LeaveAside(file, "ce type de fichier n'est pas lu");
            else Recognise(file, set, candidates, unreadable);
        }
        foreach (var (word, column) in options.Map.Where(m => candidates.Count > 0 && !candidates.Exists(c => c.Header.FindNamed(m.Value) >= 0)))
            throw new ImportException($"--map {Shown.Name(word)}={Shown.Name(column)} : cette colonne n'existe pas ; colonnes trouvées : {Shown.List([.. candidates[0].Header.Columns])}.");
        var name = TakeName(candidates);
        var chosen = Choose(candidates, set);
        if (chosen.Any(c => c.Format.Role != TableRole.Votes && c.Format.Role != TableRole.VoteMatrix) && !set.Named)
        {
            foreach (var document in documents) LeaveAside(document, "le dossier contient des tableaux");
            documents.Clear();
        }
        else if (!set.Named && files.Any(f => f.MayBeTable))
            foreach (var text in documents.Where(d => d.Extension == ".txt").ToList())
            {
                LeaveAside(text, "un texte à côté de tableaux n'est pas un compte rendu");
                documents.Remove(text);
            }
        if (chosen.Count == 0 && documents.Count == 0) throw Nothing(set, unreadable);
        if (set.Named && unreadable.Count > 0) throw unreadable[0];
        foreach (var failure in unreadable) warnings.Add("Laissé de côté : " + failure.Message);
        foreach (var candidate in chosen) warnings.AddRange(candidate.Format.Warnings);
        return new([.. new Overlaps(warnings, set.Prefix).Scope([.. chosen.OrderBy(Order).Select(c => (c.Source, c.Format))])], [.. documents], name);
    }

    // what others hang on comes first, votes come last
    static int Order(Candidate candidate) => candidate.Format.Role switch
    {
        TableRole.Contributions => candidate.Format.Sort is "comment" or "argument" ? 1 : 0,
        TableRole.Mixed => 2,
        _ => 3,
    };

    void Recognise(InputFile file, InputSet set, List<Candidate> candidates, List<ImportException> unreadable)
    {
        try
        {
            foreach (var source in _sources.Of(file))
            {
                var header = Header.Of(source);
                if (!set.Named && options.MapOf(source.Name).IsEmpty && Decidim.WhyAside(header, file.Stem) is { } why) LeaveAside(file, why);
                else if (Formats.Recognise(header, options, source.Name) is { } format) candidates.Add(new(source, header, format));
                else if (set.Named) throw new ImportException($"« {Shown.Name(source.Name)} » : aucune colonne de texte ou de titre reconnue parmi {Shown.List([.. header.Columns])} ; indiquez-la par --map body=NomDeColonne.");
                else LeaveAside(file, $"aucune colonne de texte ou de votes reconnue ({Shown.List([.. header.Columns])})");
            }
        }
        catch (ImportException e)
        {
            unreadable.Add(e);
        }
    }

    // the parted files before a raw export of the same rows; a name column before a guessed one; vote rows before their matrix
    List<Candidate> Choose(List<Candidate> candidates, InputSet set)
    {
        var chosen = candidates.ToList();
        void Drop(Func<Candidate, bool> which, string why)
        {
            foreach (var candidate in chosen.Where(which)) warnings.Add($"Fichier « {Shown.Name(candidate.Source.Name)} » laissé de côté : {why}.");
            chosen.RemoveAll(c => which(c));
        }
        if (set.Named) return chosen;
        if (chosen.Any(c => !FileRoles.IsLabels(c.Source.File))) Drop(c => FileRoles.IsLabels(c.Source.File), "ce sont des étiquettes, pas des contributions");
        var named = chosen.Any(c => c.Format.Role == TableRole.Contributions && !c.Format.Guessed);
        if (named || chosen.Any(c => c.Format.Role == TableRole.Mixed)) Drop(c => c.Format.Guessed, "aucune colonne de texte reconnue par son nom, et d'autres fichiers en ont une");
        if (named) Drop(c => c.Format.Role == TableRole.Mixed, "les fichiers séparés du dossier contiennent les mêmes lignes");
        else if (chosen.Any(c => c.Format.Role == TableRole.Mixed)) Drop(c => c.Format.Role == TableRole.Votes, "l'export complet du dossier contient déjà les votes");
        if (chosen.Any(c => c.Format.Role == TableRole.Votes)) Drop(c => c.Format.Role == TableRole.VoteMatrix, "les votes ligne à ligne du dossier suffisent");
        return chosen;
    }

    string TakeName(List<Candidate> candidates)
    {
        var name = "";
        foreach (var candidate in candidates.Where(c => c.Format.Role == TableRole.Name))
        {
            name = candidate.Header.Columns[1];
            warnings.Add($"Fichier « {Shown.Name(candidate.Source.Name)} » laissé de côté : il ne donne que le nom de la consultation.");
        }
        candidates.RemoveAll(c => c.Format.Role == TableRole.Name);
        return name;
    }

    ImmutableArray<InputFile> WithoutReadmes(ImmutableArray<InputFile> files)
    {
        foreach (var file in files.Where(FileRoles.IsReadme)) LeaveAside(file, "il explique les autres");
        return [.. files.Where(f => !FileRoles.IsReadme(f))];
    }

    ImmutableArray<InputFile> ContractFilesOnly(ImmutableArray<InputFile> files)
    {
        bool Kept(InputFile f) => FileRoles.IsContributions(f) || FileRoles.IsVotes(f);
        foreach (var file in files.Where(f => !Kept(f))) LeaveAside(file, "contributions et votes suffisent");
        return [.. files.Where(Kept)];
    }

    void LeaveAside(InputFile file, string why) => warnings.Add($"Fichier « {Shown.Name(file.Name)} » laissé de côté : {why}.");

    static ImportException Nothing(InputSet set, List<ImportException> unreadable) =>
        unreadable.Count > 0 ? unreadable[0]
        : new($"Aucun tableau de contributions reconnu parmi {Shown.List([.. set.Files.Select(f => f.Name)])} ; attendu des colonnes id et body (ou title), ou --map body=NomDeColonne.");
}
