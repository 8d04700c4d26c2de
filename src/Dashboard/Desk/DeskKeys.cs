using System.Globalization;
using System.Security.Cryptography;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>Names that forms know things by.</summary>
static class DeskKeys
{
    /// <summary>Names a controversy: by its proposition or its topic, never by its rank.</summary>
    public static string Of(Controversy controversy) => controversy.Contribution is { } id ? $"c:{id}" : $"s:{controversy.Topic}";

    /// <summary>Makes a new name: ordered by time, with a little chance.</summary>
    public static string New(string prefix, DateTimeOffset now) =>
        string.Create(CultureInfo.InvariantCulture, $"{prefix}{now.ToUnixTimeMilliseconds():x}{RandomNumberGenerator.GetInt32(0x1000):x3}");
}
