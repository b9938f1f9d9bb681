using System.Text.RegularExpressions;
using Portal.Features.Content;
using Portal.Localization;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Content;

/// <summary>What a machine can see of good writing: short sentences, no word that brands people, and no number typed by hand.</summary>
public sealed partial class WrittenWell
{
    /// <summary>The parts of words that may stand on no page of a language, whatever the page is about.</summary>
    private static readonly Dictionary<string, string[]> Banned = new()
    {
        ["fi"] = ["ilmiann", "jihad", "deradikalis", "maahanmuuttajataust", "täysin anonyym", "islamisti"],
        ["sv"] = ["jihad", "avradikaliser", "orosanmäl", "personnummer", "invandrarbakgrund", "islamist", "helt anonym"],
        ["en"] = ["jihad", "islamist", "deradicalis", "red flag", "completely anonymous", "n't", "n’t"],
        ["ar"] = ["جهادي", "تكفيري", "السوسيال", "مناصحة", "سرّي تمامًا"],
        ["so"] = ["jihaad", "dhaqan celis", "khawaarij", "waalan", "sir buuxda", "carruurta la qaato"],
    };

    private static readonly PublishedSnapshot Shipped = SnapshotBuilder.Build(ContentFolder.Read(Tree.Content));

    public static TheoryData<string> Languages => [.. Language.All.Select(language => language.Code)];

    private static IEnumerable<(string Page, string Text)> Texts(string code)
    {
        Assert.True(Language.TryParse(code, out var language));
        return Shipped.Pages.Values.Where(page => page.Words.ContainsKey(language)).Select(page => (page.Id.Value, string.Join(
            '\n', page.Words[language].Sections.Select(section => section.Heading + "\n" + section.PlainText).Prepend(page.Words[language].Summary))));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Sentences_are_short(string code)
    {
        var limit = code == "ar" ? 18 : 15;
        Assert.DoesNotContain(Texts(code).Select(page => (page.Page, Average: Average(page.Text))), page => page.Average > limit);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void No_word_brands_people(string code) => Assert.Empty(Texts(code).SelectMany(page =>
        Banned[code].Where(word => page.Text.Contains(word, StringComparison.OrdinalIgnoreCase)).Select(word => $"{page.Page}: {word}")));

    [Fact]
    public void Numbers_come_from_the_directory_alone()
    {
        var typed = ContentFolder.Read(Tree.Content)
            .Where(file => file.Key.StartsWith("pages/", StringComparison.Ordinal) && file.Key.EndsWith(".md", StringComparison.Ordinal))
            .SelectMany(file => Number().Matches(file.Value).Select(number => $"{file.Key}: {number.Value}"));
        Assert.Empty(typed);
    }

    [Fact]
    public void Every_page_of_the_brief_is_written()
    {
        string[] pages =
        [
            "home", "urgent", "safe-browsing", "worried", "worried/my-child", "worried/sibling-or-relative", "worried/friend-or-partner",
            "worried/pupil-or-student", "worried/young-person-in-youth-work", "worried/member-of-my-community", "worried/colleague",
            "worried/neighbour", "worried/myself", "how-to-talk", "care-for-yourself", "online", "understand/what-is-it", "understand/signs",
            "understand/not-a-sign", "understand/far-right", "understand/far-left", "understand/religiously-motivated",
            "understand/individual-actors", "support/hate-crime", "support/returnees", "after", "after/for-you", "after/for-the-person",
            "after/anonymity", "after/data", "after/police", "share", "help", "help/leaving", "help/crisis", "anchor", "anchor/meeting",
            "contacts", "communities", "communities/who-to-contact", "communities/secrecy", "communities/prayer-rooms", "communities/handouts",
            "ngos", "professionals", "professionals/warm-referral", "professionals/information-sharing", "professionals/agreements",
            "professionals/local-levels", "professionals/anchor-coffee", "professionals/training", "knowledge", "knowledge/recommendations",
            "knowledge/netherlands", "knowledge/denmark", "knowledge/manchester", "glossary", "events", "about", "accessibility", "privacy",
            "feedback",
        ];
        Assert.DoesNotContain(pages, page => Shipped.Find(page) is not { } found || found.Words.Count != Language.All.Count);
    }

    /// <summary>Tables and lists have no full stops; a line ends a sentence too.</summary>
    private static double Average(string text) =>
        Sentence().Split(text).Select(sentence => sentence.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length)
            .Where(words => words > 0).DefaultIfEmpty(0).Average();

    [GeneratedRegex(@"[.!?؟:]+[\s»”""]+|\n+")]
    private static partial Regex Sentence();

    /// <summary>Fingerprints in front matter have digits too, between letters or quotes.</summary>
    [GeneratedRegex(@"(?<![\w""])(0\d[\d ]{5,}\d|116 ?\d{3})(?![\w""])|\+358")]
    private static partial Regex Number();
}
