using System.Security.Cryptography;

namespace SynthesisPipeline.Dashboard;

/// <summary>Keeps the secret behind pseudonyms: drawn once, in a file of the data folder that its owner alone may read.</summary>
public static class PublicationSecret
{
    const int Bytes = 32;

    /// <summary>Gives the secret, drawn when there is none yet. Who loses the file gives everybody new pseudonyms.</summary>
    /// <exception cref="UserException">The file is there and is no such secret.</exception>
    public static byte[] Of(DataFolder folder)
    {
        var path = folder.In("cle-des-pseudonymes");
        if (!File.Exists(path))
        {
            var beside = $"{path}.{Path.GetRandomFileName()}";
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            using (var file = new FileStream(beside, options)) file.Write(RandomNumberGenerator.GetBytes(Bytes));
            try
            {
                File.Move(beside, path, overwrite: false);
            }
            catch (IOException) when (File.Exists(path)) // another process drew one at the same moment: theirs counts
            {
                File.Delete(beside);
            }
        }
        var secret = File.ReadAllBytes(path);
        return secret.Length == Bytes ? secret : throw new UserException($"{path} n’est pas une clé de pseudonymes (32 octets) : restaurez ce fichier, ou supprimez-le pour donner à tous de nouveaux pseudonymes.");
    }
}
