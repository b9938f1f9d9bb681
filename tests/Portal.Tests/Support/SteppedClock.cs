namespace Portal.Tests.Support;

/// <summary>A clock that starts now, or at a given moment, and moves only when a test says so.</summary>
public sealed class SteppedClock(DateTimeOffset start) : TimeProvider
{
    private DateTimeOffset _now = start;

    public SteppedClock()
        : this(System.GetUtcNow())
    {
    }

    public override DateTimeOffset GetUtcNow() => _now;

    public void Advance(TimeSpan time) => _now += time;
}
