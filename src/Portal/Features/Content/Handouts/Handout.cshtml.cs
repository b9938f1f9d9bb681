using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Features.Anchors;
using Portal.Features.Shared;
using Portal.Localization;

namespace Portal.Features.Content.Handouts;

/// <summary>
/// A card (A5) or leaflet (A4) for one municipality, printed on both sides and folded in the middle. Drawn for each request:
/// there are more combinations than kept pages, and nobody prints in a hurry.
/// </summary>
[Packed]
public sealed class HandoutModel(PublishedContent published, SiteNavigation site, PageFrame frame, TimeProvider clock) : PageModel
{
    private const string OwnerRole = "contact-editor";

    private string _address = "";

    public Language Language { get; private set; } = Language.Finnish;

    /// <summary>card or leaflet.</summary>
    public string Form { get; private set; } = "";

    public string Title { get; private set; } = "";

    public IReadOnlyList<HandoutPanel> Panels { get; private set; } = [];

    public DateOnly Day => Helsinki.DayOf(clock.GetUtcNow());

    /// <summary>Without the scheme: that is what people type.</summary>
    public string ShownAddress => _address[(_address.IndexOf("//", StringComparison.Ordinal) + 2)..];

    internal QrCode Qr => QrCode.Of(_address);

    public string OwnerIn(Language language) => published.Current.RoleName(OwnerRole, language) ?? OwnerRole;

    public IActionResult OnGet(string lang, string municipality, string form, string languages)
    {
        var directory = published.Current.Directory;
        if (!Language.TryParse(lang, out var language) || directory.FindBySlug(municipality) is not { } place
            || !HandoutLanguages.TryParse(languages, out var tongues))
        {
            return NotFound();
        }

        (Language, Form) = (language, form);
        Panels = [.. tongues.All.Select(tongue => new HandoutPanel(place, tongue, form == "leaflet", Day, published.Current))];
        Title = string.Format(language.Culture, form == "card" ? Texts.HandoutCardTitle : Texts.HandoutLeafletTitle, place.Names.In(language));
        var path = new ShortAddress(place.Code, tongues).Path;
        // Only Development has no address of its own; there a phone in the same network may read the code.
        _address = site.Absolute(path) is var absolute && absolute != path ? absolute : $"{Request.Scheme}://{Request.Host}{path}";
        frame.Set(language, Title, $"communities/handouts/{place.Slug}/{form}/{tongues}");
        frame.Style = "handout.css";
        frame.NoIndex = true;
        return Page();
    }

    public static string AddressOf(Municipality place, string form, HandoutLanguages languages, Language reader) =>
        $"/{reader.Code}/communities/handouts/{place.Slug}/{form}/{languages}";
}
