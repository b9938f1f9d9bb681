using System.Buffers.Text;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;
using Portal.Features.Concerns.Intake;
using Portal.Sealing;

namespace Portal.Features.Concerns.Mailbox;

/// <summary>
/// The mailbox for a browser that derives from the code itself: it shows the proof each time and gets or gives ciphertext.
/// The code and the letters' key never pass here.
/// </summary>
internal static class MailboxApi
{
    private const int ProofBytes = 32;

    internal static void MapMailbox(this IEndpointRouteBuilder app)
    {
        app.MapPost("/api/mailbox/open", OpenAsync);
        app.MapPost("/api/mailbox/letters", WriteAsync);
        app.MapPost("/api/mailbox/erase", EraseAsync);
    }

    private static Task<Results<Ok<BoxAnswer>, StatusCodeHttpResult>> OpenAsync(
        HttpContext context, Mailboxes mailboxes, MailboxPace pace, CancellationToken stop) =>
        WithBoxAsync<BoxProof, BoxAnswer>(context, mailboxes, pace, async (_, concern) =>
            await mailboxes.ReadAsync(concern, stop) is { } box ? TypedResults.Ok(BoxAnswer.Of(box)) : NotThere(), stop);

    private static Task<Results<Ok<LetterAnswer>, StatusCodeHttpResult>> WriteAsync(
        HttpContext context, Mailboxes mailboxes, MailboxPace pace, CancellationToken stop) =>
        WithBoxAsync<LetterPost, LetterAnswer>(context, mailboxes, pace, async (post, concern) =>
            await mailboxes.WriteAsync(concern, new ArrivingLetter(post.Id, post.Number, post.Asks, post.Content), ContentOrigin.Browser, stop) switch
            {
                LetterOutcome.Stored => TypedResults.Ok(new LetterAnswer("stored")),
                LetterOutcome.NumberTaken => TypedResults.StatusCode(StatusCodes.Status409Conflict),
                LetterOutcome.Many => TypedResults.StatusCode(StatusCodes.Status429TooManyRequests),
                LetterOutcome.Busy => TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable),
                LetterOutcome.Malformed => TypedResults.StatusCode(StatusCodes.Status400BadRequest),
                _ => NotThere(),
            }, stop);

    private static Task<Results<Ok<LetterAnswer>, StatusCodeHttpResult>> EraseAsync(
        HttpContext context, Mailboxes mailboxes, MailboxPace pace, CancellationToken stop) =>
        WithBoxAsync<BoxProof, LetterAnswer>(context, mailboxes, pace, async (_, concern) =>
            await mailboxes.EraseAsync(concern, stop) ? TypedResults.Ok(new LetterAnswer("erased")) : TypedResults.StatusCode(StatusCodes.Status400BadRequest), stop);

    private static async Task<Results<Ok<TAnswer>, StatusCodeHttpResult>> WithBoxAsync<TPost, TAnswer>(
        HttpContext context, Mailboxes mailboxes, MailboxPace pace,
        Func<TPost, Guid, Task<Results<Ok<TAnswer>, StatusCodeHttpResult>>> act, CancellationToken stop)
        where TPost : BoxProof
    {
        context.Response.Headers.CacheControl = "no-store";
        var (post, status) = await ConcernsApi.ReadAsync<TPost>(context, stop);
        if (post is null)
            return TypedResults.StatusCode(status);
        if (!mailboxes.IsOpen)
            return TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable);
        if (post.Locator.Length != ReceiptCode.LocatorDigits || !post.Locator.All(char.IsAsciiDigit)
            || post.Proof.Length != Base64Url.GetEncodedLength(ProofBytes) || !Base64Url.IsValid(post.Proof))
        {
            return TypedResults.StatusCode(StatusCodes.Status400BadRequest);
        }

        var client = context.Connection.RemoteIpAddress;
        if (pace.Try(client) is not { } paid)
            return TypedResults.StatusCode(StatusCodes.Status429TooManyRequests);
        if (await mailboxes.ProvenAsync(post.Locator, Base64Url.DecodeFromChars(post.Proof), stop) is not { } concern)
            return NotThere();

        pace.GiveBack(client, paid);
        return await act(post, concern);
    }

    private static StatusCodeHttpResult NotThere() => TypedResults.StatusCode(StatusCodes.Status404NotFound);
}

/// <param name="Proof">32 bytes in base64url.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal record BoxProof(string Locator, string Proof);

[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record LetterPost(string Locator, string Proof, Guid Id, int Number, string Asks, string Content) : BoxProof(Locator, Proof);

/// <param name="Result">stored or erased.</param>
internal sealed record LetterAnswer(string Result);

/// <summary>An open mailbox on its way to the browser. Days are in words of the asked language: a browser may not know Somali months.</summary>
internal sealed record BoxAnswer(
    Guid Id, string Kind, string Stage, string? KeptUntil, string ContactDetails, bool WantsNoContact, string Key, IReadOnlyList<LetterLine> Letters)
{
    internal static BoxAnswer Of(Box box) => new(
        box.Id, box.Kind, box.Stage, box.KeptUntil is { } last ? MailboxWords.Date(last) : null, box.ContactDetails, box.WantsNoContact, box.SealedKey,
        [.. box.Letters.Select(letter => new LetterLine(letter.Id, letter.From, letter.Number, MailboxWords.Date(letter.On), letter.Content))]);
}

internal sealed record LetterLine(Guid Id, string From, int Number, string On, string Content);
