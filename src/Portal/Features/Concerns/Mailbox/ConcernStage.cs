namespace Portal.Features.Concerns.Mailbox;

/// <summary>Where a concern stands. The reporter sees Received, Read, Answered, Waiting for you or Closed.</summary>
public static class ConcernStage
{
    /// <summary>Nobody has opened it.</summary>
    public const string Received = "received";

    /// <summary>The reporter wrote again, and nobody has opened that.</summary>
    public const string Written = "written";
    public const string Opened = "opened";
    public const string Answered = "answered";

    /// <summary>The team asked something.</summary>
    public const string Waiting = "waiting";
    public const string Closed = "closed";
}

/// <summary>What has become of the reporter's contact details inside the sealed concern.</summary>
public static class ContactDetails
{
    public const string Kept = "kept";

    /// <summary>The reporter asked for their removal; only a member's browser can do it.</summary>
    public const string Asked = "asked";
    public const string Removed = "removed";
}
