namespace SynthesisPipeline.Dashboard;

/// <summary>What was said of earlier versions, what was answered and what changed; and how to comment on this one.</summary>
sealed class PublicComments(PublicView view, Speech s)
{
    const int LongestQuote = 1_200;

    readonly Edition _edition = view.Edition;

    public string Lead()
    {
        var root = s.English ? "../" : "";
        var html = new Markup().Raw("<p class=\"lead\">").Text(s.Say("Une phrase vous semble fausse, incomplète ou mal citée ? Son code (p-…, c-…, a-…, m-…) suffit à la désigner.", "Does a sentence seem wrong, incomplete or badly cited? Its code (p-…, c-…, a-…, m-…) is enough to name it.")).Raw("</p>\n<p>")
            .Text(s.Say("Pour importer des commentaires : remplissez ", "To import comments: fill in ")).Raw($"<a href=\"{root}data/commentaires-modele.csv\">commentaires-modele.csv</a> ")
            .Text(s.Say("(une ligne par commentaire : son texte dans « body », le code de la phrase dans « parent_id »), puis importez-le comme un export. Chaque commentaire est relié à sa phrase ; la version suivante dit la réponse et ce qui a changé.",
                "(one row a comment: its text in “body”, the code of the sentence in “parent_id”), then import it like an export. Each comment is tied to its sentence; the next version tells the answer and what changed.")).Raw("</p>\n");
        if (_edition.Comments.IsEmpty) html.Raw("<p>").Text(s.Say("Aucun commentaire n’a encore été reçu sur une version antérieure.", "No comment on an earlier version has been received yet.")).Raw("</p>\n");
        return html.ToString();
    }

    public IEnumerable<Block> All() => _edition.Comments.Select(c => new Block([], () =>
    {
        var text = _edition.Corpus.IndexOf(c.Comment) is { } index ? _edition.Corpus.Contributions[index].Body.Plain : "";
        var html = new Markup().Raw("<li class=\"sentence\">\n<h2>").Text(s.Say("Commentaire ", "Comment ")).Raw(view.Link(c.Comment)).Text(s.Say(" sur la phrase ", " on sentence ")).Raw("<code>").Text(c.Sentence).Raw("</code></h2>\n<blockquote lang=\"fr\">")
            .Text(DigestText.Cut(text, LongestQuote)).Raw("</blockquote>\n<p><strong>").Text(s.Say("Réponse : ", "Answer: ")).Raw("</strong>");
        if (c.Answer.Length == 0) html.Text(s.Say("en attente.", "pending."));
        else html.Raw("<span lang=\"fr\">").Text(c.Answer).Raw("</span>");
        html.Raw("</p>\n<p><strong>").Text(s.Say("Ce qui a changé : ", "What changed: ")).Raw("</strong>");
        if (c.Before.Length == 0) html.Text(s.Say("la phrase commentée n’est pas connue de cette publication.", "the sentence commented on is not known to this publication."));
        else if (c.After.Length == 0) html.Text(s.Say("la phrase a été retirée : ", "the sentence was removed: ")).Raw("<del lang=\"fr\">").Text(c.Before).Raw("</del>");
        else if (!c.Changed) html.Text(s.Say("rien, la phrase est restée.", "nothing, the sentence stayed."));
        else html.Raw("<del lang=\"fr\">").Text(c.Before).Raw("</del> <ins lang=\"fr\">").Text(c.After).Raw("</ins>");
        return html.Raw("</p>\n</li>\n").ToString();
    }));
}
