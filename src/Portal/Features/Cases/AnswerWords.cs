using System.Text.Json;
using Portal.Localization;

namespace Portal.Features.Cases;

/// <summary>Names of municipalities by their codes, in the reader's language. Registered by Operations, which knows the directory.</summary>
public sealed record PlaceNames(Func<IEnumerable<KeyValuePair<string, string>>> InReadersLanguage);

/// <summary>
/// The words a script puts beside what it opened; it has none of its own. All of them go out with every concern, because
/// the server does not know which are needed, and must not.
/// </summary>
internal static class AnswerWords
{
    internal static string ForScript(PlaceNames places) => JsonSerializer.Serialize(Fields()
        .Concat(Choices())
        .Concat(Noticed())
        .Concat(Language.All.Select(language => Word($"language.{language.Code}", language.OwnName)))
        .Concat(places.InReadersLanguage().Select(place => Word($"place.{place.Key}", place.Value)))
        .ToDictionary());

    private static IEnumerable<KeyValuePair<string, string>> Fields() =>
    [
        Word("language", Texts.StaffLanguage),
        Word("danger", Texts.StaffFieldDanger),
        Word("role", Texts.StaffFieldRole),
        Word("wish", Texts.StaffFieldWish),
        Word("place", Texts.StaffFieldPlace),
        Word("noticed", Texts.StaffFieldNoticed),
        Word("words", Texts.StaffFieldWords),
        Word("answer", Texts.StaffFieldAnswer),
        Word("phone", Texts.StaffFieldPhone),
        Word("message", Texts.StaffFieldMessage),
        Word("times", Texts.StaffFieldTimes),
        Word("email", Texts.StaffFieldEmail),
        Word("flags", Texts.StaffFieldFlags),
    ];

    private static IEnumerable<KeyValuePair<string, string>> Choices() =>
    [
        Word("danger.yes", Texts.StaffValueYes),
        Word("danger.unsure", Texts.StaffValueUnsure),
        Word("danger.no", Texts.StaffValueNo),
        Word("role.family", Texts.StaffRoleFamily),
        Word("role.professional", Texts.StaffRoleProfessional),
        Word("role.community", Texts.StaffRoleCommunity),
        Word("role.neighbour", Texts.StaffRoleNeighbour),
        Word("role.myself", Texts.StaffRoleMyself),
        Word("wish.advice", Texts.StaffWishAdvice),
        Word("wish.look", Texts.StaffWishLook),
        Word("wish.know", Texts.StaffWishKnow),
        Word("place.unknown", Texts.StaffPlaceUnknown),
        Word("place.abroad", Texts.StaffPlaceAbroad),
        Word("place.unsaid", Texts.StaffPlaceUnsaid),
        Word("answer.code", Texts.StaffAnswerCode),
        Word("answer.phone", Texts.StaffFieldPhone),
        Word("answer.email", Texts.StaffFieldEmail),
        Word("message.yes", Texts.StaffValueYes),
        Word("message.no", Texts.StaffValueNo),
        Word("times.morning", Texts.StaffTimesMorning),
        Word("times.afternoon", Texts.StaffTimesAfternoon),
        Word("times.evening", Texts.StaffTimesEvening),
        Word("times.weekend", Texts.StaffTimesWeekend),
        Word("flags.fast", Texts.StaffFlagFast),
        Word("flags.trap", Texts.StaffFlagTrap),
    ];

    private static IEnumerable<KeyValuePair<string, string>> Noticed() =>
    [
        Word("noticed.violence-right", Texts.StaffNoticedViolenceRight),
        Word("noticed.threatens", Texts.StaffNoticedThreatens),
        Word("noticed.cut-off", Texts.StaffNoticedCutOff),
        Word("noticed.new-contacts", Texts.StaffNoticedNewContacts),
        Word("noticed.less-than-human", Texts.StaffNoticedLessThanHuman),
        Word("noticed.leaving", Texts.StaffNoticedLeaving),
        Word("noticed.praises", Texts.StaffNoticedPraises),
        Word("noticed.hurt", Texts.StaffNoticedHurt),
        Word("noticed.changed", Texts.StaffNoticedChanged),
        Word("noticed.told", Texts.StaffNoticedTold),
        Word("noticed.unsure", Texts.StaffNoticedUnsure),
    ];

    private static KeyValuePair<string, string> Word(string code, string word) => new(code, word);
}
