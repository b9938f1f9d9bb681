using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Features.Accounts;
using Portal.Features.Search.Missed;
using Portal.Host;
using Portal.Localization;

namespace Portal.Features.Operations.Administration;

/// <summary>Words readers looked for in vain, so that whoever answers for search can give them a meaning.</summary>
[StaffSurface]
[Authorize(Policy = StaffPolicies.Administrator)]
public sealed class MissedModel(MissedWordList list) : PageModel
{
    /// <summary>By language, in the order of the site; a language that misses nothing is left out.</summary>
    public IReadOnlyList<(Language Language, IReadOnlyList<MissedWord> Words)> Missed { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken stop)
    {
        var words = await list.ReadAsync(stop);
        Missed =
        [
            .. Language.All
                .Select(language => (language, (IReadOnlyList<MissedWord>)[.. words.Where(word => word.Language == language.Code)]))
                .Where(missed => missed.Item2.Count > 0),
        ];
    }
}
