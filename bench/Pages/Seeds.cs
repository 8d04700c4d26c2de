using System.Net;
using System.Text.RegularExpressions;

namespace SynthesisPipeline.Pages;

/// <summary>What people leave on a site: a lens, a recommendation, an address for an author, decisions. Without them some pages have nothing to show.</summary>
static partial class Seeds
{
    static readonly string s_home = $"/consultations/{SiteProcess.Slug}";

    /// <returns>A contribution to decide about.</returns>
    public static async Task<string> PlantAsync(Crowd crowd)
    {
        var rapporteur = crowd.Rapporteurs[0];
        if (!(await crowd.Administrator.GetAsync("/regards")).Text().Contains("/regards/mobilite", StringComparison.Ordinal))
            await Expect(crowd.Administrator.PostAsync("/regards/garder", "/recherche?q=transports", ("titre", "Mobilité"), ("q", "transports")));
        var list = Where().Match((await rapporteur.GetAsync("/recommandations")).Text()).Groups[1].Value;
        var written = (await rapporteur.GetAsync(list)).Text();
        if (!written.Contains(list + "/1", StringComparison.Ordinal))
        {
            await Expect(crowd.Administrator.PostAsync($"{list}/partie", list, ("titre", "Première partie")));
            var form = (await rapporteur.GetAsync($"{list}/ecrire")).Text();
            await Expect(rapporteur.PostAsync($"{list}/ecrire", list, ("part", Part().Match(form).Groups[1].Value), ("titre", "Une première recommandation"), ("texte", "Ce que le groupe demande."), ("points", Points().Match(form).Groups[1].Value)));
        }
        var contribution = Uri.UnescapeDataString(Contribution().Match((await rapporteur.GetAsync($"{s_home}/contributions")).Text()).Groups[1].Value);
        await Expect(rapporteur.PostAsync($"{s_home}/suivi/faire", $"{s_home}/contribution?id={Uri.EscapeDataString(contribution)}", ("id", contribution)));
        await Expect(RemarkAsync(rapporteur, contribution, "Une première remarque"));
        return contribution;
    }

    /// <summary>Addresses that only a form leads to: two topics side by side, how a topic might part, its members that hold a word.</summary>
    public static async Task<IEnumerable<string>> StartsAsync(Crowd crowd)
    {
        var topics = Topic().Matches((await crowd.Rapporteurs[0].GetAsync($"{s_home}/sujets")).Text()).Select(m => m.Groups[1].Value).Distinct().Take(2).ToArray();
        return [$"{s_home}/sujets/comparer?a={topics[0]}&b={topics[1]}", $"{s_home}/sujets/{topics[0]}?decouper=1", $"{s_home}/sujets/{topics[0]}?q=transports", $"{s_home}/contributions?sujet={topics[0]}"];
    }

    /// <summary>A decision that nobody else's stands in the way of.</summary>
    public static Task<Answer> RemarkAsync(Person person, string contribution, string words) =>
        person.PostAsync($"{s_home}/remarques", "/clavier", ("sur", "contribution"), ("cle", contribution), ("remarque", words), ("retour", "/clavier"));

    static async Task Expect(Task<Answer> sent)
    {
        var answer = await sent;
        if (answer.Status != HttpStatusCode.Found || answer.Location?.Contains("erreur=", StringComparison.Ordinal) == true) throw new InvalidOperationException($"A form was refused: {answer.Status} {answer.Location}");
    }

    [GeneratedRegex("""href="(/recommandations/[^/"?]+)""")]
    private static partial Regex Where();

    [GeneratedRegex("""<select[^>]*name="part"[^>]*>\s*<option value="(\d+)""")]
    private static partial Regex Part();

    [GeneratedRegex("""name="points" value="([^"]+)""")]
    private static partial Regex Points();

    [GeneratedRegex("""name="choix" form="choix" value="([^"]+)""")]
    private static partial Regex Topic();

    [GeneratedRegex("""/contribution\?id=([^"&#]+)""")]
    private static partial Regex Contribution();
}
