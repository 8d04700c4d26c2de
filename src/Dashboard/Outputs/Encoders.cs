using System.Reflection;
using System.Runtime.Loader;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>Opens the sentence model that a command names.</summary>
/// <remarks>Encoders from outside run in an optional part, loaded from the folder <c>embedder</c> beside the program: who does not use it does not carry its native libraries.</remarks>
public static class Encoders
{
    const string Part = "SynthesisPipeline.Embedder";

    /// <summary>Opens <c>static</c> (the table that ships inside: null) or the model in a folder.</summary>
    /// <exception cref="UserException">There is no such folder, or it holds no model this program can run.</exception>
    public static ITextEncoder? Open(string name)
    {
        if (name == "static") return null;
        if (!Directory.Exists(name))
            throw new UserException($"Modèle de phrases introuvable : {name}. Donnez « static » ou un dossier de modèle à --embedder.");
        var library = Path.Combine(AppContext.BaseDirectory, "embedder", Part + ".dll");
        if (!File.Exists(library))
            throw new UserException("La partie qui lit les modèles de phrases n’est pas construite : lancez la commande par ./synthesis, qui la construit la première fois.");
        try
        {
            var type = new PartContext(library).LoadFromAssemblyPath(library).GetType(Part + ".OnnxEncoder", throwOnError: true)!; // thrown when absent
            return (ITextEncoder)Activator.CreateInstance(type, name)!; // a class with a public constructor
        }
        catch (TargetInvocationException error) when (error.InnerException is { } inner)
        {
            throw new UserException($"Modèle illisible dans {name} : {inner.Message} Il y faut un fichier .onnx et sentencepiece.model.", inner);
        }
    }

    /// <summary>Finds the part's own libraries beside it, and leaves ours shared so that its encoder is one of our encoders.</summary>
    sealed class PartContext(string library) : AssemblyLoadContext(Part)
    {
        readonly AssemblyDependencyResolver _resolver = new(library);

        protected override Assembly? Load(AssemblyName assemblyName) =>
            assemblyName.Name == typeof(ITextEncoder).Assembly.GetName().Name ? null
            : _resolver.ResolveAssemblyToPath(assemblyName) is { } path ? LoadFromAssemblyPath(path) : null;

        protected override nint LoadUnmanagedDll(string unmanagedDllName) =>
            _resolver.ResolveUnmanagedDllToPath(unmanagedDllName) is { } path ? LoadUnmanagedDllFromPath(path) : base.LoadUnmanagedDll(unmanagedDllName);
    }
}
