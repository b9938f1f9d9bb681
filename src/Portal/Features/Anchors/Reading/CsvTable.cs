using System.Text;

namespace Portal.Features.Anchors.Reading;

/// <summary>A table with a header row, read as RFC 4180 writes it.</summary>
internal static class CsvTable
{
    public static IEnumerable<CsvRow> Read(string path, string text, ICollection<DirectoryProblem> problems)
    {
        using var records = Records(text).GetEnumerator();
        if (!records.MoveNext())
        {
            problems.Add(new DirectoryProblem(path, 1, "the table has no header"));
            yield break;
        }

        var columns = records.Current.Cells.Index().ToDictionary(cell => cell.Item, cell => cell.Index, StringComparer.Ordinal);
        while (records.MoveNext())
        {
            var (line, cells) = records.Current;
            if (cells.Count != columns.Count)
                problems.Add(new DirectoryProblem(path, line, $"{cells.Count} cells where the header has {columns.Count}"));
            else
                yield return new CsvRow(path, line, columns, cells);
        }
    }

    private static IEnumerable<(int Line, List<string> Cells)> Records(string text)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        var (quoted, line, start) = (false, 1, 1);
        for (var i = 0; i < text.Length; i++)
        {
            var letter = text[i];
            if (letter == '\n')
                line++;
            if (quoted)
            {
                if (letter != '"')
                    cell.Append(letter);
                else if (i + 1 < text.Length && text[i + 1] == '"')
                    cell.Append(text[i++]);
                else
                    quoted = false;
            }
            else if (letter == '"' && cell.Length == 0)
                quoted = true;
            else if (letter == ',')
                Finish();
            else if (letter == '\n')
            {
                Finish();
                if (cells is not [""])
                    yield return (start, cells);
                cells = [];
                start = line;
            }
            else if (letter is not ('\r' or '\uFEFF'))
                cell.Append(letter);
        }

        if (cell.Length > 0 || cells.Count > 0)
        {
            Finish();
            yield return (start, cells);
        }

        void Finish()
        {
            cells.Add(cell.ToString());
            cell.Clear();
        }
    }
}
