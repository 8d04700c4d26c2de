using ClosedXML.Excel;

namespace SynthesisPipeline.Dashboard;

/// <summary>Writes the first sheet: what this workbook is, how to work in it, how to send it back.</summary>
static class WorkbookReadMe
{
    const double Width = 68, BodySize = 11;

    /// <summary>Writes the sheet.</summary>
    public static void Write(XLWorkbook workbook, DigestContent content, string digestId)
    {
        var sheet = workbook.Worksheets.Add(DigestLayout.ReadMe);
        sheet.Column(1).Width = Width;
        sheet.Style.Alignment.SetWrapText(true).Alignment.SetVertical(XLAlignmentVerticalValues.Top);
        var row = 0;
        foreach (var (text, size) in Lines(content, digestId))
        {
            var bold = size > BodySize;
            var cell = sheet.Cell(++row, 1);
            cell.SetValue<string>(text);
            if (text[0] is '=' or '+' or '-' or '@') cell.Style.IncludeQuotePrefix = true;
            cell.Style.Font.SetFontSize(size).Font.SetBold(bold);
            if (bold) cell.Style.Font.SetFontColor(DigestLayout.HeaderFill);
            sheet.Row(row).Height = DigestLayout.Height(DigestLayout.Lines(text, Width * BodySize / size)) * size / BodySize + (bold ? 8 : 2);
        }
        sheet.PageSetup.PaperSize = XLPaperSize.A4Paper;
        sheet.PageSetup.PageOrientation = XLPageOrientation.Portrait;
        sheet.PageSetup.FitToPages(1, 0);
        sheet.ShowGridLines = false;
    }

    /// <summary>Gives what the sheet says, line by line, with the size of its letters.</summary>
    public static IEnumerable<(string Text, double Size)> Lines(DigestContent content, string digestId)
    {
        yield return (content.Title, 20);
        yield return (content.Dates is { } d ? $"Contributions du {FrenchNumbers.Day(d.First)} au {FrenchNumbers.Day(d.Last)}." : "Contributions sans date.", BodySize);
        if (content.Recipient.Length > 0) yield return ($"Fiche préparée pour : {content.Recipient}.", BodySize);
        yield return ($"{content.Run}. Numéro de la fiche : {digestId}.", BodySize);
        yield return ("À quoi sert cette fiche", 14);
        yield return ("Elle présente le projet de synthèse tiré des contributions : ce que les contributeurs partagent, ce qui le nuance, ce qui les divise, ce qu’ils proposent. "
            + "Chaque phrase est choisie dans une contribution et cite celles qui la portent. Le nom des contributeurs n’y figure pas.", BodySize);
        yield return ("Ce que vous pouvez modifier", 14);
        yield return ("Les cellules jaunes : récrivez un élément d’accord, complétez ce qui le nuance, changez son état, ajoutez vos remarques, écrivez vos recommandations. "
            + "Pour retirer un élément, choisissez l’état « à écarter » ou barrez son texte. Pour en ajouter un, écrivez-le sur une ligne vide sous son sous-thème. "
            + "Une colonne ajoutée, un commentaire, une feuille ajoutée sont gardés comme remarques.", BodySize);
        yield return ("La feuille « Ce qui a changé » dit ce qui diffère de la dernière fiche envoyée à votre groupe.", BodySize);
        yield return ("Comment s’y retrouver", 14);
        yield return ("Un numéro de contribution souligné mène à la contribution, en entier, dans la feuille « Contributions » (les contributions citées d’abord, puis toutes les autres).", BodySize);
        if (content.Contributions.Length > DigestLayout.MostRows)
            yield return ($"La feuille « Contributions » s’arrête à {FrenchNumbers.Count(DigestLayout.MostRows, "contribution")} sur {FrenchNumbers.Number(content.Contributions.Length)} : les contributions citées, puis les premières des autres. "
                + "Le sujet et l’usage de toutes sont dans les tables du même traitement (assignments.csv, coverage.csv), leur texte dans l’export de la plateforme.", BodySize);
        if (content.Copies.Length > DigestLayout.MostRows)
            yield return ($"La feuille « Doublons » s’arrête aux {FrenchNumbers.Count(DigestLayout.MostRows, "plus grand groupe", "plus grands groupes")} sur {FrenchNumbers.Number(content.Copies.Length)} ; tous sont dans duplicates.csv.", BodySize);
        yield return ("« Soutien » : part de « d’accord » parmi tous les votes exprimés sur les propositions citées ; « au moins » : ce que cette part dépasse, compte tenu du nombre de votes. "
            + "Ces parts sont celles des votants : ce n’est pas un sondage.", BodySize);
        yield return ("Comment la renvoyer", 14);
        yield return ("Enregistrez ce fichier au format Excel, sous le nom que vous voulez, et renvoyez-le au secrétariat de la concertation. Les lignes sont reconnues par des repères masqués : "
            + "vous pouvez trier et ajouter des lignes sans crainte.", BodySize);
        if (content.Warnings.Length > 0)
        {
            yield return ("À regarder d’abord", 14);
            foreach (var warning in content.Warnings) yield return ($"• {warning}", BodySize);
        }
    }
}
