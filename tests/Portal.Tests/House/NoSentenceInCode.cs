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
        .Where(file => !file.Contains("/Operations/", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Views))]
    public void A_view_holds_no_words_of_its_own(string view)
    {
        var markup = File.ReadAllText(Tree.File(view));
        markup = CodeBlock().Replace(markup, "");
        markup = RazorComment().Replace(markup, "");
        markup = Statement().Replace(markup, "");
        markup = ReadAttribute().Replace(markup, " $1=\"$2\">$2<");
        markup = Tag().Replace(markup, "\n");
        markup = Expression().Replace(markup, "");
        Assert.Empty(markup.Split('\n').Select(line => line.Trim()).Where(line => Word().IsMatch(line)));
    }

    [Theory]
    [MemberData(nameof(Code))]
    public void A_class_holds_no_sentence_a_reader_could_meet(string file)
    {
        var lines = File.ReadLines(Tree.File(file))
            .Where(line => !ForOperators().IsMatch(line) && !line.TrimStart().StartsWith("//", StringComparison.Ordinal));
        var sentences = lines.SelectMany(line => Literal().Matches(line)).Select(literal => literal.Value).Where(literal => Sentence().IsMatch(literal));
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

    [GeneratedRegex(@"\p{L}{2,}")]
    private static partial Regex Word();

    [GeneratedRegex(@"""(?:[^""\\]|\\.)*""")]
    private static partial Regex Literal();

    [GeneratedRegex(@"\p{L}{2,} \p{L}{2,}")]
    private static partial Regex Sentence();

    [GeneratedRegex(@"Exception\(|LoggerMessage|Problem\(|new\(path|\(file, ContentProblemKind|\$""sections are|ContentProblemKind\.|throw |problems\.|_problems|Kind\.|""the |Regex|SuppressMessage")]
    private static partial Regex ForOperators();
}
