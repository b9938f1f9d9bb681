using System.Buffers;
using System.Buffers.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Portal.Features.Concerns.Abuse;
using Portal.Features.Shared;
using Portal.Sealing;

namespace Portal.Features.Concerns.Intake;

/// <summary>
/// <c>POST /api/concerns</c> takes envelopes, <c>GET /api/concerns/price</c> tells what that costs now, and
/// <c>POST /api/receipt-salt</c> gives the salt of five digits. Text never passes here.
/// </summary>
internal static class ConcernsApi
{
    private const int LargestPost = 64 * 1024;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        PropertyNameCaseInsensitive = false,
        NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.Strict,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        AllowDuplicateProperties = false,
        MaxDepth = 8,
    };

    internal static void MapConcerns(this IEndpointRouteBuilder app)
    {
        app.MapPost("/api/concerns", TakeAsync);
        app.MapGet("/api/concerns/price", PriceAsync);
        app.MapPost("/api/receipt-salt", Salt);
    }

    private static async Task<Results<Ok<SealedAnswer>, Conflict<SealedAnswer>, JsonHttpResult<SealedAnswer>, StatusCodeHttpResult>> TakeAsync(
        HttpContext context, SealedIntake intake, PriceGate gate, CancellationToken stop)
    {
        context.Response.Headers.CacheControl = "no-store";
        var client = context.Connection.RemoteIpAddress;
        if (await gate.TakeAsync(context.Request.Headers[PriceGate.Header], client, stop) is not { } paid)
            return Unpaid(await gate.AskAsync(client, null, stop));

        var (post, status) = await ReadAsync<SealedPost>(context, stop);
        if (post is null || (paid.Journey is { } journey && journey != post.Journey))
            return TypedResults.StatusCode(status);

        return await intake.TakeAsync(post, paid, client, stop) switch
        {
            IntakeResult.Unpaid => Unpaid(await gate.AskAsync(client, post.Team, stop)),
            IntakeResult.Accepted done => TypedResults.Ok(new SealedAnswer("accepted") { ReadBy = done.ReadBy, AnswerBy = done.AnswerBy }),
            IntakeResult.NewKey key => TypedResults.Conflict(new SealedAnswer("new-key") { Team = key.TeamId, Epoch = key.Epoch, PublicKey = key.PublicJwk }),
            IntakeResult.CodeTaken => TypedResults.Conflict(new SealedAnswer("code-taken")),
            IntakeResult.Ended => TypedResults.Conflict(new SealedAnswer("ended")),
            IntakeResult.NoTeam => TypedResults.Conflict(new SealedAnswer("no-team")),
            IntakeResult.Busy => TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable),
            _ => TypedResults.StatusCode(StatusCodes.Status400BadRequest),
        };
    }

    private static async Task<Ok<Price>> PriceAsync(HttpContext context, PriceGate gate, CancellationToken stop)
    {
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(await gate.AskAsync(context.Connection.RemoteIpAddress, null, stop));
    }

    /// <summary>428: first pay, then send again. The new challenge comes along.</summary>
    private static JsonHttpResult<SealedAnswer> Unpaid(Price price) =>
        TypedResults.Json(new SealedAnswer("price") { Price = price }, statusCode: StatusCodes.Status428PreconditionRequired);

    private static async Task<Results<Ok<SaltAnswer>, StatusCodeHttpResult>> Salt(HttpContext context, ReceiptWriter receipts, CancellationToken stop)
    {
        context.Response.Headers.CacheControl = "no-store";
        var (asked, status) = await ReadAsync<SaltQuestion>(context, stop);
        if (asked is null)
            return TypedResults.StatusCode(status);
        if (asked.Locator.Length != ReceiptCode.LocatorDigits || !asked.Locator.All(char.IsAsciiDigit))
            return TypedResults.StatusCode(StatusCodes.Status400BadRequest);

        return receipts.Salt(asked.Locator) is { } salt
            ? TypedResults.Ok(new SaltAnswer(Base64Url.EncodeToString(salt)))
            : TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable);
    }

    /// <summary>Read here and not by the framework: its faults would repeat what was posted.</summary>
    internal static async Task<(T? Value, int Status)> ReadAsync<T>(HttpContext context, CancellationToken stop) where T : class
    {
        if (!context.Request.HasJsonContentType())
            return (null, StatusCodes.Status415UnsupportedMediaType);
        var buffer = ArrayPool<byte>.Shared.Rent(LargestPost);
        try
        {
            var (length, cutShort) = await LimitedBody.ReadAsync(context.Request, buffer.AsMemory(0, LargestPost), stop);
            return cutShort
                ? (null, StatusCodes.Status413PayloadTooLarge)
                : (JsonSerializer.Deserialize<T>(buffer.AsSpan(0, length), Json), StatusCodes.Status400BadRequest);
        }
        catch (JsonException)
        {
            return (null, StatusCodes.Status400BadRequest);
        }
        catch (BadHttpRequestException refused)
        {
            return (null, refused.StatusCode);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }
}

internal sealed record SaltQuestion(string Locator);

internal sealed record SaltAnswer(string Salt);

/// <param name="Result">accepted, price, new-key, code-taken, ended or no-team.</param>
internal sealed record SealedAnswer(string Result)
{
    public DateOnly? ReadBy { get; init; }
    public DateOnly? AnswerBy { get; init; }
    public string? Team { get; init; }
    public int? Epoch { get; init; }
    public string? PublicKey { get; init; }

    /// <summary>With <c>price</c>: what is asked.</summary>
    public Price? Price { get; init; }
}
