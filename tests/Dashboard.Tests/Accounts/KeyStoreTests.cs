using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace SynthesisPipeline.Dashboard.Tests;

public sealed class KeyStoreTests(DatabaseFixture databases)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Keys_stand_in_the_database_for_all_processes_sealed_where_a_certificate_is_given(bool withCertificate)
    {
        await using var database = await databases.CreateAsync();
        using var folder = new TemporaryFolder();
        var file = withCertificate ? Certificate(folder) : "";

        string closed;
        await using (var first = Services(database, file)) closed = Protector(first).Protect("un secret");
        await using var second = Services(database, file);
        var keys = await database.Source.ListAsync("select xml from data_protection_keys", r => r.GetString(0), TestContext.Current.CancellationToken);

        Assert.Equal("un secret", Protector(second).Unprotect(closed));
        Assert.Equal(withCertificate, keys.All(k => k.Contains("EncryptedData", StringComparison.Ordinal)));
        Assert.Equal(!withCertificate, keys.Any(k => k.Contains("<value>", StringComparison.Ordinal)));
        if (!withCertificate) return;
        await using var without = Services(database, "");
        Assert.Throws<CryptographicException>(() => Protector(without).Unprotect(closed));
    }

    [Fact]
    public void A_certificate_that_cannot_be_read_is_said_in_a_sentence() =>
        Assert.Contains(KeyStore.Variable, Assert.Throws<UserException>(() => KeyStore.Certificate("/nulle/part.pem")).Message, StringComparison.Ordinal);

    static string Certificate(TemporaryFolder folder)
    {
        using var rsa = RSA.Create(2048);
        using var certificate = new CertificateRequest("CN=essai", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        var file = Path.Combine(folder.Path, "cle.pem");
        File.WriteAllText(file, certificate.ExportCertificatePem() + "\n" + rsa.ExportPkcs8PrivateKeyPem());
        return file;
    }

    static IDataProtector Protector(ServiceProvider services) => services.GetRequiredService<IDataProtectionProvider>().CreateProtector("essai");

    static ServiceProvider Services(Database database, string certificate)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddAccounts(database, new ConfigurationBuilder().AddInMemoryCollection([new(KeyStore.Variable, certificate)]).Build());
        return services.BuildServiceProvider();
    }
}
