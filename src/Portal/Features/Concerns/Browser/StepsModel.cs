using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Features.Concerns.Form;
using Portal.Features.Content;
using Portal.Features.Shared;
using Portal.Localization;

namespace Portal.Features.Concerns.Browser;

/// <summary>The steps of a form for the script, the same for everybody until midnight, when the dates in it change.</summary>
[Kept]
public sealed class StepsModel(PublishedContent published, PageFrame frame, TimeProvider clock) : PageModel
{
    public Language Language { get; private set; } = Language.Finnish;

    internal BrowserForm Form { get; private set; } = null!;

    public IActionResult OnGet(string lang)
    {
        if (!Language.TryParse(lang, out var language))
            return NotFound();

        Language = language;
        var form = SiteForms.OfRoute(PageContext.ActionDescriptor.AttributeRouteInfo?.Template);
        Form = new BrowserForm(form, language, published.Current.Directory, Helsinki.DayOf(clock.GetUtcNow()));
        frame.Set(language, Texts.SiteName, $"{form.Path}/{SiteForms.Steps}");
        return Page();
    }
}
