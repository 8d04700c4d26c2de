using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace SynthesisPipeline.Dashboard;

/// <summary>Identity's accounts, with recovery codes of 117 bits instead of its 46: five groups of five out of 26 signs.</summary>
sealed class PersonAccounts(IUserStore<IdentityUser> store, IOptions<IdentityOptions> options, IPasswordHasher<IdentityUser> hasher, IEnumerable<IUserValidator<IdentityUser>> people,
    IEnumerable<IPasswordValidator<IdentityUser>> passwords, ILookupNormalizer normalizer, IdentityErrorDescriber errors, IServiceProvider services, ILogger<PersonAccounts> log)
    : UserManager<IdentityUser>(store, options, hasher, people, passwords, normalizer, errors, services, log)
{
    const string Signs = "BCDFGHJKLMNPQRTVWXYZ234679"; // none that look alike, no words
    const int GroupLength = 5, Groups = 5;

    /// <summary>Writes a code as it is kept: capitals in groups of five, parted by hyphens.</summary>
    public static string Grouped(string code) => string.Join('-', code.ToUpperInvariant().Chunk(GroupLength).Select(g => new string(g)));

    /// <inheritdoc/>
    protected override string CreateTwoFactorRecoveryCode() => Grouped(RandomNumberGenerator.GetString(Signs, GroupLength * Groups));
}
