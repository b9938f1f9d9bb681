namespace Portal.Tests.Support;

/// <summary>Tests that each have a staff side of their own, and members, keys and concerns to give it.</summary>
public abstract class StaffTest : IAsyncLifetime
{
    private protected static CancellationToken Stop => GivenKeys.Stop;

    private protected StaffSite Staff { get; private set; } = null!;

    private protected GivenKeys Given { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Staff = await StaffSite.StartAsync();
        Given = new GivenKeys(Staff);
        await PrepareAsync();
    }

    public virtual async ValueTask DisposeAsync()
    {
        await Staff.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>What every test of the class begins with.</summary>
    private protected virtual Task PrepareAsync() => Task.CompletedTask;
}
