using System.Collections.Immutable;

namespace SynthesisPipeline.Dashboard;

/// <summary>Something that others made and that a package carries.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">Its version.</param>
/// <param name="Purl">Its package address: <c>pkg:nuget/Npgsql@10.0.3</c>.</param>
/// <param name="Licence">SPDX expression, else the licence's name or address; null when it says none.</param>
/// <param name="Sha512">Checksum of the package it came from, in hexadecimal; null when unknown.</param>
/// <param name="DependsOn">Package addresses of what it needs.</param>
public sealed record Component(string Name, string Version, string Purl, string? Licence, string? Sha512, ImmutableArray<string> DependsOn);
