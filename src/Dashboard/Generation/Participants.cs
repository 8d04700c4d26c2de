using System.Globalization;
using System.Text;

namespace SynthesisPipeline.Dashboard;

/// <summary>How someone writes, and as what.</summary>
internal enum Register { Citizen, Angry, Association, Company, Researcher, Municipality, Professional }

/// <summary>Someone who posts: made up, the same in every text of theirs.</summary>
/// <param name="Index">Rank in the population.</param>
/// <param name="Name">Person or organisation; invented.</param>
/// <param name="Register">How they write.</param>
/// <param name="Verified">Whether the platform marked the account.</param>
/// <param name="Town">Where they live or work.</param>
/// <param name="Camp">The opinion group they lean to.</param>
internal sealed record Participant(int Index, string Name, Register Register, bool Verified, string Town, Camp Camp)
{
    /// <summary>Whether the account is an organisation's.</summary>
    public bool IsOrganisation => Register is Register.Association or Register.Company or Register.Municipality;
}

/// <summary>The population that posts: nobody is stored, each is drawn again from their rank.</summary>
internal sealed class Participants(TextBook book, int seed, int count)
{
    static readonly double[] registers = [0.50, 0.09, 0.11, 0.10, 0.07, 0.05, 0.08];

    /// <summary>Number of accounts that may post.</summary>
    public int Count => count;

    /// <summary>Draws who posts next: a few post much, many once.</summary>
    public Participant Any(Chance chance) => At((int)(count * Math.Pow(chance.Share(), 1.6)));

    /// <summary>Gives one participant.</summary>
    public Participant At(int index)
    {
        var chance = Chance.For(seed, Purpose.Participants, index);
        var register = (Register)chance.Weighted(registers);
        var name = register switch
        {
            Register.Association => Joined(chance, "associations", "objets"),
            Register.Company => Joined(chance, "enseignes", "activités"),
            Register.Municipality => chance.Has(0.7)
                ? $"Mairie {French.Of(Commune(chance))}" : $"Communauté de communes {French.Of(Commune(chance))}",
            _ => chance.Has(0.14) ? Pseudonym(chance) : Person(chance),
        };
        var verified = chance.Has(register is Register.Association or Register.Company or Register.Municipality ? 0.45 : 0.05);
        return new(index, name, register, verified, chance.Pick(book.Names("villes")),
            chance.Has(0.55) ? Camp.Communs : Camp.Marche);
    }

    string Joined(Chance chance, string first, string second) =>
        $"{chance.Pick(book.Names(first))} {chance.Pick(book.Names(second))}";

    string Commune(Chance chance) => $"{chance.Pick(book.Names("communes"))}-{chance.Pick(book.Names("lieux-dits"))}";

    string Person(Chance chance)
    {
        var given = chance.Pick(book.Names("prénoms"));
        var family = chance.Pick(book.Names("noms"));
        return chance.Below(12) switch
        {
            0 => $"{given} {family[0]}.",
            1 => $"{given} {family.ToUpper(CultureInfo.GetCultureInfo("fr-FR"))}",
            _ => $"{given} {family}",
        };
    }

    string Pseudonym(Chance chance)
    {
        var given = French.WithoutAccents(chance.Pick(book.Names("prénoms"))).ToLowerInvariant();
        var text = new StringBuilder(chance.Pick(book.Names("pseudonymes"))).Replace("*", given);
        if (chance.Has(0.6)) text.Append(chance.Between(1, 95).ToString(CultureInfo.InvariantCulture));
        return text.ToString();
    }
}

/// <summary>Parts the streams of chance, so that a change in one leaves the others as they were.</summary>
internal static class Purpose
{
    public const int Participants = 1, Plan = 2, Contribution = 3, Votes = 4, Voter = 5;
}
