using System.Security.Cryptography;
using Portal.Features.Concerns.Browser;
using Portal.Features.Operations.Backups;
using Portal.Sealing;

namespace Portal.Features.Operations;

/// <summary>
/// The signed list of team keys, from the portal to the machine that signs and back. That machine needs no network: it gets
/// a file, shows whose keys are in it, and gives a file.
/// </summary>
internal static class ManifestVerbs
{
    private const int Wrong = 1;
    private const int Coordinate = 32;
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(90);

    internal static int MakeSigningKey(string file)
    {
        using var pair = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        try
        {
            using var made = new StreamWriter(PrivateFile.Create(file));
            made.WriteLine(pair.ExportPkcs8PrivateKeyPem());
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine("This file cannot be written, or there is one already.");
            return Wrong;
        }

        using var key = Read(pair);
        Console.WriteLine(key.Public.ToJwk());
        Console.Error.WriteLine("Keep the file offline. The line above is the public half: build the portal with -p:SigningKeyFile=… naming a file that holds it.");
        return 0;
    }

    internal static async Task<int> ExportAsync(IServiceProvider services, string file)
    {
        var manifest = await services.GetRequiredService<TeamManifests>().ListAsync(Lifetime, CancellationToken.None);
        await File.WriteAllTextAsync(file, SealedManifest.Write(manifest));
        Show(manifest);
        return 0;
    }

    internal static int Sign(string keyFile, string unsigned, string signed)
    {
        try
        {
            using var pair = ECDsa.Create();
            pair.ImportFromPem(File.ReadAllText(keyFile));
            using var key = Read(pair);
            if (!SealedManifest.TryRead(File.ReadAllText(unsigned).Trim(), out var manifest))
            {
                Console.Error.WriteLine("This is not a list of team keys as the portal writes it.");
                return Wrong;
            }

            Show(manifest);
            File.WriteAllText(signed, SealedManifest.Seal(manifest, key));
            return 0;
        }
        catch (Exception fault) when (fault is IOException or ArgumentException or CryptographicException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"Nothing was signed: {fault.Message}");
            return Wrong;
        }
    }

    internal static async Task<int> ImportAsync(IServiceProvider services, string file)
    {
        if (File.Exists(file) && await services.GetRequiredService<TeamManifests>().ImportAsync((await File.ReadAllTextAsync(file)).Trim(), CancellationToken.None))
            return 0;

        Console.Error.WriteLine("Not kept: the key this portal was built with must have signed it, it must be valid now, and newer than the one that is there.");
        return Wrong;
    }

    /// <summary>What a person compares by voice with each team before signing.</summary>
    private static void Show(Manifest manifest)
    {
        foreach (var team in manifest.Teams)
            Console.WriteLine($"{team.Team.Name}  epoch {team.Epoch}  {team.Key.Fingerprint}");
        Console.WriteLine($"until {manifest.Expires:yyyy-MM-dd}");
    }

    private static SigningKey Read(ECDsa pair)
    {
        var parts = pair.ExportParameters(includePrivateParameters: true);
        byte[] bytes = [.. parts.D ?? [], .. parts.Q.X ?? [], .. parts.Q.Y ?? []];
        try
        {
            return bytes.Length == 3 * Coordinate && SigningKey.TryFrom(bytes, out var key) ? key : throw new CryptographicException("Not a P-256 key.");
        }
        finally
        {
            CryptographicOperations.ZeroMemory(bytes);
            CryptographicOperations.ZeroMemory(parts.D);
        }
    }
}
