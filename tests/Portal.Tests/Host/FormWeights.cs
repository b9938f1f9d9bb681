using System.Text;
using Portal.Host.Keeping;
using Portal.Localization;
using Portal.Tests.Features.Concerns;
using Portal.Tests.Support;

namespace Portal.Tests.Host;

/// <summary>The budget of design §5 for the form with its scripts: page, steps, style, every script and the worker with its WebAssembly.</summary>
public sealed class FormWeights(ITestOutputHelper output) : IAsyncLifetime
{
    private const int Budget = 45_000;
    private static readonly string[] Rest = ["/site.css", "/site.js", "/share.js", "/argon2.worker.js", "/favicon.svg"];
    private readonly PortalSite _site = new();
    private ReceivingTeamOfTest? _team;

    public static TheoryData<string> Languages => [.. Language.All.Select(language => language.Code)];

    public async ValueTask InitializeAsync()
    {
        await _site.InitializeAsync();
        _team = await ReceivingTeamOfTest.InAsync(_site, "duty");
    }

    public ValueTask DisposeAsync()
    {
        _team?.Dispose();
        return _site.DisposeAsync();
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public Task The_form_with_all_it_loads_is_within_its_budget(string code) => WeighAsync($"/{code}/share");

    /// <summary>Far from the budget: one language is a sample.</summary>
    [Theory]
    [InlineData("/so/communities/visit")]
    [InlineData("/so/feedback")]
    public Task The_other_forms_are_within_it_too(string form) => WeighAsync(form);

    private async Task WeighAsync(string form)
    {
        var all = 0;
        foreach (var address in Rest.Prepend($"{form}/steps").Prepend(form))
        {
            using var visitor = _site.Visitor();
            var bytes = await visitor.GetByteArrayAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
            var packed = KeptPage.Pack("text/html", bytes, DateTimeOffset.MaxValue).Repacked().Brotli.Length;
            output.WriteLine($"{address}: {packed}");
            all += packed;
        }

        output.WriteLine($"all: {all}");
        Assert.True(all <= Budget, $"{all} bytes");
    }

    [Theory]
    [InlineData("<p>\n    a  b\r\n\n  c\n</p>", "<p>\na  b\r\nc\n</p>")]
    [InlineData("<pre>\n  a</pre>", "<pre>\n  a</pre>")]
    public void What_indents_a_line_is_not_sent_and_every_word_is(string drawn, string sent) =>
        Assert.Equal(sent, Encoding.UTF8.GetString(KeptPage.Unindented(Encoding.UTF8.GetBytes(drawn))));
}
