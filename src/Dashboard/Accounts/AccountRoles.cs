using System.Collections.Immutable;

namespace SynthesisPipeline.Dashboard;

/// <summary>What an account may do.</summary>
public static class AccountRoles
{
    /// <summary>Declares themes, consultations and dates, imports, watches jobs, manages accounts.</summary>
    public const string Administrator = "administrator";

    /// <summary>Reviews what the analysis found, edits and validates drafts, asks for runs.</summary>
    public const string Rapporteur = "rapporteur";

    /// <summary>Receives digests and sends them back.</summary>
    public const string WorkingGroup = "working_group";

    /// <summary>Reads.</summary>
    public const string Reader = "reader";

    /// <summary>All roles, the widest first.</summary>
    public static readonly ImmutableArray<string> All = [Administrator, Rapporteur, WorkingGroup, Reader];
}
