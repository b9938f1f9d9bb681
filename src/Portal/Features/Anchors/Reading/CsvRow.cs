namespace Portal.Features.Anchors.Reading;

internal sealed class CsvRow(string path, int line, IReadOnlyDictionary<string, int> columns, IReadOnlyList<string> cells)
{
    public int Line => line;

    /// <summary>The cell of this column, null when it is empty or the table has no such column.</summary>
    public string? this[string column] =>
        columns.TryGetValue(column, out var index) && cells[index].Trim() is { Length: > 0 } text ? text : null;

    /// <summary>A cell with several values between bars.</summary>
    public IReadOnlyList<string> Many(string column) =>
        this[column]?.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <summary>The name columns, <c>fi</c> to <c>so</c>, with an optional prefix.</summary>
    public LocalText Names(string prefix = "") => new(this[prefix + "fi"] ?? "")
    {
        Swedish = this[prefix + "sv"],
        English = this[prefix + "en"],
        Arabic = this[prefix + "ar"],
        Somali = this[prefix + "so"],
    };

    public DirectoryProblem Problem(string message) => new(path, line, message);
}
