using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Portal.Data;
using Portal.Features.Anchors.Receiving;
using Portal.Features.Concerns.Browser;
using Portal.Features.Content;
using Portal.Localization;
using Portal.Sealing;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Concerns;

/// <summary>What a browser is given to seal by: places for everybody alike, and keys under the operator's signature.</summary>
public sealed class BrowserWay : IAsyncLifetime
{
    private const int PlaceTableBudget = 25_000;
    private readonly SigningKey _signer = SigningKey.Generate();
    private readonly PortalSite _site;

    public BrowserWay() => _site = new PortalSite().WithServices(services => services.Replace(ServiceDescriptor.Singleton(new PinnedKey(_signer.Public))));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await _site.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        await _site.DisposeAsync();
        _signer.Dispose();
    }

    [Fact]
    public async Task The_place_table_routes_every_municipality_like_the_server_in_every_language()
    {
        var directory = _site.Services.GetRequiredService<PublishedContent>().Current.Directory;
        foreach (var language in Language.All)
        {
            using var answer = await AskAsync($"/api/place-table?lang={language.Code}", "identity");
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            var table = (await answer.Content.ReadFromJsonAsync<JsonObject>(Stop))!;
            var codes = (string)table["codes"]!;
            Assert.Equal(308, codes.Length / 3);
            foreach (var (place, index) in directory.MunicipalitiesIn(language).Select((place, index) => (place, index)))
            {
                Assert.Equal(place.Code.ToString(), codes.Substring(index * 3, 3));
                Assert.Equal(place.Names.In(language), (string?)table["names"]![index]);
                var way = ((string)table["ways"]![(int)table["way"]![index]!]!).Split(' ');
                Assert.Equal(TeamKeys.Candidates(directory.Router.RouteFor(place)), way);
            }
        }
    }

    [Fact]
    public async Task The_place_table_is_light_and_asked_for_again_costs_nothing()
    {
        foreach (var language in Language.All)
        {
            using var packed = await AskAsync($"/api/place-table?lang={language.Code}", "br");
            var length = (await packed.Content.ReadAsByteArrayAsync(Stop)).Length;
            Assert.True(length <= PlaceTableBudget, $"{language.Code}: {length}");
            using var again = await AskAsync($"/api/place-table?lang={language.Code}", "br", packed.Headers.ETag!.ToString());
            Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        }

        using var unknown = await AskAsync("/api/place-table?lang=xx", "br");
        Assert.Equal(HttpStatusCode.OK, unknown.StatusCode);
    }

    [Fact]
    public async Task Keys_are_given_only_while_a_signed_manifest_is_valid_and_names_no_old_key()
    {
        using var team = await ReceivingTeamOfTest.InAsync(_site, "duty");
        Assert.Equal(HttpStatusCode.NotFound, (await KeysAsync()).Status);

        var manifest = await UseAsync(manifests => manifests.ListAsync(TimeSpan.FromDays(90), Stop));
        var signed = SealedManifest.Seal(manifest, _signer);
        using var other = SigningKey.Generate();
        Assert.False(await UseAsync(manifests => manifests.ImportAsync(SealedManifest.Seal(manifest, other), Stop)));
        Assert.False(await UseAsync(manifests => manifests.ImportAsync(SealedManifest.Seal(manifest with { Expires = manifest.Issued.AddSeconds(-1) }, _signer), Stop)));
        Assert.True(await UseAsync(manifests => manifests.ImportAsync(signed, Stop)));
        Assert.False(await UseAsync(manifests => manifests.ImportAsync(signed, Stop)));
        var (status, keys) = await KeysAsync();
        Assert.Equal((HttpStatusCode.OK, signed, null), (status, (string?)keys!["manifest"], (string?)keys["unsigned"]));

        // A new epoch needs a new signature; for a day the old one is still taken.
        await RetireAsync(TimeProvider.System.GetUtcNow().AddHours(-23));
        using var next = await ReceivingTeamOfTest.InAsync(_site, "duty", epoch: 2);
        Assert.Equal(HttpStatusCode.OK, (await KeysAsync()).Status);
        await RetireAsync(TimeProvider.System.GetUtcNow().AddHours(-25));
        Assert.Equal(HttpStatusCode.NotFound, (await KeysAsync()).Status);
        var newer = await UseAsync(manifests => manifests.ListAsync(TimeSpan.FromDays(90), Stop));
        newer = newer with { Issued = manifest.Issued.AddSeconds(2) };
        Assert.True(await UseAsync(manifests => manifests.ImportAsync(SealedManifest.Seal(newer, _signer), Stop)));
        Assert.Equal(HttpStatusCode.OK, (await KeysAsync()).Status);

        // An older list, however well signed, cannot bring an old key back.
        Assert.False(await UseAsync(manifests => manifests.ImportAsync(signed, Stop)));
    }

    [Fact]
    public async Task Steps_are_kept_and_hold_every_step_and_no_state()
    {
        foreach (var language in Language.All)
        {
            using var answer = await AskAsync($"/{language.Code}/share/steps", "identity");
            Assert.Equal("no-cache", answer.Headers.CacheControl!.ToString());
            var page = await Pages.ReadAsync(answer);
            var views = page.QuerySelectorAll("template[data-view]").Select(view => view.GetAttribute("data-view")).ToList();
            Assert.All(Portal.Features.Concerns.Journey.Journeys.Concern.Steps, step => Assert.Contains($"step-{step.Id}", views));
            Assert.Superset(new HashSet<string?> { "check", "sent", "closed", "errors", "notice" }, views.ToHashSet());
            foreach (var data in new[] { "journey", "words" })
                Assert.NotNull(JsonNode.Parse(page.QuerySelector($"#{data}")!.TextContent));
        }
    }

    private async Task<(HttpStatusCode Status, JsonObject? Keys)> KeysAsync()
    {
        using var answer = await AskAsync("/api/team-keys", "identity");
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
        return (answer.StatusCode, answer.IsSuccessStatusCode ? await answer.Content.ReadFromJsonAsync<JsonObject>(Stop) : null);
    }

    private async Task<HttpResponseMessage> AskAsync(string address, string encoding, string? tag = null)
    {
        using var visitor = _site.Visitor();
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.AcceptEncoding.ParseAdd(encoding);
        if (tag is not null)
            request.Headers.IfNoneMatch.ParseAdd(tag);
        var answer = await visitor.SendAsync(request, Stop);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        await answer.Content.LoadIntoBufferAsync(Stop);
        return answer;
    }

    private async Task RetireAsync(DateTimeOffset at)
    {
        await using var scope = _site.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<PortalDb>().TeamKeys.Where(key => key.Epoch == 1)
            .ExecuteUpdateAsync(set => set.SetProperty(key => key.RetiredAt, at), Stop);
    }

    private async Task<T> UseAsync<T>(Func<TeamManifests, Task<T>> act)
    {
        await using var scope = _site.Services.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<TeamManifests>());
    }
}
