namespace SynthesisPipeline.Ingest;

static class WorkbookTable
{
    public static IReadOnlyList<TableSource> Sources(InputFile file, ImportOptions options) => throw new ImportException($"« {Shown.Name(file.Name)} » : enregistrez ce classeur en CSV pour l'importer.");
}
