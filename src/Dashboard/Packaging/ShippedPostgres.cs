using System.Collections.Immutable;

namespace SynthesisPipeline.Dashboard;

/// <summary>Copies the machine's PostgreSQL, with the libraries it needs, into a package, so that the machine it goes to needs neither.</summary>
/// <remarks>
/// PostgreSQL finds its files by the way from its programs to them, so the copy keeps that way: <c>lib/postgresql/15/bin</c> beside <c>share/postgresql/15</c>.
/// The C library is not copied: the machine must have one as new. Just-in-time compilation is left out: its compiler alone is larger than all the rest.
/// </remarks>
static class ShippedPostgres
{
    /// <summary>Folder of the package that holds it.</summary>
    public const string Folder = "postgres";

    /// <summary>Folder inside it with the libraries of the machine it was copied from.</summary>
    public const string Libraries = "libs";

    static readonly string[] s_programs = ["initdb", "pg_ctl", "postgres", "pg_dump", "pg_restore", "psql", "pg_isready"];
    static readonly string[] s_ofTheCLibrary = ["ld-linux", "libc.so", "libm.so", "libdl.so", "libpthread.so", "librt.so", "libresolv.so", "libutil.so", "linux-vdso"];

    /// <summary>Copies it, and tells which packages of the system the copies came from.</summary>
    /// <param name="binaries">The installed programs.</param>
    /// <param name="package">Folder of the package.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>What it is made of, ascending by address; null when it does not lie as Debian and Ubuntu lay it, and nothing was copied.</returns>
    public static async Task<ImmutableArray<Component>?> CopyAsync(PostgresBinaries binaries, string package, CancellationToken cancel)
    {
        var library = Path.GetDirectoryName(binaries.Folder)!; // programs lie in a bin folder
        var share = $"/usr/share/postgresql/{binaries.Major}";
        if (library != $"/usr/lib/postgresql/{binaries.Major}" || !Directory.Exists(share)) return null;
        var root = Path.Combine(package, Folder);
        var copied = new List<string>();
        void Copy(string from, string to)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(to)!); // below the package
            File.Copy(from, to, overwrite: true);
            copied.Add(from);
        }
        foreach (var program in s_programs) Copy(Path.Combine(binaries.Folder, program), Path.Combine(root, $"lib/postgresql/{binaries.Major}/bin", program));
        foreach (var module in Directory.EnumerateFiles(Path.Combine(library, "lib"), "*.so").Where(m => !Path.GetFileName(m).StartsWith("llvmjit", StringComparison.Ordinal)))
            Copy(module, Path.Combine(root, $"lib/postgresql/{binaries.Major}/lib", Path.GetFileName(module)));
        foreach (var file in Directory.EnumerateFiles(share, "*", SearchOption.AllDirectories).Where(f => !f.Contains("/man/", StringComparison.Ordinal)))
            Copy(file, Path.Combine(root, $"share/postgresql/{binaries.Major}", Path.GetRelativePath(share, file)));
        foreach (var (name, path) in await NeededAsync([.. copied.Where(c => c.StartsWith(library, StringComparison.Ordinal))], cancel))
            Copy(path, Path.Combine(root, Libraries, name));
        var components = await PackagesAsync(copied, cancel);
        CopyLicences(components, Path.Combine(root, "licences"));
        return components;
    }

    static async Task<SortedDictionary<string, string>> NeededAsync(ImmutableArray<string> files, CancellationToken cancel)
    {
        var needed = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in (await Tool.OutputAsync("ldd", files, null, cancel)).Split('\n'))
            // "	libz.so.1 => /lib/x86_64-linux-gnu/libz.so.1 (0x…)"
            if (line.Trim().Split(' ') is [var name, "=>", var path, ..] && path.StartsWith('/')
                && !s_ofTheCLibrary.Any(c => name.StartsWith(c, StringComparison.Ordinal)))
                needed[name] = path;
        return needed;
    }

    static async Task<ImmutableArray<Component>> PackagesAsync(List<string> files, CancellationToken cancel)
    {
        // a library may be known by its place before or after the merge of /lib into /usr/lib
        var asked = files.SelectMany(f => new[] { f, Real(f) }).SelectMany(f => f.StartsWith("/lib/", StringComparison.Ordinal) ? new[] { f, "/usr" + f } : [f]).Distinct(StringComparer.Ordinal);
        var owners = (await Tool.OutputAsync("dpkg-query", ["--search", .. asked], 1, cancel)).Split('\n')
            .Where(l => l.Contains(": ", StringComparison.Ordinal)).Select(l => l[..l.IndexOf(": ", StringComparison.Ordinal)]).Distinct(StringComparer.Ordinal).ToList();
        if (owners.Count == 0) return [];
        var known = await Tool.OutputAsync("dpkg-query", ["--show", "--showformat", "${Package} ${Version} ${Architecture}\\n", .. owners], null, cancel);
        return
        [
            .. known.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split(' ')).Where(p => p.Length == 3)
                .Select(p => new Component(p[0], p[1], $"pkg:deb/debian/{p[0]}@{Uri.EscapeDataString(p[1])}?arch={p[2]}", $"see {Folder}/licences/{p[0]}", null, []))
                .DistinctBy(c => c.Purl).OrderBy(c => c.Purl, StringComparer.Ordinal),
        ];
    }

    static string Real(string file) => Path.GetFullPath(File.ResolveLinkTarget(file, returnFinalTarget: true)?.FullName ?? file);

    static void CopyLicences(ImmutableArray<Component> components, string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var component in components)
            if (File.Exists($"/usr/share/doc/{component.Name}/copyright")) File.Copy($"/usr/share/doc/{component.Name}/copyright", Path.Combine(folder, component.Name), overwrite: true);
    }
}
