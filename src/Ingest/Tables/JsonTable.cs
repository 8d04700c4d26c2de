namespace SynthesisPipeline.Ingest;

abstract class JsonTable : ITable
{
    public static IReadOnlyList<TableSource> Sources(InputFile file, ImportOptions options, Action<string> warn) => throw new ImportException($"« {Shown.Name(file.Name)} » : enregistrez ce fichier en CSV pour l'importer.");
    public int MappedColumns => 0;
    public abstract IReadOnlyList<string> Columns { get; }
    public abstract bool Read();
    public string? Fault => null;
    public abstract int Line { get; }
    public abstract int Count { get; }
    public abstract string this[int column] { get; }
    public abstract void Dispose();
}
