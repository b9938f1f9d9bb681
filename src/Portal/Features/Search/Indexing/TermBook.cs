namespace Portal.Features.Search.Indexing;

/// <summary>Which terms some document holds, how rare each is in whole documents, and in which fields it stands.</summary>
internal sealed class TermBook
{
    private readonly Dictionary<string, Entry> _entries;

    private TermBook(Dictionary<string, Entry> entries) => _entries = entries;

    internal bool Holds(string term) => _entries.ContainsKey(term);

    /// <summary>The fields that hold the term, with its rarity.</summary>
    internal IEnumerable<(SearchField Field, float Rarity)> FieldsOf(string term)
    {
        if (!_entries.TryGetValue(term, out var entry))
            yield break;

        for (var field = 0; field < SearchField.All.Count; field++)
        {
            if ((entry.Fields & (1 << field)) != 0)
                yield return (SearchField.All[field], entry.Rarity);
        }
    }

    private readonly record struct Entry(int Fields, float Rarity);

    internal sealed class Builder
    {
        private readonly Dictionary<string, Count> _counts = new(StringComparer.Ordinal);

        /// <summary>Notes a term; documents come one after another.</summary>
        internal void Add(string term, int document, int field)
        {
            if (!_counts.TryGetValue(term, out var count))
                _counts[term] = count = new Count();

            count.Fields |= 1 << field;
            if (count.Last == document)
                return;

            count.Last = document;
            count.Documents++;
        }

        internal TermBook Build(int documents) => new(_counts.ToDictionary(
            pair => pair.Key,
            pair => new Entry(pair.Value.Fields, MathF.Log(1 + (documents - pair.Value.Documents + 0.5f) / (pair.Value.Documents + 0.5f))),
            StringComparer.Ordinal));

        private sealed class Count
        {
            internal int Documents { get; set; }
            internal int Last { get; set; } = -1;
            internal int Fields { get; set; }
        }
    }
}
