using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.DataProtection;
using Portal.Data;

namespace Portal.Host;

/// <summary>Data Protection keys live in the database, where every node finds them, and are useless there without the certificate (D1).</summary>
internal static class PortalKeys
{
    internal const string CertificatePath = "Portal:Keys:CertificatePath";
    internal const string CertificatePassword = "Portal:Keys:CertificatePassword";

    internal static IServiceCollection AddPortalKeys(
        this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        var keys = services.AddDataProtection().SetApplicationName("Portal").PersistKeysToDbContext<PortalDb>();
        if (configuration[CertificatePath] is { Length: > 0 } path)
        {
            keys.ProtectKeysWithCertificate(X509CertificateLoader.LoadPkcs12FromFile(path, configuration[CertificatePassword]));
        }
        else if (!environment.IsDevelopment())
        {
            throw new InvalidOperationException(
                $"{CertificatePath} is not set. Outside Development the portal does not start without a certificate for its keys.");
        }

        return services;
    }
}
