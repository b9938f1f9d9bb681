using System.Net;
using AngleSharp.Dom;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Concerns;

/// <summary>Somebody who fills in the form without JavaScript: reads the page, presses a button, reads the next.</summary>
internal sealed class Sharer(HttpClient client, string language = "fi") : IDisposable
{
    internal IDocument Page { get; private set; } = null!;

    internal HttpResponseMessage Answer { get; private set; } = null!;

    internal string Language { get; private set; } = language;

    internal string State => Page.QuerySelector("input[name=state]")?.GetAttribute("value") ?? "";

    internal string Heading => Page.Text("h1");

    internal string Code => Page.Text(".code");

    internal async Task OpensAsync()
    {
        Page = await client.OpenAsync($"/{Language}/share");
        await PostsAsync([new("do", "start")]);
    }

    /// <summary>Fills in the fields and presses a button.</summary>
    internal Task PressesAsync(string button, params (string Name, string Value)[] fields) =>
        PostsAsync([.. fields.Select(field => KeyValuePair.Create(field.Name, field.Value)), new("do", button), new("state", State)]);

    internal Task GoesOnAsync(params (string Name, string Value)[] fields) => PressesAsync("next", fields);

    internal Task SwitchesToAsync(string other, params (string Name, string Value)[] fields)
    {
        Language = other;
        return PressesAsync("stay", fields);
    }

    /// <summary>From the start to the check page.</summary>
    internal async Task WalksToCheckAsync(
        string words, string wish = "look", string place = "Turku", params (string Name, string Value)[] contact)
    {
        await OpensAsync();
        await GoesOnAsync(("danger", "no"));
        await GoesOnAsync(("role", "family"));
        await GoesOnAsync(("wish", wish));
        await GoesOnAsync(("typed", place));
        await GoesOnAsync(("noticed", "threatens"), ("noticed", "cut-off"));
        await GoesOnAsync(("words", words));
        await GoesOnAsync(contact.Length == 0 ? [("answer", "code")] : contact);
    }

    internal async Task PostsAsync(List<KeyValuePair<string, string>> fields)
    {
        Answer = await client.PostAsync(new Uri($"/{Language}/share", UriKind.Relative), new FormUrlEncodedContent(fields), TestContext.Current.CancellationToken);
        Assert.True((int)Answer.StatusCode < 500 || Answer.StatusCode == HttpStatusCode.ServiceUnavailable, $"{(int)Answer.StatusCode}");
        Assert.False(Answer.Headers.Contains("Set-Cookie"));
        Page = await Pages.ReadAsync(Answer);
    }

    public void Dispose() => client.Dispose();
}
