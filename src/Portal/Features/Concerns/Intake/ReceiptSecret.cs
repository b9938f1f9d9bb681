using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Portal.Sealing;

namespace Portal.Features.Concerns.Intake;

public sealed class ConcernsOptions
{
    public const string Section = "Concerns";

    /// <summary>
    /// A file with at least 32 random bytes, the same on every public node and never in the database or its backups: without
    /// it a stolen database allows not even one guess at a receipt code.
    /// </summary>
    public string? ReceiptSecretFile { get; set; }

    /// <summary>
    /// The operator opens the form, once it is settled who the controller is and how messages are handled. Until then the
    /// page says that the form is not open and whom to call.
    /// </summary>
    public bool Open { get; set; }
}

/// <summary>The vault under the server's secret (D6). Null while the operator keeps the form closed or there is no secret.</summary>
internal sealed partial class ReceiptSecret : IDisposable
{
    private const string DevelopmentFile = "App_Data/receipt-secret";

    public ReceiptSecret(IOptions<ConcernsOptions> options, IHostEnvironment environment, ILogger<ReceiptSecret> logger)
    {
        if (!options.Value.Open)
            return;

        var file = options.Value.ReceiptSecretFile ?? (environment.IsDevelopment() ? DevelopmentFile : null);
        if (file is null)
        {
            Missing(logger);
            return;
        }

        var path = Path.Combine(environment.ContentRootPath, file);
        if (!File.Exists(path) && environment.IsDevelopment())
            Make(path);
        var secret = File.ReadAllBytes(path);
        Vault = new ReceiptVault(secret);
        CryptographicOperations.ZeroMemory(secret);
    }

    internal ReceiptVault? Vault { get; }

    public void Dispose() => Vault?.Dispose();

    private static void Make(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        try
        {
            using var made = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
            made.Write(RandomNumberGenerator.GetBytes(ReceiptVault.MinSecretBytes));
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another process of the same folder was faster; its secret is as good.
        }
    }

    [LoggerMessage(LogLevel.Warning, "Concerns:ReceiptSecretFile is not set: the form stays closed")]
    private static partial void Missing(ILogger logger);
}
