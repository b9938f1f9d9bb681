using System.Net;
using AngleSharp.Dom;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Concerns;

/// <summary>Somebody who fills in the form without JavaScript: reads the page, presses a button, reads the next.</summary>
internal sealed class Sharer(HttpClient client, string language = "fi", string form = "share") : IDisposable
{
    internal IDocument Page { get; private set; } = null!;

    internal HttpResponseMessage Answer { get; private set; } = null!;

    internal string Language { get; private set; } = language;

    internal string State => Page.QuerySelector("input[name=state]")?.GetAttribute("value") ?? "";

    internal string Heading => Page.Text("h1");

    internal string Code => Page.Text(".code");

    internal async Task OpensAsync()
    {
        Page = await client.OpenAsync($"/{Language}/{form}");
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
        await WalksOnAsync([
            ("danger", "no"), ("role", "family"), ("wish", wish), ("typed", place), ("noticed", "threatens"), ("noticed", "cut-off"), ("words", words),
            .. contact.Length == 0 ? [("answer", "code")] : contact]);
    }

    /// <summary>Goes on with what each page asks until there is nothing but to send; a page that complains stops the walk.</summary>
    internal async Task WalksOnAsync(params (string Name, string Value)[] answers)
    {
        while (!IsAtCheck && State.Length > 0)
        {
            var asked = Page.QuerySelectorAll("main [name]").Select(element => element.GetAttribute("name")).ToHashSet();
            var given = answers.Where(answer => asked.Contains(answer.Name)).ToArray();
            Walked++;
            await GoesOnAsync(asked.Contains("answer") && given.All(answer => answer.Name != "answer") ? [.. given, ("answer", "code")] : given);
            if (Answer.StatusCode != HttpStatusCode.OK)
                return;
        }
    }

    /// <summary>How many pages the walk went through.</summary>
    internal int Walked { get; private set; }

    internal bool IsAtCheck => Page.QuerySelector("button[value=send]") is not null;

    internal async Task PostsAsync(List<KeyValuePair<string, string>> fields)
    {
        Answer = await client.PostAsync(new Uri($"/{Language}/{form}", UriKind.Relative), new FormUrlEncodedContent(fields), TestContext.Current.CancellationToken);
        Assert.True((int)Answer.StatusCode < 500 || Answer.StatusCode == HttpStatusCode.ServiceUnavailable, $"{(int)Answer.StatusCode}");
        Assert.False(Answer.Headers.Contains("Set-Cookie"));
        Page = await Pages.ReadAsync(Answer);
    }

    public void Dispose() => client.Dispose();
}
