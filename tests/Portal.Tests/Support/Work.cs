using Portal.Features.Concerns.Abuse;

namespace Portal.Tests.Support;

/// <summary>Pays as a browser does.</summary>
internal static class Work
{
    internal static string Solve(Price asked, string journey)
    {
        var id = Guid.Parse(journey);
        ulong counter = 0;
        while (!WorkTickets.IsDone(asked.Challenge, id, counter, asked.Difficulty))
            counter++;
        return $"{asked.Challenge};{id:D};{counter}";
    }
}
