using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Serialization;
using Portal.Features.Anchors.Receiving;
using Portal.Features.Concerns.Abuse;
using Portal.Features.Concerns.Journey;
using Portal.Localization;
using Portal.Sealing;

namespace Portal.Features.Concerns.Intake;

/// <summary>What a browser that sealed a concern itself posts: envelopes, and the clear columns of D15 that it chooses.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record SealedPost
{
    public required Guid Journey { get; init; }
    public required Guid Id { get; init; }
    public required string Kind { get; init; }
    public required bool Urgent { get; init; }
    public required string Team { get; init; }
    public required int Epoch { get; init; }
    public required string Content { get; init; }
    public required string Wrap { get; init; }
    public required SealedReceipt Receipt { get; init; }
}

/// <summary>The browser's half of a receipt. The code itself never leaves the browser.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record SealedReceipt
{
    public required string Locator { get; init; }

    /// <summary>32 bytes in base64url.</summary>
    public required string Proof { get; init; }

    /// <summary>The letters' key under the code.</summary>
    public required string Key { get; init; }
}

/// <summary>Checks a sealed post as far as it can be checked without a key, and hands it on.</summary>
internal sealed class SealedIntake(ConcernIntake intake, TeamKeys keys, ReceiptWriter receipts, PriceGate gate, TimeProvider clock)
{
    private const int ProofBytes = 32;
    private const int ReceiptMonths = 12;

    /// <summary>Stores the concern once, or says why not. Nothing in the answer depends on what is sealed.</summary>
    public async Task<IntakeResult> TakeAsync(SealedPost post, Payment paid, IPAddress? client, CancellationToken stop)
    {
        if (!RecipientName.TryParse($"team:{post.Team}", out var team)
            || Journeys.OfKind(post.Kind) is not { } rules || !RecordKind.TryParse(post.Kind, out var kind)
            || (post.Urgent && rules.Book.UrgentWhen is null) || !Receivers.May(post.Team, post.Kind))
        {
            return new IntakeResult.Malformed();
        }

        var now = clock.GetUtcNow();
        if (await keys.AcceptedAsync(post.Team, post.Epoch, now, stop) is not { } key || !PublicKey.TryFromJwk(key.PublicJwk, out var teamKey))
        {
            return await keys.CurrentAsync(post.Team, stop) is { } current
                ? new IntakeResult.NewKey(current.TeamId, current.Epoch, current.PublicJwk)
                : new IntakeResult.NoTeam();
        }

        if (!gate.Admits(paid, client, post.Team))
            return new IntakeResult.Unpaid();

        var expected = new ContentWrapHeader(post.Id, kind, team, post.Epoch, teamKey.KeyId);
        var fits = SealedContent.Inspect(post.Content) is Opening<ContentHeader>.Opened(var content)
            && content == new ContentHeader(post.Id, kind, ConcernText.SchemaVersion, ContentOrigin.Browser)
            && ContentWrap.Inspect(post.Wrap) is Opening<ContentWrapHeader>.Opened(var wrap) && wrap == expected;
        if (!fits || Read(post, Helsinki.DayOf(now).AddMonths(ReceiptMonths)) is not { } receipt)
            return new IntakeResult.Malformed();

        return await intake.StoreAsync(
            new Arrival(post.Journey, post.Id, post.Kind, post.Urgent, post.Team, post.Epoch, "browser", post.Content, post.Wrap, receipt), stop);
    }

    private Receipt? Read(SealedPost post, DateOnly expires)
    {
        var given = post.Receipt;
        if (given.Locator.Length != ReceiptCode.LocatorDigits || !given.Locator.All(char.IsAsciiDigit)
            || given.Proof.Length != Base64Url.GetEncodedLength(ProofBytes) || !Base64Url.IsValid(given.Proof, out var bytes) || bytes != ProofBytes
            || ReceiptKeys.Inspect(given.Key) is not Opening<Guid>.Opened(var record) || record != post.Id)
        {
            return null;
        }

        var proof = Base64Url.DecodeFromChars(given.Proof);
        try
        {
            return receipts.Keep(given.Locator, proof, given.Key, post.Id, expires);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(proof);
        }
    }
}
