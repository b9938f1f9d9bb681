using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Features.Accounts;
using Portal.Features.Cases.Letters;
using Portal.Features.Cases.Transfer;
using Portal.Features.Concerns.Journey;
using Portal.Host;

namespace Portal.Features.Cases.Inbox;

/// <summary>One concern, sealed. The browser opens it in place; another team's member gets what a wrong address gets.</summary>
[StaffSurface]
[Authorize(Policy = StaffPolicies.TeamMember)]
public sealed class ReadingModel(CaseDesk desk, CaseLetters letters, CaseTransfer transfer, PlaceNames places) : PageModel
{
    private static readonly SealedCase None = new(new CaseLine(Guid.Empty, default, "", false, "", default), 1, "", "", "", "", null, []);

    public SealedCase Case { get; private set; } = None;

    public CaseThread Thread { get; private set; } = CaseThread.None;

    /// <summary>Why another team handed it to this one, sealed.</summary>
    public string? Note { get; private set; }

    public Guid MemberId => User.MemberId();

    public string TeamId => User.TeamId();

    public string Title => string.Format(CultureInfo.CurrentCulture, Texts.StaffConcernTitle, CaseWords.Date(Case.Line.ReceivedOn));

    public string Words => AnswerWords.ForScript(Journey, places);

    /// <summary>What may stand in a record of this kind: the script leaves out, and reports, whatever the form does not ask.</summary>
    public string Rules => Journey.Emit();

    private ReportJourney Journey => Journeys.OfKind(Case.Line.Kind) ?? Journeys.Concern;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop)
    {
        if (await desk.FindAsync(id, TeamId, MemberId, stop) is not { } found)
            return NotFound();

        Case = found;
        Thread = await letters.ThreadAsync(id, TeamId, stop) ?? CaseThread.None;
        Note = await transfer.NoteAsync(id, TeamId, stop);
        return Page();
    }

    /// <summary>The script asks for this after opening and before showing.</summary>
    public async Task<IActionResult> OnPostOpenedAsync(Guid id, CancellationToken stop) =>
        await desk.RecordOpeningAsync(id, TeamId, MemberId, stop) ? new StatusCodeResult(StatusCodes.Status204NoContent) : NotFound();
}
