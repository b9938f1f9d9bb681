using Portal.Features.Anchors;
using Portal.Features.Anchors.Contacts;

namespace Portal.Features.Content.Help;

/// <summary>Chooses among the directory's contacts by need, region and language.</summary>
public static class HelpFinder
{
    /// <summary>
    /// Every shown contact that fits. An interpreter counts as the reader's language; a contact whose languages no source
    /// tells is left out when a language is asked for, because nothing may be promised.
    /// </summary>
    public static IReadOnlyList<Contact> Find(AnchorDirectory directory, HelpNeed? need, Region? region, string? language)
    {
        var places = region is null ? null : directory.Municipalities.Where(each => each.Region == region.Code).ToList();
        return
        [
            .. directory.Contacts
                .Where(contact => contact.IsShown)
                .Where(contact => need is null || need.Kinds.Contains(contact.Kind))
                .Where(contact => places is null || places.Exists(contact.Area.Covers))
                .Where(contact => language is null || Speaks(contact, language))
                .OrderBy(contact => need is null ? (int)contact.Kind : IndexOf(need, contact.Kind))
                .ThenBy(contact => language is not null && contact.Languages.Contains(language) ? 0 : 1)
                .ThenBy(contact => contact.Area.IsLocal ? 0 : 1)
                .ThenBy(contact => contact.Id, StringComparer.Ordinal),
        ];
    }

    /// <summary>The languages any shown contact speaks, the portal's five first.</summary>
    public static IReadOnlyList<string> Languages(AnchorDirectory directory) =>
    [
        .. directory.Contacts.Where(contact => contact.IsShown).SelectMany(contact => contact.Languages).Distinct()
            .OrderBy(code => Localization.Language.All.Select(language => language.Code).ToList().IndexOf(code) is >= 0 and var place ? place : 99)
            .ThenBy(code => code, StringComparer.Ordinal),
    ];

    private static bool Speaks(Contact contact, string language) =>
        contact.Languages.Contains(language) || contact.Phones.ContainsKey(language) || contact.Interpreter;

    private static int IndexOf(HelpNeed need, ContactKind kind) => need.Kinds.ToList().IndexOf(kind);
}
