using System.Globalization;
using System.Text.Json;
using Portal.Features.Cases.Inbox;
using Portal.Localization;

namespace Portal.Features.Cases;

/// <summary>Codes of clear columns and of an opened concern in the reader's words.</summary>
internal static class CaseWords
{
    internal static string Date(DateOnly date) => date.ToString("d", CultureInfo.CurrentCulture);

    internal static string Kind(CaseLine line) => line.Kind == "advice" ? Texts.StaffKindAdvice : Texts.StaffKindConcern;

    internal static string Stage(CaseLine line) => line.Stage switch
    {
        CaseDesk.Received => Texts.StaffStageReceived,
        CaseDesk.Opened => Texts.StaffStageOpened,
        _ => line.Stage,
    };

    internal static string Origin(SealedCase found) => found.Origin == "browser" ? Texts.StaffConcernByBrowser : Texts.StaffConcernByServer;

    /// <summary>The words the script puts beside what it opened; it has none of its own.</summary>
    internal static string ForScript() => JsonSerializer.Serialize(Fields().Concat(Languages()).ToDictionary());

    private static IEnumerable<KeyValuePair<string, string>> Fields() =>
    [
        new("language", Texts.StaffLanguage),
        new("danger", Texts.StaffFieldDanger),
        new("role", Texts.StaffFieldRole),
        new("wish", Texts.StaffFieldWish),
        new("place", Texts.StaffFieldPlace),
        new("noticed", Texts.StaffFieldNoticed),
        new("words", Texts.StaffFieldWords),
        new("answer", Texts.StaffFieldAnswer),
        new("phone", Texts.StaffFieldPhone),
        new("message", Texts.StaffFieldMessage),
        new("times", Texts.StaffFieldTimes),
        new("email", Texts.StaffFieldEmail),
    ];

    private static IEnumerable<KeyValuePair<string, string>> Languages() =>
        Language.All.Select(language => KeyValuePair.Create($"language.{language.Code}", language.OwnName));
}
