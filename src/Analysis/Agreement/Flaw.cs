namespace SynthesisPipeline.Analysis;

/// <summary>Flaws of a sentence as a line of a neutral synthesis.</summary>
[Flags]
enum Flaw
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Says I or we.</summary>
    FirstPerson = 1,

    /// <summary>Has two words in capitals.</summary>
    Capitals = 2,

    /// <summary>Exclaims.</summary>
    Exclaims = 4,

    /// <summary>Asks.</summary>
    Asks = 8,

    /// <summary>Holds an address of the web.</summary>
    Address = 16,

    /// <summary>Begins by pointing back to what stands before it.</summary>
    PointsBack = 32,

    /// <summary>Too short to say something, or too long to read.</summary>
    Length = 64,

    /// <summary>Breaks off, or announces what follows.</summary>
    Unfinished = 128,

    /// <summary>Claims nothing: names a subject only.</summary>
    NamesOnly = 256,

    /// <summary>Speaks to the reader: you, an imperative.</summary>
    Addresses = 512,

    /// <summary>Holds a word that judges.</summary>
    Loaded = 1024,

    /// <summary>Leans on what stands before it: "cela", "cette mesure", "il faut donc".</summary>
    Leans = 2048,

    /// <summary>Opens with an act and judges it: "Taxer les robots peut rapporter" asks for nothing.</summary>
    Judges = 4096,

    /// <summary>Written in haste: "tt", "+++", a noun of one behind "plusieurs".</summary>
    Careless = 8192,

    /// <summary>Names nothing that it asks for: "il faut agir en amont", "trouver des solutions".</summary>
    Vague = 16384,

    /// <summary>States something of a named party or person and asks for nothing.</summary>
    Accuses = 32768,
}
