using Portal.Features.Search.Analysis;
using Portal.Features.Search.Asking;

namespace Portal.Features.Search;

/// <summary>
/// Marks the reader's words in a text. Whole words only: half a word marked breaks the joined letters of Arabic, and text
/// and mark are handed over apart, so nothing in them is ever markup.
/// </summary>
internal sealed class Highlighting
{
    private readonly LanguageWords _words;
    private readonly HashSet<string> _terms;

    internal Highlighting(Question question)
    {
        _words = question.Index.Words;
        _terms = [.. question.Counting.SelectMany(word => word.Corrections.Prepend(word.Keys)).SelectMany(Looked)];
    }

    internal IReadOnlyList<Fragment> Mark(string text)
    {
        var fragments = new List<Fragment>();
        var position = 0;
        foreach (var word in WordReader.Read(text).Where(word => IsLookedFor(word.Text)))
        {
            if (word.Start > position)
                fragments.Add(new Fragment(text[position..word.Start], false));

            fragments.Add(new Fragment(text.Substring(word.Start, word.Length), true));
            position = word.Start + word.Length;
        }

        if (position < text.Length)
            fragments.Add(new Fragment(text[position..], false));

        return fragments;
    }

    internal int Count(string text) => WordReader.Read(text).Count(word => IsLookedFor(word.Text));

    private bool IsLookedFor(string word) => Looked(_words.Keys(word)).Any(_terms.Contains);

    private string[] Looked(WordKeys keys) => _words.LooseAlways ? keys.Terms : keys.Sure;
}
