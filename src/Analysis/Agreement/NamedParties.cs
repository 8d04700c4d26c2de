using System.Text.RegularExpressions;

namespace SynthesisPipeline.Analysis;

/// <summary>Knows the names of French political parties: a line that states something of one, and asks for nothing, accuses or praises it.</summary>
/// <remarks>Short names are read in capitals only. When it misleads: parties come and go, and "PS" may open a postscript.</remarks>
static partial class NamedParties
{
    /// <summary>Whether a party or a person by title and name is spoken of.</summary>
    public static bool In(string sentence) => Parties().IsMatch(sentence) || Cues.Person().IsMatch(sentence);

    [GeneratedRegex(@"(?<!\p{L})(?:FN|RN|LR|UMP|LREM|LRM|LaREM|LFI|PCF|PS|EELV|UDI|MoDem|Front [Nn]ational|Rassemblement [Nn]ational|Les Républicains|(?:La République )?[Ee]n [Mm]arche|(?:La )?France [Ii]nsoumise|[Pp]arti (?:[Ss]ocialiste|[Cc]ommuniste))(?!\p{L})", RegexOptions.CultureInvariant)]
    private static partial Regex Parties();
}
