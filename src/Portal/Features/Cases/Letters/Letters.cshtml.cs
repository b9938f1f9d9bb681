using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Features.Accounts;
using Portal.Host;

namespace Portal.Features.Cases.Letters;

/// <summary>Where the script of a concern's page posts what it sealed. There is nothing to read at this address.</summary>
[StaffSurface]
[Authorize(Policy = StaffPolicies.TeamMember)]
public sealed class LettersModel(CaseLetters letters) : PageModel
{
    public IActionResult OnGet(Guid id) => LocalRedirect(CasesLinks.Concern(id));

    public async Task<IActionResult> OnPostAnswerAsync(Guid id, Guid letter, int number, string? content, bool waits, CancellationToken stop) =>
        Told(await letters.AnswerAsync(id, User.TeamId(), User.MemberId(), new NewLetter(letter, number, content ?? "", waits), stop));

    public async Task<IActionResult> OnPostRemovedAsync(Guid id, string? content, CancellationToken stop) =>
        Told(await letters.RemoveContactAsync(id, User.TeamId(), User.MemberId(), content ?? "", stop));

    public async Task<IActionResult> OnPostCloseAsync(Guid id, CancellationToken stop) =>
        await letters.CloseAsync(id, User.TeamId(), User.MemberId(), stop) ? LocalRedirect(CasesLinks.Concern(id)) : NotFound();

    private static StatusCodeResult Told(bool done) => new(done ? StatusCodes.Status204NoContent : StatusCodes.Status409Conflict);
}
