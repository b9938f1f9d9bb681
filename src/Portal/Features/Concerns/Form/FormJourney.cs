using System.Security.Cryptography;
using System.Text.Json;
using Portal.Features.Concerns.Journey;
using Portal.Sealing;

namespace Portal.Features.Concerns.Form;

/// <summary>A journey as it travels in the page, sealed: what was answered, where the visitor is, and the code the receipt will show.</summary>
/// <param name="Begun">When it began, in seconds since 1970.</param>
/// <param name="NotBefore">The turn it was given when much was being sent (D8), in seconds since 1970; else 0.</param>
/// <param name="Kind">Which form it belongs to: at another form's address it opens nothing.</param>
internal sealed record FormJourney(
    Guid Id, long Shown, string Code, string Step, bool ToCheck, IReadOnlyDictionary<string, IReadOnlyList<string>> Given, long Begun = 0, long NotBefore = 0,
    string Kind = FormKinds.Concern)
{
    private static readonly JsonSerializerOptions Json = new() { Converters = { new LeanText() } };

    internal ReportJourney Rules => Journeys.OfKind(Kind) ?? Journeys.Concern;

    internal Answers Answers() => new(Given);

    internal FormJourney With(Answers answers) => this with { Given = answers.Values };

    internal byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, Json);

    internal static FormJourney? Read(byte[] bytes)
    {
        try
        {
            return JsonSerializer.Deserialize<FormJourney>(bytes, Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>Seals journeys into the page and opens them again.</summary>
internal sealed class FormStates(FormKeys keys, TimeProvider clock)
{
    internal async Task<string> SealAsync(FormJourney journey, CancellationToken stop)
    {
        var key = await keys.CurrentAsync(stop);
        var plain = journey.Write();
        try
        {
            return FormState.Seal(plain, FormUse.Share, key, clock.GetUtcNow() + FormKeys.OpensFor);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plain);
        }
    }

    /// <summary>Null for a state that is altered, cut, foreign or too old: nothing of it can be trusted.</summary>
    internal async Task<FormJourney?> OpenAsync(string? state, CancellationToken stop)
    {
        if (FormState.Open(state, FormUse.Share, await keys.LiveAsync(stop), clock.GetUtcNow()) is not Opening<byte[]>.Opened(var plain))
            return null;

        var journey = FormJourney.Read(plain);
        CryptographicOperations.ZeroMemory(plain);
        return journey;
    }
}
