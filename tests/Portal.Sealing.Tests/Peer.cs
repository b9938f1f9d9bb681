using System.Buffers.Text;
using System.Diagnostics;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;

[assembly: AssemblyFixture(typeof(Portal.Sealing.Tests.Peer))]

namespace Portal.Sealing.Tests;

/// <summary>npm jose and the browser's own modules in one node process for the whole run.</summary>
public sealed class Peer : IAsyncDisposable
{
    private readonly Process node;
    private readonly SemaphoreSlim turn = new(1);

    public Peer()
    {
        ProcessStartInfo start = new("node", [Fact("PeerScript")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        node = Process.Start(start) ?? throw new InvalidOperationException("node did not start");
    }

    /// <summary>Where the recorded vectors are, in the source tree.</summary>
    public static string VectorsPath => Fact("Vectors");

    public async Task<JsonNode?> AskAsync(string operation, object args)
    {
        await turn.WaitAsync();
        try
        {
            await node.StandardInput.WriteLineAsync(JsonSerializer.Serialize(new { op = operation, args }));
            await node.StandardInput.FlushAsync();
            string line = await node.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("node ended");
            JsonNode answer = JsonNode.Parse(line)!;
            return answer["error"] is { } error ? throw new InvalidOperationException($"{operation}: {error}") : answer["value"];
        }
        finally
        {
            turn.Release();
        }
    }

    public async Task<string> TextAsync(string operation, object args) => (string)(await AskAsync(operation, args))!;

    public static string Text(ReadOnlySpan<byte> bytes) => Base64Url.EncodeToString(bytes);

    public static byte[] Bytes(JsonNode? text) => Base64Url.DecodeFromChars((string)text!);

    public async ValueTask DisposeAsync()
    {
        node.StandardInput.Close();
        await node.WaitForExitAsync();
        node.Dispose();
        turn.Dispose();
    }

    private static string Fact(string key) => typeof(Peer).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().First(fact => fact.Key == key).Value!;
}
