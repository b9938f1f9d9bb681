using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Features.Accounts;
using Portal.Host;

namespace Portal.Features.Operations.Administration;

/// <summary>Which teams receive concerns here. A team works once its first member has made its key.</summary>
[StaffSurface]
[Authorize(Policy = StaffPolicies.Administrator)]
public sealed class TeamsModel(TeamOffice office) : PageModel
{
    public IReadOnlyList<TeamLine> Teams { get; private set; } = [];

    public IReadOnlyList<TeamChoice> Choices { get; private set; } = [];

    public string? Error { get; private set; }

    public Task OnGetAsync(CancellationToken stop) => LoadAsync(stop);

    public async Task<IActionResult> OnPostAsync(string? team, CancellationToken stop)
    {
        if (await office.AddAsync(team ?? "", stop))
            return RedirectToPage();

        Error = Texts.StaffTeamRefused;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        await LoadAsync(stop);
        return Page();
    }

    private async Task LoadAsync(CancellationToken stop)
    {
        var reader = StaffLanguages.Of(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);
        Teams = await office.TeamsAsync(stop);
        Choices = await office.ChoicesAsync(reader, stop);
    }
}
