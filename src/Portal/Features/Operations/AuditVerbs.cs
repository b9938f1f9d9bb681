using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Data;

namespace Portal.Features.Operations;

/// <summary><c>audit</c>: what members did with concerns in the last two years, for whoever must look into it.</summary>
internal static class AuditVerbs
{
    internal static async Task<int> ListAsync(IServiceProvider services)
    {
        var db = services.GetRequiredService<PortalDb>();
        var acts = db.CaseActs.AsNoTracking().OrderBy(act => act.On).ThenBy(act => act.TeamId).ThenBy(act => act.ConcernId)
            .Select(act => new
            {
                Act = act,
                Name = db.Users.Where(member => member.Id == act.MemberId).Select(member => member.DisplayName).FirstOrDefault(),
            });
        await foreach (var line in acts.AsAsyncEnumerable())
        {
            var name = string.Concat((line.Name ?? line.Act.MemberId.ToString()).Where(letter => !char.IsControl(letter)));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{line.Act.On:yyyy-MM-dd}\t{line.Act.TeamId}\t{name}\t{line.Act.What}\t{line.Act.ConcernId}"));
        }

        return 0;
    }
}
