using System.Text.RegularExpressions;
using System.Xml.Linq;
using Portal.Tests.Support;

namespace Portal.Tests.House;

/// <summary>The interface words: every public key in five languages, staff keys in three, in order, with the same placeholders, and used.</summary>
public sealed partial class TextsAreWhole
{
    private static readonly string[] PublicTongues = ["fi", "sv", "ar", "so"];
    private static readonly string[] StaffTongues = ["fi", "sv"];

    private static readonly Dictionary<string, Dictionary<string, string>> Files = new[] { "", ".fi", ".sv", ".ar", ".so" }
        .ToDictionary(ending => ending.TrimStart('.'), ending => Read($"Texts{ending}.resx"));

    [Fact]
    public void Every_key_has_every_language()
    {
        var missing = Files[""].Keys.SelectMany(key => (IsStaff(key) ? StaffTongues : PublicTongues)
            .Where(tongue => !Files[tongue].TryGetValue(key, out var text) || string.IsNullOrWhiteSpace(text))
            .Select(tongue => $"{key} has no {tongue}"));
        Assert.Empty(missing);
    }

    [Fact]
    public void No_language_has_a_key_of_its_own() =>
        Assert.Empty(PublicTongues.SelectMany(tongue => Files[tongue].Keys.Except(Files[""].Keys)));

    [Fact]
    public void Every_key_is_used()
    {
        var code = string.Join('\n', Tree.Sources(Tree.PortalSource, ".cs", ".cshtml").Select(File.ReadAllText));
        var unused = Files[""].Keys.Where(key => !Regex.IsMatch(code, $@"\b{key}\b") && !IsComposed(key));
        Assert.Empty(unused);
    }

    [Fact]
    public void Placeholders_are_the_same_in_every_language()
    {
        var unequal = Files[""].SelectMany(pair => PublicTongues
            .Where(tongue => Files[tongue].TryGetValue(pair.Key, out var text) && !Placeholders(text).SetEquals(Placeholders(pair.Value)))
            .Select(tongue => $"{pair.Key} in {tongue}"));
        Assert.Empty(unequal);
    }

    [Theory]
    [InlineData("Texts.resx")]
    [InlineData("Texts.fi.resx")]
    [InlineData("Texts.sv.resx")]
    [InlineData("Texts.ar.resx")]
    [InlineData("Texts.so.resx")]
    public void A_file_is_in_order(string file)
    {
        var keys = Read(file).Keys.ToList();
        Assert.Equal(keys.Order(StringComparer.Ordinal), keys);
    }

    private static bool IsStaff(string key) => key.StartsWith("Staff", StringComparison.Ordinal);

    /// <summary>Keys whose names are put together at run time, by a rule that its own test covers.</summary>
    private static bool IsComposed(string key) => Composed().IsMatch(key);

    private static HashSet<string> Placeholders(string text) => [.. Placeholder().Matches(text).Select(match => match.Value)];

    private static Dictionary<string, string> Read(string file) => XDocument.Load(Tree.File("localization", file)).Root!.Elements("data")
        .ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value);

    [GeneratedRegex("^LanguageName|(Zero|One|Two|Few|Many|Other)$")]
    private static partial Regex Composed();

    [GeneratedRegex(@"\{\d")]
    private static partial Regex Placeholder();
}
