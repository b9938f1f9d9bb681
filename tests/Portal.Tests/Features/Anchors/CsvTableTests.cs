using Portal.Features.Anchors.Reading;

namespace Portal.Tests.Features.Anchors;

public sealed class CsvTableTests
{
    [Fact]
    public void Read_QuotesCommasAndLineBreaks_AreKeptInsideACell()
    {
        var problems = new List<DirectoryProblem>();
        var rows = CsvTable.Read("a.csv", "\uFEFFid,note\r\n1,\"a, \"\"b\"\"\nc\"\r\n2,\n\n3,x", problems).ToList();

        Assert.Empty(problems);
        Assert.Equal(["a, \"b\"\nc", null, "x"], rows.Select(row => row["note"]));
        Assert.Equal([2, 4, 6], rows.Select(row => row.Line));
    }
}
