using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data;
using Portal.Features.Concerns;
using Portal.Sealing;
using Portal.Tests.Support;
using TeamKey = Portal.Features.Anchors.Receiving.TeamKey;

namespace Portal.Tests.Features.Concerns;

/// <summary>A team that holds its private key, as its members' browsers do.</summary>
internal sealed class ReceivingTeamOfTest(PortalSite site, string id, PrivateKey key) : IDisposable
{
    internal string Id => id;

    internal PublicKey Public => key.Public;

    /// <summary>Gives a team a key, so that it can receive.</summary>
    internal static async Task<ReceivingTeamOfTest> InAsync(PortalSite site, string id, int epoch = 1)
    {
        var key = PrivateKey.Generate();
        await using var scope = site.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
        db.Add(new TeamKey { TeamId = id, Epoch = epoch, PublicJwk = key.Public.ToJwk(), CreatedAt = TimeProvider.System.GetUtcNow() });
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        return new ReceivingTeamOfTest(site, id, key);
    }

    internal async Task<List<Concern>> ConcernsAsync()
    {
        await using var scope = site.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<PortalDb>().Concerns.AsNoTracking()
            .Where(concern => concern.TeamId == id).ToListAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Opens a concern the way a member's browser will.</summary>
    internal async Task<JsonElement> OpenAsync(Concern concern)
    {
        await using var scope = site.Services.CreateAsyncScope();
        var wrap = await scope.ServiceProvider.GetRequiredService<PortalDb>().ConcernWraps.AsNoTracking()
            .SingleAsync(wrap => wrap.ConcernId == concern.Id, TestContext.Current.CancellationToken);
        Assert.True(RecordKind.TryParse(concern.Kind, out var kind));
        var contentKey = Assert.IsType<Opening<SymmetricKey>.Opened>(
            ContentWrap.Open(wrap.Jwe, concern.Id, kind, RecipientName.Team(id), concern.Epoch, key)).Value;
        var content = Assert.IsType<Opening<OpenedContent>.Opened>(SealedContent.Open(concern.Content, concern.Id, kind, contentKey)).Value;
        return JsonDocument.Parse(content.Plain).RootElement;
    }

    public void Dispose() => key.Dispose();
}
