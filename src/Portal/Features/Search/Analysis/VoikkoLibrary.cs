using System.Runtime.InteropServices;
using System.Text;

namespace Portal.Features.Search.Analysis;

/// <summary>The few functions of libvoikko that are used.</summary>
internal sealed class VoikkoLibrary
{
    private static readonly byte[] Finnish = Utf8("fi");
    private static readonly byte[] BaseForm = Utf8("BASEFORM");
    private static readonly byte[] WordBases = Utf8("WORDBASES");

    private readonly Init _init;
    private readonly Terminate _terminate;
    private readonly AnalyzeWord _analyze;
    private readonly FreeAnalyses _free;
    private readonly Value _value;
    private readonly FreeValue _freeValue;

    private VoikkoLibrary(nint library)
    {
        _init = Bind<Init>(library, "voikkoInit");
        _terminate = Bind<Terminate>(library, "voikkoTerminate");
        _analyze = Bind<AnalyzeWord>(library, "voikkoAnalyzeWordCstr");
        _free = Bind<FreeAnalyses>(library, "voikko_free_mor_analysis");
        _value = Bind<Value>(library, "voikko_mor_analysis_value_cstr");
        _freeValue = Bind<FreeValue>(library, "voikko_free_mor_analysis_value_cstr");
    }

    private delegate nint Init(out nint error, byte[] language, nint path);

    private delegate void Terminate(nint handle);

    private delegate nint AnalyzeWord(nint handle, byte[] word);

    private delegate void FreeAnalyses(nint analyses);

    private delegate nint Value(nint analysis, byte[] key);

    private delegate void FreeValue(nint value);

    internal static VoikkoLibrary? TryBind(nint library)
    {
        try
        {
            return new VoikkoLibrary(library);
        }
        catch (EntryPointNotFoundException)
        {
            // A version from before the analyser: as good as none.
            return null;
        }
    }

    /// <summary>A handle, or zero when there is no Finnish dictionary.</summary>
    internal nint Start() => _init(out _, Finnish, 0);

    internal void Stop(nint handle) => _terminate(handle);

    internal List<(string Base, string WordBases)> Analyse(nint handle, string word)
    {
        var readings = new List<(string, string)>();
        var analyses = _analyze(handle, Utf8(word));
        if (analyses == 0)
            return readings;

        for (var offset = 0; Marshal.ReadIntPtr(analyses, offset) is var analysis and not 0; offset += nint.Size)
        {
            if (Text(analysis, BaseForm) is { Length: > 0 } form)
                readings.Add((form, Text(analysis, WordBases)));
        }

        _free(analyses);
        return readings;
    }

    private string Text(nint analysis, byte[] key)
    {
        var value = _value(analysis, key);
        if (value == 0)
            return "";

        var text = Marshal.PtrToStringUTF8(value) ?? "";
        _freeValue(value);
        return text;
    }

    private static T Bind<T>(nint library, string name) where T : Delegate =>
        Marshal.GetDelegateForFunctionPointer<T>(NativeLibrary.GetExport(library, name));

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text + '\0');
}
