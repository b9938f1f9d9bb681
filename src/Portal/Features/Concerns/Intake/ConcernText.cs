using System.Text.Json;
using Portal.Features.Concerns.Journey;

namespace Portal.Features.Concerns.Intake;

/// <summary>
/// What is inside the envelope of what a form sent, schema version 1 of every kind: <c>{"language":"fi","answers":{"role":["family"],…}}</c>.
/// Fields and values are those of the <see cref="JourneyBook"/> of the clear kind; whoever opens a concern drops and reports
/// everything else, because a browser's envelope was never seen by the server. A journey that looked like a machine's has
/// <c>"flags":["trap","fast"]</c> beside them: for the team to weigh, and nothing else.
/// </summary>
internal static class ConcernText
{
    internal const int SchemaVersion = 1;

    private static readonly JsonSerializerOptions Json = new() { Converters = { new LeanText() } };

    internal static byte[] Write(Answers answers, string language, IReadOnlyList<string> flags) => flags.Count == 0
        ? JsonSerializer.SerializeToUtf8Bytes(new { language, answers = answers.Values }, Json)
        : JsonSerializer.SerializeToUtf8Bytes(new { language, answers = answers.Values, flags }, Json);
}
