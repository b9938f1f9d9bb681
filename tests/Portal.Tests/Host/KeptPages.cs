using System.IO.Compression;
using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data;
using Portal.Features.Content;
using Portal.Host.Keeping;
using Portal.Tests.Support;

namespace Portal.Tests.Host;

/// <summary>Way 1: pages answer from kept bytes, in the encoding the reader takes, and change when something is published.</summary>
public sealed class KeptPages : IAsyncLifetime
{
    private readonly PortalSite _site = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _site.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        await _site.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData("br", "br")]
    [InlineData("gzip, deflate, br", "br")]
    [InlineData("gzip", "gzip")]
    [InlineData("br;q=0, gzip", "gzip")]
    [InlineData("identity", null)]
    [InlineData(null, null)]
    public async Task Every_encoding_holds_the_same_page(string? accepted, string? sent)
    {
        var plain = await PlainAsync("/fi/after", null);
        for (var round = 0; round < 2; round++)
        {
            using var answer = await GetAsync("/fi/after", accepted);
            Assert.Equal(sent, answer.Content.Headers.ContentEncoding.SingleOrDefault());
            Assert.Contains("Accept-Encoding", answer.Headers.Vary);
            Assert.Equal(plain, await UnpackAsync(answer));
        }
    }

    [Fact]
    public async Task A_reader_who_has_the_page_gets_304_for_her_own_encoding_only()
    {
        using var first = await GetAsync("/fi/after", "br");
        var tag = first.Headers.ETag!.ToString();
        using var again = await GetAsync("/fi/after", "br", tag);
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        using var other = await GetAsync("/fi/after", "gzip", tag);
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }

    [Fact]
    public async Task Head_tells_the_length_and_sends_nothing()
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, "/fi/after");
        using var answer = await _site.Visitor().SendAsync(request, Stop);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(answer.Content.Headers.ContentLength > 1000);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync(Stop));
    }

    [Fact]
    public async Task A_published_change_shows_at_once_and_everywhere()
    {
        Assert.DoesNotContain("Tuore lause", await PlainAsync("/fi/after", "br"), StringComparison.Ordinal);
        await using (var scope = _site.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
            var file = await db.ContentFiles.SingleAsync(each => each.Path == "pages/after/fi.md", Stop);
            (file.Text, file.Edited) = (file.Text + "\nTuore lause.\n", true);
            await db.SaveChangesAsync(Stop);
            await scope.ServiceProvider.GetRequiredService<Publishing>().PublishAsync(Stop);
        }

        Assert.Contains("Tuore lause", await PlainAsync("/fi/after", "br"), StringComparison.Ordinal);
        Assert.Contains("Tuore lause", await PlainAsync("/fi/after", "gzip"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reading_asks_nothing_of_the_database()
    {
        await PlainAsync("/fi/after", "br");
        await using (var scope = _site.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<PortalDb>().Database.EnsureDeletedAsync(Stop);

        Assert.Contains("</html>", await PlainAsync("/fi/after", "br"), StringComparison.Ordinal);
        Assert.Contains("</html>", await PlainAsync("/en/urgent", "br"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/fi/contacts?place=zzzzzz")]
    [InlineData("/fi/search?q=huoli")]
    [InlineData("/so/share")]
    [InlineData("/")]
    public async Task An_answer_to_a_question_is_never_kept(string address)
    {
        using var answer = await GetAsync(address, "br");
        Assert.True(answer.Headers.CacheControl?.NoStore, address);
        Assert.Equal(address == "/" ? null : "br", answer.Content.Headers.ContentEncoding.SingleOrDefault());
        Assert.Null(answer.Headers.ETag);
    }

    [Theory]
    [InlineData("/fi/HELP")]
    [InlineData("/fi/help/")]
    [InlineData("/FI/help")]
    public async Task Another_spelling_of_an_address_is_answered_and_not_kept(string address)
    {
        var store = _site.Services.GetRequiredService<KeptPageStore>();
        var kept = store.Count;
        using var answer = await GetAsync(address, "br");
        Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.OK, HttpStatusCode.MovedPermanently, HttpStatusCode.NotFound });
        Assert.Equal(kept, store.Count);
        Assert.Equal(HttpStatusCode.OK, (await GetAsync("/fi/help", "br")).StatusCode);
        Assert.Equal(kept + 1, store.Count);
    }

    [Fact]
    public void A_full_store_keeps_what_it_knew_again_and_makes_room_when_a_day_is_over()
    {
        var store = new KeptPageStore(new PublishedContent());
        var evening = new DateTimeOffset(2026, 11, 22, 21, 0, 0, TimeSpan.Zero);
        var page = KeptPage.Pack("text/html", "x"u8, evening.AddHours(1));
        for (var number = 0; number <= KeptPageStore.Most; number++)
            store.Keep($"/fi/{number}", page, store.Edition, evening);

        Assert.Equal(KeptPageStore.Most, store.Count);
        var morning = evening.AddHours(10);
        var fresh = KeptPage.Pack("text/html", "y"u8, morning.AddHours(1));
        store.Keep("/fi/1", fresh, store.Edition, morning);
        Assert.True(store.TryGet("/fi/1", morning, out _));
        store.Keep("/fi/new", fresh, store.Edition, morning);
        Assert.True(store.TryGet("/fi/new", morning, out _));
        Assert.Equal(2, store.Count);
    }

    private async Task<HttpResponseMessage> GetAsync(string address, string? accepted, string? tag = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (accepted is not null)
            request.Headers.TryAddWithoutValidation("Accept-Encoding", accepted);
        if (tag is not null)
            request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        return await _site.Visitor().SendAsync(request, Stop);
    }

    private async Task<string> PlainAsync(string address, string? accepted)
    {
        using var answer = await GetAsync(address, accepted);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await UnpackAsync(answer);
    }

    private static async Task<string> UnpackAsync(HttpResponseMessage answer)
    {
        await using var body = await answer.Content.ReadAsStreamAsync(Stop);
        await using Stream plain = answer.Content.Headers.ContentEncoding.SingleOrDefault() switch
        {
            "br" => new BrotliStream(body, CompressionMode.Decompress),
            "gzip" => new GZipStream(body, CompressionMode.Decompress),
            _ => body,
        };
        using var reader = new StreamReader(plain, Encoding.UTF8);
        return await reader.ReadToEndAsync(Stop);
    }
}
