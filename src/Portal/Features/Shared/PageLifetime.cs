using Portal.Localization;

namespace Portal.Features.Shared;

/// <summary>How long the page being drawn stays true. Whatever on it depends on the clock says when it changes next.</summary>
public sealed class PageLifetime(TimeProvider clock)
{
    /// <summary>The moment the page must be drawn again: by default the next midnight in Helsinki, when dates change.</summary>
    public DateTimeOffset Until { get; private set; } = Helsinki.NextMidnight(clock.GetUtcNow());

    /// <summary>Something on the page changes at <paramref name="moment"/>.</summary>
    public void ChangesAt(DateTimeOffset moment)
    {
        if (moment < Until)
            Until = moment;
    }
}
