using System.Net;
using System.Security.Cryptography;
using System.Text;
using Portal.Features.Concerns.Journey;
using Portal.Sealing;

namespace Portal.Features.Concerns.Mailbox;

/// <summary>
/// Walks a visitor without JavaScript through the mailbox, one posted page at a time. Between pages the server keeps
/// nothing. This is the one place on the server where letters are in clear.
/// </summary>
internal sealed class MailboxDesk(Mailboxes mailboxes, MailboxKeys keys, MailboxStates states, MailboxPace pace)
{
    /// <summary>The page somebody meets who only opens the address.</summary>
    internal MailboxView Open() => mailboxes.IsOpen ? new MailboxView.Entry() : new MailboxView.NotOpen();

    /// <summary>The page after a button was pressed. Never throws on what was posted.</summary>
    internal async Task<MailboxView> AnswerAsync(MailboxPost post, IPAddress? client, CancellationToken stop)
    {
        if (!mailboxes.IsOpen)
            return new MailboxView.NotOpen();
        if (post.Do is "exit" or "leave")
            return new MailboxView.Left(post.Do == "exit");
        if (string.IsNullOrEmpty(post.State))
            return post.Do == "stay" ? new MailboxView.Entry(post.Code, Kept(post.Words)) : await EnterAsync(post, client, stop);
        if (await states.OpenAsync(post.State, stop) is not { } state || await mailboxes.ReadAsync(state.Concern, stop) is not { } box)
        {
            var words = Kept(post.Words);
            return new MailboxView.Entry(Words: words, Notice: words.Length > 0 ? nameof(Texts.MailboxOverKept) : nameof(Texts.MailboxOver));
        }

        using var key = state.LettersKey();
        return post.Do switch
        {
            "send" => await SendAsync(post, state, box, key, stop),
            LetterText.RemoveContact or LetterText.NoContact => await AskAsync(post, state, box, key, stop),
            "erase" when box.Kind == RecordKind.Advice.Name => new MailboxView.Confirm(post.State),
            "erase-all" when await mailboxes.EraseAsync(box.Id, stop) => new MailboxView.Erased(),
            _ when post.CutShort => await ShowAsync(state, box, key, stop) with
            {
                Words = Kept(post.Words),
                Problem = nameof(Texts.ShareCutShort),
                Number = LetterText.Longest,
                Status = StatusCodes.Status422UnprocessableEntity,
            },
            _ => await ShowAsync(state, box, key, stop) with { Words = Kept(post.Words) },
        };
    }

    private async Task<MailboxView> EnterAsync(MailboxPost post, IPAddress? client, CancellationToken stop)
    {
        var words = Kept(post.Words);
        if (pace.Try(client) is not { } paid)
            return new MailboxView.Entry(post.Code, words, nameof(Texts.MailboxTooMany), Status: StatusCodes.Status429TooManyRequests);

        switch (await keys.OpenAsync(post.Code, stop))
        {
            case CodeOpening.Opened(var box, var key):
                pace.GiveBack(client, paid);
                using (key)
                    return await ShowAsync(MailboxState.Of(box.Id, key), box, key, stop) with { Words = words };

            case CodeOpening.Busy:
                pace.GiveBack(client, paid);
                return new MailboxView.Entry(post.Code, words, nameof(Texts.MailboxBusy), Status: StatusCodes.Status503ServiceUnavailable);

            default:
                return new MailboxView.Entry(post.Code, words, nameof(Texts.MailboxCodeWrong), Status: StatusCodes.Status422UnprocessableEntity);
        }
    }

    private async Task<MailboxView> SendAsync(MailboxPost post, MailboxState state, Box box, SymmetricKey key, CancellationToken stop)
    {
        var words = TypedWords.Clean(post.Words);
        if (words.Length is 0 or > LetterText.Longest)
        {
            return await ShowAsync(state, box, key, stop) with
            {
                Words = words,
                Problem = words.Length == 0 ? nameof(Texts.MailboxEmpty) : nameof(Texts.ShareTooLong),
                Number = words.Length == 0 ? null : words.Length - LetterText.Longest,
                Status = StatusCodes.Status422UnprocessableEntity,
            };
        }

        return await StoreAsync(state, box, key, "", words, stop) switch
        {
            LetterOutcome.Stored => await AfterAsync(state, key, nameof(Texts.MailboxSent), stop),
            LetterOutcome.Gone => new MailboxView.Entry(Words: words, Notice: nameof(Texts.MailboxOverKept)),
            LetterOutcome.Many => await ShowAsync(state, box, key, stop) with
            {
                Words = words,
                Problem = nameof(Texts.MailboxNotSent),
                Status = StatusCodes.Status429TooManyRequests,
            },
            _ => await ShowAsync(state, box, key, stop) with
            {
                Words = words,
                Problem = nameof(Texts.MailboxNotSent),
                Status = StatusCodes.Status503ServiceUnavailable,
            },
        };
    }

    private async Task<MailboxView> AskAsync(MailboxPost post, MailboxState state, Box box, SymmetricKey key, CancellationToken stop)
    {
        var isAsked = post.Do == LetterText.NoContact ? box.WantsNoContact : box.ContactDetails != ContactDetails.Kept;
        var outcome = isAsked ? LetterOutcome.Stored : await StoreAsync(state, box, key, post.Do, "", stop);
        return outcome == LetterOutcome.Stored
            ? await AfterAsync(state, key, nameof(Texts.MailboxTold), stop, Kept(post.Words))
            : await ShowAsync(state, box, key, stop) with { Words = Kept(post.Words), Problem = nameof(Texts.MailboxNotSent), Status = StatusCodes.Status503ServiceUnavailable };
    }

    /// <summary>Seals and stores; a number taken meanwhile in another window is taken again once.</summary>
    private async Task<LetterOutcome> StoreAsync(MailboxState state, Box box, SymmetricKey key, string asks, string words, CancellationToken stop)
    {
        var id = IdOf(state, asks, words);
        for (var isSecond = false; ; isSecond = true)
        {
            var plain = new LetterText(box.Id, Letter.Reporter, box.NextNumber, box.TeamsLetters, asks, words).Write();
            var content = SealedContent.Seal(plain, new ContentHeader(id, RecordKind.Letter, LetterText.SchemaVersion, ContentOrigin.Server), key);
            CryptographicOperations.ZeroMemory(plain);
            var outcome = await mailboxes.WriteAsync(box.Id, new ArrivingLetter(id, box.NextNumber, asks, content), ContentOrigin.Server, stop);
            if (outcome != LetterOutcome.NumberTaken || isSecond || await mailboxes.ReadAsync(box.Id, stop) is not { } now)
                return outcome;
            box = now;
        }
    }

    /// <summary>The same press is the same letter, however often it is posted; other words or another wish are another letter.</summary>
    private static Guid IdOf(MailboxState state, string asks, string words) =>
        new(SHA256.HashData([.. state.Next.ToByteArray(), .. Encoding.UTF8.GetBytes($"{asks}\n{words}")]).AsSpan(0, 16));

    private async Task<MailboxView> AfterAsync(MailboxState state, SymmetricKey key, string notice, CancellationToken stop, string words = "") =>
        await mailboxes.ReadAsync(state.Concern, stop) is { } box
            ? await ShowAsync(state with { Next = Guid.NewGuid() }, box, key, stop) with { Notice = notice, Words = words }
            : new MailboxView.Entry(Notice: nameof(Texts.MailboxOver));

    private async Task<MailboxView.Thread> ShowAsync(MailboxState state, Box box, SymmetricKey key, CancellationToken stop) =>
        new(await states.SealAsync(state, stop), box, LetterThread.Open(box.Id, box.Letters, key));

    /// <summary>Words that are not sent now, as far as one message could hold them; a little more, so that an error can count them.</summary>
    private static string Kept(string words)
    {
        var clean = TypedWords.Clean(words);
        return clean.Length > 4 * LetterText.Longest ? clean[..(4 * LetterText.Longest)] : clean;
    }
}
