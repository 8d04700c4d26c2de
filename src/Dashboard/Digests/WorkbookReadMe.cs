using ClosedXML.Excel;

namespace SynthesisPipeline.Dashboard;

/// <summary>Writes the first sheet: what this workbook is, how to work in it, how to send it back.</summary>
static class WorkbookReadMe
{
    const double Width = 68;

    /// <summary>Writes the sheet.</summary>
    public static void Write(XLWorkbook workbook, DigestContent content)
    {
        var sheet = workbook.Worksheets.Add(DigestLayout.ReadMe);
        sheet.Column(1).Width = Width;
        sheet.Style.Alignment.SetWrapText(true).Alignment.SetVertical(XLAlignmentVerticalValues.Top);
        var row = 0;
        Line(content.Title, 20, true);
        Line(content.Dates is { } d ? $"Contributions du {FrenchNumbers.Day(d.First)} au {FrenchNumbers.Day(d.Last)}." : "Contributions sans date.", 11, false);
        Line($"{content.Run}. Empreinte de la fiche : {content.DigestId}.", 11, false);
        Line("À quoi sert cette fiche", 14, true);
        Line("Elle présente le projet de synthèse tiré des contributions : ce que les contributeurs partagent, ce qui le nuance, ce qui les divise, ce qu’ils proposent. "
            + "Chaque phrase est choisie dans une contribution et cite celles qui la portent. Le nom des contributeurs n’y figure pas.", 11, false);
        Line("Ce que vous pouvez modifier", 14, true);
        Line("Les cellules jaunes : récrivez un élément d’accord, complétez ce qui le nuance, changez son état, ajoutez vos remarques, écrivez vos recommandations. "
            + "Pour retirer un élément, choisissez l’état « à écarter » ou barrez son texte.", 11, false);
        Line("Comment s’y retrouver", 14, true);
        Line("Un numéro de contribution souligné mène à la contribution, en entier, dans la feuille « Contributions » (les contributions citées d’abord, puis toutes les autres).", 11, false);
        Line("« Soutien » : part de « d’accord » parmi tous les votes exprimés sur les propositions citées ; « au moins » : ce que cette part dépasse, compte tenu du nombre de votes. "
            + "Ces parts sont celles des votants : ce n’est pas un sondage.", 11, false);
        Line("Comment la renvoyer", 14, true);
        Line("Enregistrez ce fichier au format Excel, sous le nom que vous voulez, et renvoyez-le au secrétariat de la concertation. Les lignes sont reconnues par des repères masqués : "
            + "vous pouvez trier et ajouter des lignes sans crainte.", 11, false);
        if (content.Warnings.Length > 0)
        {
            Line("À regarder d’abord", 14, true);
            foreach (var warning in content.Warnings) Line($"• {warning}", 11, false);
        }
        sheet.PageSetup.PaperSize = XLPaperSize.A4Paper;
        sheet.PageSetup.PageOrientation = XLPageOrientation.Portrait;
        sheet.PageSetup.FitToPages(1, 0);
        sheet.ShowGridLines = false;

        void Line(string text, double size, bool bold)
        {
            var cell = sheet.Cell(++row, 1);
            cell.SetValue<string>(text);
            if (text[0] is '=' or '+' or '-' or '@') cell.Style.IncludeQuotePrefix = true;
            cell.Style.Font.SetFontSize(size).Font.SetBold(bold);
            if (bold) cell.Style.Font.SetFontColor(DigestLayout.HeaderFill);
            sheet.Row(row).Height = DigestLayout.Height(DigestLayout.Lines(text, Width * 11 / size)) * size / 11 + (bold ? 8 : 2);
        }
    }
}
