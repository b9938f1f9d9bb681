using System.Net;
using AngleSharp.Dom;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Concerns;

/// <summary>Somebody who has a code and no JavaScript.</summary>
internal sealed class CodeHolder(HttpClient client, string language = "fi") : IDisposable
{
    internal IDocument Page { get; private set; } = null!;

    internal HttpResponseMessage Answer { get; private set; } = null!;

    internal string Body { get; private set; } = "";

    internal string State => Page.QuerySelector("input[name=state]")?.GetAttribute("value") ?? "";

    internal string Status => Page.Text(".status strong");

    internal string Typed => Page.QuerySelector("#words")?.TextContent.Trim() ?? "";

    internal IReadOnlyList<string> Letters => [.. Page.QuerySelectorAll(".letter-text").Select(text => text.TextContent)];

    internal Task OpensAsync(string code, params (string Name, string Value)[] more) => PostsAsync([("do", "open"), ("code", code), .. more]);

    internal Task PressesAsync(string button, string words = "") => PostsAsync(("do", button), ("state", State), ("words", words));

    internal async Task PostsAsync(params (string Name, string Value)[] fields)
    {
        Answer = await client.PostAsync(
            new Uri($"/{language}/share/mailbox", UriKind.Relative),
            new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))),
            TestContext.Current.CancellationToken);
        Assert.True((int)Answer.StatusCode < 500 || Answer.StatusCode == HttpStatusCode.ServiceUnavailable, $"{(int)Answer.StatusCode}");
        Assert.False(Answer.Headers.Contains("Set-Cookie"));
        Assert.Equal("no-store", Answer.Headers.CacheControl?.ToString());
        Body = await Answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Page = await Pages.ReadAsync(Answer);
    }

    public void Dispose() => client.Dispose();
}
