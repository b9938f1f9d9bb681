using System.Collections.Concurrent;
using System.Runtime.InteropServices;

namespace Portal.Features.Search.Analysis;

/// <param name="Base">The word's base form, in lower case.</param>
/// <param name="Parts">The base forms of what a compound or a derived word is made of.</param>
internal sealed record VoikkoReading(string Base, IReadOnlyList<string> Parts);

/// <summary>
/// The Finnish dictionary of the operating system, when it is installed (libvoikko1 and voikko-fi). It is under another
/// licence than the portal and therefore called, never shipped. One handle may be used by one thread at a time.
/// </summary>
internal sealed class Voikko : IDisposable
{
    private const int LongestWord = 50;
    private static readonly string[] Libraries = ["libvoikko.so.1", "libvoikko.1.dylib", "libvoikko-1.dll"];

    private readonly ConcurrentBag<nint> _idle = [];
    private readonly VoikkoLibrary _library;

    private Voikko(VoikkoLibrary library, nint first)
    {
        _library = library;
        _idle.Add(first);
    }

    /// <summary>The dictionary, or null where the library or its Finnish words are not installed.</summary>
    internal static Voikko? TryOpen()
    {
        foreach (var name in Libraries)
        {
            if (NativeLibrary.TryLoad(name, out var handle)
                && VoikkoLibrary.TryBind(handle) is { } library
                && library.Start() is var first and not 0)
            {
                return new Voikko(library, first);
            }
        }

        return null;
    }

    /// <summary>Every reading of a lower-case word; nothing for a word the dictionary lacks.</summary>
    internal IReadOnlyList<VoikkoReading> Analyse(string word)
    {
        if (word.Length is 0 or > LongestWord || !word.All(char.IsLetter))
            return [];

        var handle = _idle.TryTake(out var idle) ? idle : _library.Start();
        if (handle == 0)
            return [];

        try
        {
            return [.. _library.Analyse(handle, word).Select(reading => new VoikkoReading(
                reading.Base.ToLowerInvariant(), [.. BasesIn(reading.WordBases)]))];
        }
        finally
        {
            _idle.Add(handle);
        }
    }

    public void Dispose()
    {
        while (_idle.TryTake(out var handle))
            _library.Stop(handle);
    }

    /// <summary><c>+lasten(lapsi)+suojel(suojella)+u(+u)</c> holds lapsi and suojella; <c>(+u)</c> is an ending.</summary>
    private static IEnumerable<string> BasesIn(string wordBases)
    {
        var position = 0;
        while (wordBases.IndexOf('(', position) is var open and >= 0 && wordBases.IndexOf(')', open) is var close and >= 0)
        {
            if (wordBases[open + 1] != '+')
                yield return wordBases[(open + 1)..close].ToLowerInvariant();

            position = close + 1;
        }
    }
}
