using System.Text.Json;
using Microsoft.Extensions.Options;

namespace Portal.Features.Concerns.Abuse;

/// <summary>
/// Asks Google whether an answer to its check is right, by the standard verification call. The visitor's address is not passed
/// on. A service that does not answer must not close the form: then the answer counts, and the pace of sending still holds.
/// </summary>
internal sealed partial class Recaptcha(IHttpClientFactory clients, IOptions<AbuseOptions> options, ILogger<Recaptcha> logger)
{
    internal const string Field = "g-recaptcha-response";
    private const int MostChars = 2_400;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public async Task<bool> PassesAsync(string? answer, CancellationToken stop)
    {
        if (answer is not { Length: > 0 and <= MostChars })
            return false;

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(Patience);
        try
        {
            using var client = clients.CreateClient(nameof(Recaptcha));
            using var form = new FormUrlEncodedContent([new("secret", options.Value.Recaptcha.SecretKey ?? ""), new("response", answer)]);
            using var told = await client.PostAsync(new Uri(options.Value.Recaptcha.VerifyAddress), form, patience.Token);
            if (told.IsSuccessStatusCode)
                return (await told.Content.ReadFromJsonAsync<Verdict>(patience.Token))?.Success ?? false;

            Unavailable($"{(int)told.StatusCode}");
            return true;
        }
        catch (Exception error) when (error is HttpRequestException or JsonException or OperationCanceledException && !stop.IsCancellationRequested)
        {
            Unavailable(error.GetType().Name);
            return true;
        }
    }

    [LoggerMessage(LogLevel.Warning, "reCAPTCHA did not answer ({Fault}); messages are taken without it")]
    private partial void Unavailable(string fault);

    private sealed record Verdict(bool Success);
}
