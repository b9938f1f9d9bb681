namespace Portal.Sealing;

/// <summary>
/// How every opening ends: with the whole value, or with a reason and nothing else. There is no third ending and no
/// exception for input from outside, whatever it holds.
/// </summary>
public abstract record Opening<T>
{
    private Opening()
    {
    }

    public sealed record Opened(T Value) : Opening<T>;

    public sealed record Refused(Refusal Reason) : Opening<T>;
}

/// <summary>Why an envelope was not opened. None of these tells anything about what is inside.</summary>
public enum Refusal
{
    /// <summary>Longer than this kind of envelope can be; nothing was parsed.</summary>
    TooLarge,

    /// <summary>Not compact JWE or JWS in strict base64url with a plain JSON header.</summary>
    Malformed,

    /// <summary>Well formed, but with another algorithm, or a member missing, added or out of range.</summary>
    NotAccepted,

    /// <summary>An envelope for another record, kind, recipient, epoch, key or use than the caller expects.</summary>
    OtherSubject,

    /// <summary>The key is wrong or something was altered; the two cannot be told apart.</summary>
    DoesNotOpen,

    /// <summary>It opened, but what was inside is not in the defined form.</summary>
    BadContent,

    /// <summary>The time the caller passed is at or after the time written in the envelope.</summary>
    Expired,
}
