namespace SynthesisPipeline.Dashboard.Pages.Account;

/// <summary>French sentences for what is wrong with a password; they are also the keys of the English ones.</summary>
public static class PasswordWords
{
    /// <summary>The sentence for a word of the address.</summary>
    public static string Of(string error) => error switch
    {
        "nom" => "Ce nom est déjà pris ou contient une lettre refusée : choisissez-en un autre, sans espace.",
        "court" => "Le mot de passe est trop court : 12 lettres ou plus.",
        "long" => "Le mot de passe est trop long : 128 lettres au plus.",
        "actuel" => "Le mot de passe actuel n’est pas celui-là.",
        "bloque" => "Trop d’essais : le compte est bloqué dix minutes.",
        "aucun" => "Ce compte entre par un fournisseur d’identité : son mot de passe se change là-bas.",
        _ => "Les deux mots de passe ne sont pas les mêmes.",
    };
}
