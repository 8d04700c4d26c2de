using Microsoft.AspNetCore.Identity;

namespace SynthesisPipeline.Dashboard;

/// <summary>Refuses passwords so long that hashing them would be a burden.</summary>
sealed class LongestPassword : IPasswordValidator<IdentityUser>
{
    /// <summary>Most UTF-16 units of a password.</summary>
    public const int Length = 128;

    public Task<IdentityResult> ValidateAsync(UserManager<IdentityUser> manager, IdentityUser user, string? password) =>
        Task.FromResult(password?.Length > Length ? IdentityResult.Failed(new IdentityError { Code = "PasswordTooLong" }) : IdentityResult.Success);
}
