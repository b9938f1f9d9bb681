using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;

namespace Portal.Features.Search.Indexing;

/// <summary>Keys as Lucene wants them: the first key of a word moves on one place, the others share it.</summary>
internal sealed class KeyStream : TokenStream
{
    private readonly IEnumerator<(string Key, bool First)> _keys;
    private readonly ICharTermAttribute _term;
    private readonly IPositionIncrementAttribute _step;

    internal KeyStream(IEnumerable<(string Key, bool First)> keys)
    {
        _keys = keys.GetEnumerator();
        _term = AddAttribute<ICharTermAttribute>();
        _step = AddAttribute<IPositionIncrementAttribute>();
    }

    public override bool IncrementToken()
    {
        if (!_keys.MoveNext())
            return false;

        ClearAttributes();
        _term.SetEmpty().Append(_keys.Current.Key);
        _step.PositionIncrement = _keys.Current.First ? 1 : 0;
        return true;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _keys.Dispose();

        base.Dispose(disposing);
    }
}
