namespace SynthesisPipeline.Ingest;

/// <summary>Names the platform whose export was parted into tables with plain French columns; such tables are mapped by name like any other.</summary>
static class PartedFiles
{
    /// <summary>Gives the platform; null where columns don't tell.</summary>
    public static string? NameOf(Header header) =>
        header.Has("section", "titre", "corps") || header.Has("proposition_id", "sens", "texte") || header.Has("proposition_id", "votant", "valeur") ? FormatNames.CapCollectif
        : header.Has("commentaire_id", "votant", "valeur") ? FormatNames.AssembleeNationale
        : header.Has("parent_type", "profondeur") || header.Has("titre", "corps", "soutiens") || header.Has("question", "nb_commentaires") ? FormatNames.Decidim
        : null;
}
