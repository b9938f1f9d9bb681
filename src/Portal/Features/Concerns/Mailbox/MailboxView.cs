namespace Portal.Features.Concerns.Mailbox;

/// <summary>What was posted: the button, the sealed state, the code and the words as typed.</summary>
internal sealed record MailboxPost(string Do, string? State, string Code, string Words, bool CutShort = false);

/// <summary>What the visitor sees next.</summary>
public abstract record MailboxView
{
    private MailboxView()
    {
    }

    /// <summary>Asks for the code.</summary>
    /// <param name="Code">As it was typed.</param>
    /// <param name="Words">A message that has not been sent, kept while the code is asked for again.</param>
    /// <param name="Problem">The key of a text that says why the code is asked for again.</param>
    internal sealed record Entry(string Code = "", string Words = "", string? Problem = null, string? Notice = null, int Status = StatusCodes.Status200OK) : MailboxView;

    /// <summary>The open mailbox.</summary>
    internal sealed record Thread(string State, Box Box, LetterThread Letters) : MailboxView
    {
        public string Words { get; init; } = "";

        /// <summary>The key of a text about the message box, with its number if it has one.</summary>
        public string? Problem { get; init; }
        public int? Number { get; init; }
        public string? Notice { get; init; }
        public int Status { get; init; } = StatusCodes.Status200OK;
    }

    /// <summary>Asks once before an advice thread is erased.</summary>
    internal sealed record Confirm(string State) : MailboxView;

    internal sealed record Erased : MailboxView;

    /// <summary>Mailboxes are not open here.</summary>
    internal sealed record NotOpen : MailboxView;

    internal sealed record Left(bool Quickly) : MailboxView;
}
