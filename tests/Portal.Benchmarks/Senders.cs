using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Portal.Tests.Support;

namespace Portal.Benchmarks;

/// <summary>A message ready to be sent: by a browser that sealed it, or from the check page of the posted form.</summary>
internal sealed record Ready(Guid Journey, string Path, string Type, byte[] Body)
{
    internal HttpRequestMessage Request()
    {
        var content = new ByteArrayContent(Body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(Type);
        return new HttpRequestMessage(HttpMethod.Post, Path) { Content = content };
    }
}

/// <summary>Makes messages in both ways before the measured part begins.</summary>
internal static partial class Senders
{
    /// <summary>Posted on every page of the form, which takes what it asked for: the walk survives a step more or less.</summary>
    private static readonly (string Name, string Value)[] Answers =
    [
        ("danger", "no"), ("role", "family"), ("wish", "look"), ("typed", "Turku"), ("soon", "no"), ("hurt", "no"),
        ("noticed", "threatens"), ("noticed", "cut-off"), ("words", "Benchmark"), ("answer", "code"),
    ];

    private const int MostPages = 40;

    internal static HttpClient Client(Server portal) => new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, MaxConnectionsPerServer = 256 })
    {
        BaseAddress = portal.Address,
        Timeout = TimeSpan.FromMinutes(2),
    };

    internal static async Task<Ready> SealedAsync(HttpClient client, BrowserSealing sealing)
    {
        var post = await sealing.SealAsync(client);
        return new Ready(Guid.Parse((string)post["journey"]!), "/api/concerns", "application/json", JsonSerializer.SerializeToUtf8Bytes(post));
    }

    /// <summary>Walks the posted form to the page that has the send button.</summary>
    internal static async Task<Ready> WalkedAsync(HttpClient client, string? forwardedFor = null)
    {
        var page = await PressAsync(client, [("do", "start")], forwardedFor);
        for (var pages = 0; !page.Contains("value=\"send\"", StringComparison.Ordinal); pages++)
        {
            if (pages == MostPages)
                throw new InvalidOperationException("The form does not come to its end.");
            page = await PressAsync(client, [.. Answers, ("do", "next"), ("state", State(page))], forwardedFor);
        }

        return Send(page);
    }

    /// <summary>The press of the send button on this page.</summary>
    internal static Ready Send(string page) => new(
        Guid.Empty, "/fi/share", "application/x-www-form-urlencoded", Encoding.ASCII.GetBytes($"do=send&state={Uri.EscapeDataString(State(page))}"));

    /// <summary>The receipt code a page shows; null when it shows none.</summary>
    internal static string? Code(string page) => CodeShown().Match(page) is { Success: true } found ? found.Value : null;

    private static async Task<string> PressAsync(HttpClient client, (string Name, string Value)[] fields, string? forwardedFor)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/fi/share")
        {
            Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))),
        };
        if (forwardedFor is not null)
            request.Headers.Add("X-Forwarded-For", forwardedFor);
        using var answer = await client.SendAsync(request);
        return answer.StatusCode == HttpStatusCode.OK
            ? await answer.Content.ReadAsStringAsync()
            : throw new InvalidOperationException($"The form answered {(int)answer.StatusCode}.");
    }

    private static string State(string page) => WebUtility.HtmlDecode(StateField().Match(page).Groups[1].Value);

    [GeneratedRegex("name=\"state\" value=\"([^\"]+)\"")]
    private static partial Regex StateField();

    [GeneratedRegex(@"\d{4}( \d{4}){4}")]
    private static partial Regex CodeShown();
}
