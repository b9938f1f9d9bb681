namespace Portal.Features.Concerns.Intake;

/// <summary>How the taking in of a concern ends.</summary>
public abstract record IntakeResult
{
    private IntakeResult()
    {
    }

    /// <summary>Stored, or stored before under the same journey: one record, one receipt.</summary>
    public sealed record Accepted(DateOnly ReadBy, DateOnly AnswerBy) : IntakeResult;

    /// <summary>Nobody can receive it: the form is closed for this place.</summary>
    public sealed record NoTeam : IntakeResult;

    /// <summary>The team has a newer key, and the old one is not accepted any more.</summary>
    public sealed record NewKey(string TeamId, int Epoch, string PublicJwk) : IntakeResult;

    /// <summary>Another record has these five digits; a new code is needed.</summary>
    public sealed record CodeTaken : IntakeResult;

    /// <summary>The journey was ended before without sending.</summary>
    public sealed record Ended : IntakeResult;

    /// <summary>Too much at once. Nothing is stored.</summary>
    public sealed record Busy : IntakeResult;

    /// <summary>What was paid is not enough for this team now.</summary>
    public sealed record Unpaid : IntakeResult;

    /// <summary>Not in the form that is accepted.</summary>
    public sealed record Malformed : IntakeResult;
}
