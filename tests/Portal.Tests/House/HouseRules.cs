using System.Reflection;
using System.Text.RegularExpressions;
using NetArchTest.Rules;
using Portal.Tests.Support;

namespace Portal.Tests.House;

/// <summary>What every file of the house keeps to. Each rule names the file that breaks it.</summary>
public sealed partial class HouseRules
{
    private static readonly Assembly Portal = typeof(Program).Assembly;

    /// <summary>Feature → the features it may use (design §3). All may use Shared; Operations may use all.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Home"] = ["Content", "Anchors"],
        ["Content"] = ["Anchors"],
        ["Search"] = ["Content", "Anchors"],
        ["Anchors"] = [],
        ["Shared"] = [],
        ["Editing"] = ["Content", "Anchors", "Accounts", "Notifications"],
        ["Concerns"] = ["Content", "Anchors", "Notifications"],
        ["Cases"] = ["Concerns", "Anchors", "Accounts", "Notifications"],
        ["Accounts"] = ["Notifications"],
        ["Notifications"] = [],
    };

    public static TheoryData<string> Features => [.. Directory.GetDirectories(Path.Combine(Tree.PortalSource, "Features"))
        .Select(Path.GetFileName).OfType<string>().Where(name => name != "Operations")];

    [Theory]
    [MemberData(nameof(Features))]
    public void A_feature_uses_only_the_features_the_design_allows(string feature)
    {
        Assert.True(Allowed.ContainsKey(feature), $"Features/{feature} is not in the design's table.");
        var forbidden = Allowed.Keys.Append("Operations").Except(Allowed[feature]).Except([feature, "Shared"])
            .Select(other => $"Portal.Features.{other}").ToArray();
        var result = Types.InAssembly(Portal).That().ResideInNamespaceStartingWith($"Portal.Features.{feature}")
            .ShouldNot().HaveDependencyOnAny(forbidden).GetResult();
        Assert.True(result.IsSuccessful, string.Join(", ", result.FailingTypeNames ?? []));
    }

    [Fact]
    public void Classes_are_sealed_unless_something_inherits_from_them()
    {
        var types = Portal.GetTypes();
        var parents = types.Select(type => type.BaseType).OfType<Type>()
            .Select(type => type.IsGenericType ? type.GetGenericTypeDefinition() : type).ToHashSet();
        var open = types.Where(type => type is { IsClass: true, IsSealed: false, IsAbstract: false })
            .Where(type => !parents.Contains(type) && type.Namespace?.StartsWith("Portal", StringComparison.Ordinal) == true)
            .Where(type => !type.Name.Contains('<', StringComparison.Ordinal) && !type.FullName!.Contains("Migrations", StringComparison.Ordinal))
            // Razor writes these classes itself, and the program's own is the compiler's.
            .Where(type => !type.Name.StartsWith("Features_", StringComparison.Ordinal) && type != typeof(Program) && type.Name != "Texts");
        Assert.Empty(open.Select(type => type.FullName));
    }

    [Fact]
    public void Nobody_reads_the_clock_past_TimeProvider() => AssertNoLine(
        ClockRead(), Tree.Sources(Tree.PortalSource, ".cs", ".cshtml"));

    [Fact]
    public void Logging_is_source_generated() => AssertNoLine(
        LogCall(), Tree.Sources(Tree.PortalSource, ".cs", ".cshtml"));

    [Fact]
    public void Styles_know_no_left_or_right() => AssertNoLine(
        PhysicalSide(), Tree.Sources(Path.Combine(Tree.PortalSource, "Assets"), ".css"));

    [Fact]
    public void Files_stay_under_three_hundred_lines()
    {
        var long_ = Tree.Sources(Tree.PortalSource, ".cs", ".cshtml", ".ts", ".css")
            .Concat(Tree.Sources(Tree.File("tests"), ".cs"))
            .Where(file => File.ReadLines(file).Count() > 300);
        Assert.Empty(long_.Select(Tree.Relative));
    }

    [Fact]
    public void The_top_level_holds_what_the_design_says_and_nothing_else()
    {
        string[] allowed = ["src", "tests", "content", "localization", "umbraco", "Portal.sln", "README.md", "web.config"];
        var found = Directory.EnumerateFileSystemEntries(Tree.Root).Select(Path.GetFileName).OfType<string>()
            .Where(name => !name.StartsWith('.') && name != "TestResults");
        Assert.Equal(allowed.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }

    private static void AssertNoLine(Regex forbidden, IEnumerable<string> files)
    {
        var hits = files.SelectMany(file => File.ReadLines(file)
            .Select((line, index) => (line, index))
            .Where(entry => forbidden.IsMatch(entry.line) && !entry.line.TrimStart().StartsWith("//", StringComparison.Ordinal))
            .Select(entry => $"{Tree.Relative(file)}:{entry.index + 1}: {entry.line.Trim()}"));
        Assert.Empty(hits);
    }

    [GeneratedRegex(@"\bDate(Time|TimeOffset|Only)\.(UtcNow|Now|Today)\b|Environment\.TickCount|Stopwatch\.")]
    private static partial Regex ClockRead();

    [GeneratedRegex(@"\.Log(Trace|Debug|Information|Warning|Error|Critical)\(")]
    private static partial Regex LogCall();

    [GeneratedRegex(@"(?<![-\w])(left|right)(?![-\w])|-(left|right)\b|\b(left|right)-", RegexOptions.IgnoreCase)]
    private static partial Regex PhysicalSide();
}
