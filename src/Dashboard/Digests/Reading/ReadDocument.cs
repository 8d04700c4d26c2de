using System.Collections.Immutable;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace SynthesisPipeline.Dashboard;

/// <summary>Reads the Word synthesis as it came back: comments, and changes that Word kept track of. Each is a note on the sentence it hangs on.</summary>
public static partial class ReadDocument
{
    const string Name = "Document";

    /// <summary>Reads a document.</summary>
    /// <exception cref="UserException">It is no Word document, or none of ours.</exception>
    public static ReturnedDigest From(Stream stream)
    {
        using var package = OfficePackage.Open(stream);
        var part = package?.Relations("").Where(r => r.Kind == "officeDocument").Select(r => r.Target).FirstOrDefault(package.Has) ?? "word/document.xml";
        if (package?.Document(part)?.Root is not { } root)
            throw new UserException("Ce fichier n’est pas un document Word lisible : ouvrez-le dans Word ou LibreOffice et enregistrez-le en .docx.");
        if (Mark().Match(string.Concat(Words(root, false))) is not { Success: true } mark)
            throw new UserException("Ce document n’est pas une synthèse de ce programme : la ligne « Empreinte de la fiche » n’y est plus. Renvoyez une copie du document reçu.");
        var comments = package.Relations(part).Where(r => r.Kind == "comments").SelectMany(r => package.Document(r.Target)?.Root?.Elements() ?? [])
            .ToLookup(c => At(c, "id"), c => (Author: At(c, "author"), Text: string.Join("\n", c.Elements().Where(e => e.Name.LocalName == "p").Select(p => string.Concat(Words(p, false))))));
        var notes = ImmutableArray.CreateBuilder<ReturnedNote>();
        foreach (var paragraph in root.Descendants().Where(e => e.Name.LocalName == "p"))
        {
            var sent = string.Concat(Words(paragraph, true)).Trim();
            foreach (var id in paragraph.Descendants().Where(e => e.Name.LocalName == "commentReference").Select(e => At(e, "id")).Distinct())
                foreach (var (author, text) in comments[id].Where(c => c.Text.Trim().Length > 0)) notes.Add(Note(sent, "commentaire", author, text.Trim()));
            var author2 = paragraph.Descendants().Where(e => e.Name.LocalName is "ins" or "del").Select(e => At(e, "author")).FirstOrDefault(a => a.Length > 0) ?? "";
            var now = string.Concat(Words(paragraph, false)).Trim();
            if (now == sent) continue;
            notes.Add(now.Length == 0 ? Note(sent, "commentaire", author2, "Passage supprimé.") : Note(sent, sent.Length == 0 ? "passage ajouté" : "passage récrit", author2, now));
        }
        return new(new(DigestLayout.FormatVersion, "", mark.Groups[1].Value, "", true), [], [], notes.ToImmutable(), []);
    }

    static ReturnedNote Note(string anchor, string label, string author, string text) =>
        new("", anchor.Length == 0 ? Name : $"{Name}, « {DigestText.Cut(anchor, 80)} »", null, label, author.Length > 0 ? $"{text} ({author})" : text, Anchor: anchor);

    /// <summary>The words of a part: as they were sent (what was taken out, not what was put in), or as they are now.</summary>
    static IEnumerable<string> Words(XElement holder, bool asSent)
    {
        foreach (var e in holder.Elements())
            switch (e.Name.LocalName)
            {
                case "t": yield return e.Value; break;
                case "delText" when asSent: yield return e.Value; break;
                case "tab": yield return " "; break;
                case "br": yield return "\n"; break;
                case "ins" or "moveTo" when asSent: break;
                case "del" or "moveFrom" when !asSent: break;
                case "pPr" or "rPr" or "instrText" or "sectPr": break;
                default:
                    foreach (var word in Words(e, asSent)) yield return word;
                    break;
            }
    }

    static string At(XElement element, string name) => element.Attributes().FirstOrDefault(a => a.Name.LocalName == name)?.Value ?? "";

    [GeneratedRegex("Empreinte de la fiche : ([0-9a-f-]{16,})")]
    private static partial Regex Mark();
}
