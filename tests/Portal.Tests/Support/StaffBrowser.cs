using System.Net;
using AngleSharp.Dom;

namespace Portal.Tests.Support;

/// <summary>A browser with a cookie jar that fills in the forms it is shown; antiforgery stays on.</summary>
internal sealed class StaffBrowser(StaffSite staff) : IDisposable
{
    private readonly HttpClient _client = new(
        new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }, disposeHandler: true)
    {
        BaseAddress = staff.Site.Address,
    };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _client.Dispose();

    internal Task<HttpResponseMessage> GetAsync(string address) => _client.GetAsync(address, Stop);

    internal async Task<HttpStatusCode> StatusAsync(string address)
    {
        using var answer = await GetAsync(address);
        return answer.StatusCode;
    }

    /// <summary>Posts exactly these fields, without looking at any form.</summary>
    internal Task<HttpResponseMessage> PostAsync(string address, params (string Name, string Value)[] values) =>
        _client.PostAsync(address, new FormUrlEncodedContent(values.Select(each => KeyValuePair.Create(each.Name, each.Value))), Stop);

    internal Task<IDocument> OpenAsync(string address) => _client.OpenAsync(address);

    /// <summary>Opens a page and sends the form that holds this field with these values.</summary>
    internal async Task<HttpResponseMessage> SubmitAsync(string address, string field, params (string Name, string Value)[] values)
    {
        using var answer = await GetAsync(address);
        return await SubmitFormAsync(await Pages.ReadAsync(answer), address, field, values);
    }

    /// <summary>The form of a named handler, for pages whose forms hold nothing else.</summary>
    internal async Task<HttpResponseMessage> SubmitAsync(string address, string field, string handler, params (string Name, string Value)[] values)
    {
        var page = await OpenAsync(address);
        foreach (var other in page.QuerySelectorAll("main form").Where(form => form.GetAttribute("action")?.EndsWith("handler=" + handler, StringComparison.Ordinal) != true))
            other.Remove();
        return await SubmitFormAsync(page, address, field, values);
    }

    internal async Task<HttpResponseMessage> SubmitFormAsync(IDocument page, string address, string field, params (string Name, string Value)[] values)
    {
        var form = page.QuerySelector($"main form:has([name='{field}'])") ?? throw new InvalidOperationException($"{address} has no form with {field}.");
        var fields = form.QuerySelectorAll("input[type=hidden]").ToDictionary(each => each.GetAttribute("name")!, each => each.GetAttribute("value") ?? "");
        foreach (var (name, value) in values)
            fields[name] = value;
        return await _client.PostAsync(form.GetAttribute("action") is { Length: > 0 } action ? action : address, new FormUrlEncodedContent(fields), Stop);
    }

    internal async Task<HttpResponseMessage> GivesPasswordAsync(string address, string password) =>
        await SubmitAsync("/staff/sign-in", "password", ("address", address), ("password", password));

    internal async Task<HttpResponseMessage> GivesCodeAsync(string code) => await SubmitAsync("/staff/sign-in/code", "code", ("code", code));

    internal async Task SignsInAsync(TestMember member)
    {
        staff.Clock.Advance(TimeSpan.FromSeconds(30));
        using var first = await GivesPasswordAsync(member.Address, member.Password);
        Assert.Equal(HttpStatusCode.Redirect, first.StatusCode);
        using var second = await GivesCodeAsync(member.CodeAt(staff.Clock.GetUtcNow()));
        Assert.Equal(HttpStatusCode.Redirect, second.StatusCode);
    }
}
