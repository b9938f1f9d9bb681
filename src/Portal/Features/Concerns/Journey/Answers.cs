namespace Portal.Features.Concerns.Journey;

/// <summary>Answers by field. A single answer is a list of one; a field without an answer is not there.</summary>
internal sealed class Answers
{
    private readonly SortedDictionary<string, IReadOnlyList<string>> _values = new(StringComparer.Ordinal);

    internal Answers()
    {
    }

    internal Answers(IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> values)
    {
        foreach (var (field, answer) in values)
            Set(field, answer);
    }

    internal IReadOnlyDictionary<string, IReadOnlyList<string>> Values => _values;

    internal IReadOnlyList<string> All(string field) => _values.GetValueOrDefault(field) ?? [];

    internal string One(string field) => All(field) is [var only, ..] ? only : "";

    internal bool Has(string field) => _values.ContainsKey(field);

    internal void Set(string field, IReadOnlyList<string> answer)
    {
        if (answer.Count == 0)
            _values.Remove(field);
        else
            _values[field] = answer;
    }

    internal bool Meets(JourneyCondition? condition) => condition switch
    {
        null => true,
        { All: { } all } => all.All(Meets),
        { Any: { } any } => any.Any(Meets),
        { Field: { } field, Is: { } values } => All(field).Any(values.Contains) != (condition.Not ?? false),
        { Field: { } field } => Has(field) != (condition.Not ?? false),
        _ => true,
    };
}
