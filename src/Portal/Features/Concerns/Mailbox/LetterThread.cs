using System.Security.Cryptography;
using Portal.Features.Concerns.Journey;
using Portal.Sealing;

namespace Portal.Features.Concerns.Mailbox;

/// <summary>A letter as it is stored.</summary>
internal sealed record SealedLetter(Guid Id, string From, int Number, DateOnly On, string Content);

/// <summary>One line of an opened thread: a letter, one that does not open, or a place where one is missing.</summary>
internal sealed record ThreadLine(string From, DateOnly On, string Asks, string Text, bool IsWhole = true);

/// <summary>The letters of one concern, opened, in order, with what is missing made visible. The browser's twin is letters.ts.</summary>
internal sealed record LetterThread(IReadOnlyList<ThreadLine> Lines, bool HasGap)
{
    /// <summary>Opens what opens with this key and is what its columns say.</summary>
    internal static LetterThread Open(Guid concern, IReadOnlyList<SealedLetter> letters, SymmetricKey key)
    {
        List<ThreadLine> lines = [];
        var seen = new Dictionary<string, int> { [Letter.Team] = 0, [Letter.Reporter] = 0 };
        foreach (var letter in letters)
        {
            var text = Read(concern, letter, key);
            lines.Add(text is null
                ? new ThreadLine(letter.From, letter.On, "", "", IsWhole: false)
                : new ThreadLine(letter.From, letter.On, text.Asks, TypedWords.Clean(text.Text)));
            if (text is not null)
                seen[Other(letter.From)] = Math.Max(seen[Other(letter.From)], text.Seen);
        }

        var hasGap = new[] { Letter.Team, Letter.Reporter }.Any(from =>
        {
            var numbers = letters.Where(letter => letter.From == from).Select(letter => letter.Number).Order().ToList();
            return !numbers.SequenceEqual(Enumerable.Range(1, numbers.Count)) || numbers.Count < seen[from];
        });
        return new LetterThread(lines, hasGap);
    }

    private static LetterText? Read(Guid concern, SealedLetter letter, SymmetricKey key)
    {
        if (SealedContent.Open(letter.Content, letter.Id, RecordKind.Letter, key) is not Opening<OpenedContent>.Opened({ } opened))
            return null;

        try
        {
            return LetterText.Read(opened.Plain) is { } text && text.Concern == concern && text.From == letter.From && text.Number == letter.Number ? text : null;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(opened.Plain);
        }
    }

    private static string Other(string from) => from == Letter.Team ? Letter.Reporter : Letter.Team;
}
