using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Features.Concerns.Journey;

namespace Portal.Features.Concerns.Mailbox;

/// <summary>How long what is kept, as rows of the caller's save: what is not saved is not promised.</summary>
public static class KeepingTimes
{
    internal const int AdviceDays = 90;

    /// <summary>An invitation and feedback: long enough to arrange and to mend, and nobody's case.</summary>
    internal const int OtherDays = 180;
    internal const int FeedbackMonths = 12;
    internal const int UnreadDays = 60;
    internal const int ClosedDays = 30;

    /// <summary>When a concern comes in.</summary>
    internal static void Begin(PortalDb store, Guid concern, string kind, DateOnly today)
    {
        if (LastDay(kind, received: today, today) is { } last)
            store.Add(new DuePromise { ConcernId = concern, What = DuePromise.Erase, On = last });
    }

    /// <summary>A letter from either side, or another team: what was about to be erased is not, and what is kept for a time has its time again.</summary>
    internal static async Task BeginAgainAsync(PortalDb store, Concern concern, bool fromTeam, DateOnly today, CancellationToken stop)
    {
        await SetAsync(store, concern.Id, DuePromise.Erase, LastDay(concern.Kind, concern.ReceivedOn, today), stop);
        await SetAsync(store, concern.Id, DuePromise.Close, fromTeam ? today.AddDays(UnreadDays) : null, stop);
    }

    /// <summary>Closed: kept for a month more, or as long as it is kept anyway if that is sooner. Returns the last day.</summary>
    internal static async Task<DateOnly> CloseAsync(PortalDb store, Concern concern, DateOnly today, CancellationToken stop)
    {
        await SetAsync(store, concern.Id, DuePromise.Close, null, stop);
        var due = await store.DuePromises.FirstOrDefaultAsync(each => each.ConcernId == concern.Id && each.What == DuePromise.Erase, stop);
        var last = today.AddDays(ClosedDays);
        if (due is { } promised && promised.On < last)
            return promised.On;

        await SetAsync(store, concern.Id, DuePromise.Erase, last, stop);
        return last;
    }

    /// <summary>The day until which this kind is kept when nothing more happens; null for a concern, which somebody closes.</summary>
    private static DateOnly? LastDay(string kind, DateOnly received, DateOnly today) => kind switch
    {
        FormKinds.Advice => today.AddDays(AdviceDays),
        FormKinds.Visit => today.AddDays(OtherDays),
        FormKinds.Feedback => today.AddDays(OtherDays) is var last && last > received.AddMonths(FeedbackMonths) ? received.AddMonths(FeedbackMonths) : last,
        _ => null,
    };

    private static async Task SetAsync(PortalDb store, Guid concern, string what, DateOnly? on, CancellationToken stop)
    {
        var row = await store.DuePromises.FirstOrDefaultAsync(each => each.ConcernId == concern && each.What == what, stop);
        if (row is not null && on is { } day)
            row.On = day;
        else if (row is not null)
            store.Remove(row);
        else if (on is { } first)
            store.Add(new DuePromise { ConcernId = concern, What = what, On = first });
    }
}
