using System.Text.RegularExpressions;
using Portal.Tests.Support;

namespace Portal.Tests.House;

/// <summary>
/// Whatever a reader sees stands in <c>localization/</c> or <c>content/</c>. In Razor that means no letter in a text node or
/// in an attribute that is read out; in page models and services it means no literal with two words in it. What only
/// operators and developers meet – log messages, exceptions, the command line – is theirs and stays in English.
/// </summary>
public sealed partial class NoSentenceInCode
{
    public static TheoryData<string> Views => [.. Tree.Sources(Tree.PortalSource, ".cshtml").Select(Tree.Relative)];

    public static TheoryData<string> Code => [.. Tree.Sources(Path.Combine(Tree.PortalSource, "Features"), ".cs").Select(Tree.Relative)
        .Where(file => !ForEditors().IsMatch(file))];

    [Theory]
    [MemberData(nameof(Views))]
    public void A_view_holds_no_words_of_its_own(string view)
    {
        var markup = File.ReadAllText(Tree.File(view));
        markup = CodeBlock().Replace(markup, "");
        markup = RazorComment().Replace(markup, "");
        markup = Statement().Replace(markup, "");
        markup = Nested().Replace(markup, "");
        markup = ReadAttribute().Replace(markup, " $1=\"$2\">$2<");
        markup = Tag().Replace(markup, "\n");
        markup = Expression().Replace(markup, "");
        Assert.DoesNotContain(markup.Split('\n').Select(line => line.Trim()), line => Word().IsMatch(line));
    }

    [Theory]
    [MemberData(nameof(Code))]
    public void A_class_holds_no_sentence_a_reader_could_meet(string file)
    {
        var lines = File.ReadLines(Tree.File(file))
            .Where(line => !Thrown().IsMatch(line) && !line.TrimStart().StartsWith("//", StringComparison.Ordinal));
        var sentences = lines.SelectMany(line => Literal().Matches(line)).Select(literal => Markup().Replace(literal.Value, ""))
            .Where(literal => Sentence().IsMatch(literal));
        Assert.Empty(sentences);
    }

    [GeneratedRegex(@"@\{.*?\n\}", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();

    [GeneratedRegex(@"@\*.*?\*@", RegexOptions.Singleline)]
    private static partial Regex RazorComment();

    [GeneratedRegex(@"^\s*(@(using|namespace|model|inject|page|addTagHelper).*|@?(if|else if|else|foreach|switch|while|var|case|break|default)\b.*|[{}]|.*;\s*)$", RegexOptions.Multiline)]
    private static partial Regex Statement();

    [GeneratedRegex("""\b(alt|title|placeholder|aria-label|value)="([^"@]*)" """)]
    private static partial Regex ReadAttribute();

    [GeneratedRegex(@"<(?:[^<>""]|""[^""]*"")*>", RegexOptions.Singleline)]
    private static partial Regex Tag();

    [GeneratedRegex(@"@\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)|@[\w.?!\[\]]+(?:\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))?[\w.]*")]
    private static partial Regex Expression();

    /// <summary>An expression in brackets may hold a string with brackets of its own.</summary>
    [GeneratedRegex(@"@(if |foreach )?\((?:[^()""]|""[^""]*""|\$""(?:[^""{}]|\{[^{}]*\})*""|\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))*\)")]
    private static partial Regex Nested();

    [GeneratedRegex(@"\p{L}{2,}")]
    private static partial Regex Word();

    [GeneratedRegex(@"""(?:[^""\\]|\\.)*""")]
    private static partial Regex Literal();

    [GeneratedRegex(@"\p{L}{2,} \p{L}{2,}")]
    private static partial Regex Sentence();

    /// <summary>Literals that are pieces of markup: tags and attributes are nobody's words.</summary>
    [GeneratedRegex(@"<[^>]*>?|[\w-]+=\\?""?|^""[^<]*>")]
    private static partial Regex Markup();

    [GeneratedRegex(@"Exception\(|LoggerMessage|Regex\(|SuppressMessage|\bValidate\(")]
    private static partial Regex Thrown();

    /// <summary>The command line, and the files that tell editors what is wrong in a content file.</summary>
    [GeneratedRegex(@"/Operations/|/Anchors/Reading/|/Content/(ContentCheck|ReferenceCheck|SnapshotBuilder|PageYaml|WordsFile|Yaml|ContentFolder|Glossary/GlossaryFile|Alerts/AlertsFile|Events/EventFile|Knowledge/PublicationFile)\.cs$")]
    private static partial Regex ForEditors();
}
