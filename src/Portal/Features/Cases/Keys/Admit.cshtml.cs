using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Features.Accounts;
using Portal.Host;

namespace Portal.Features.Cases.Keys;

/// <summary>A member who holds the team's key gives it to another, after both compared the new key's digits by voice.</summary>
[StaffSurface]
[Authorize(Policy = StaffPolicies.TeamMember)]
public sealed class AdmitModel(KeyRing keys) : PageModel
{
    public Admission Admission { get; private set; } = new(Guid.Empty, "", "", "", []);

    public Guid MemberId => User.MemberId();

    public string TeamId => User.TeamId();

    public string Title => string.Format(CultureInfo.CurrentCulture, Texts.StaffAdmit, Admission.Name);

    /// <summary>What the member holds, for the script.</summary>
    public string Held => JsonSerializer.Serialize(Admission.Held, JsonSerializerOptions.Web);

    public string? Error { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid member, CancellationToken stop)
    {
        if (await keys.AdmissionAsync(MemberId, TeamId, member, stop) is not { } admission)
            return NotFound();

        Admission = admission;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid member, string? wraps, CancellationToken stop)
    {
        if (await keys.AdmitAsync(MemberId, TeamId, member, [.. PostedJson.List<WrappedTeamKey>(wraps).Where(wrap => wrap.Jwe is not null)], stop))
            return RedirectToPage("/Cases/Keys/Keys");

        Error = Texts.StaffAdmitRefused;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return await OnGetAsync(member, stop);
    }
}
