using Portal.Features.Anchors;
using Portal.Localization;

namespace Portal.Tests.Features.Anchors;

public sealed class AnchorDirectoryTests
{
    private static AnchorDirectory Directory => PublishedDirectory.Directory;

    [Fact]
    public void Parse_ThePublishedFiles_FindsNothingWrong() => Assert.Empty(Directory.Problems);

    [Fact]
    public void Parse_ThePublishedFiles_HasEveryAreaOnce()
    {
        Assert.Equal((308, 19, 22, 12), (Directory.Municipalities.Count, Directory.Regions.Count, Directory.Counties.Count, Directory.PoliceDepartments.Count));
        Assert.Equal(308, Directory.Municipalities.Select(each => each.Slug).Distinct().Count());
        Assert.All(Directory.Municipalities, each => Assert.Matches("^[a-z]+(-[a-z]+)*$", each.Slug));
        Assert.Equal(16, Directory.Municipalities.Count(each => Directory.CountyOf(each) is null));
    }

    [Fact]
    public void Parse_WithNoFilesAtAll_SaysWhatIsMissing()
    {
        var directory = AnchorDirectory.Parse(new Dictionary<string, string>());

        Assert.Contains(directory.Problems, problem => problem is { Path: "directory/municipalities.csv", Line: 0 });
        Assert.Empty(directory.Places.Find("Turku", Language.Finnish));
    }

    [Theory]
    [InlineData("directory/municipalities.csv", "853,Turku", "85,Turku")]
    [InlineData("directory/municipalities.csv", ",lounais-suomi,", ",nowhere,")]
    [InlineData("directory/districts.csv", ",837,", ",836,")]
    [InlineData("directory/anchors.csv", ",H,", ",H,one too many,")]
    [InlineData("directory/contacts/riku.yaml", "116 006", "116-006 free")]
    [InlineData("directory/contacts/riku.yaml", "kind: victim", "kind: friend")]
    [InlineData("directory/contacts/riku.yaml", "checked: 2022-12", "checked: last year")]
    [InlineData("directory/contacts/riku.yaml", "close: \"20:00\"", "close: \"08:00\"")]
    [InlineData("directory/contacts/riku.yaml", "state: running", "state: *alias")]
    [InlineData("directory/contacts/riku.yaml", "  so: ", "  xx: ")]
    [InlineData("directory/contacts/riku.yaml", "cost: free", "cost: [free")]
    public void Parse_WhenAFileIsWrong_TellsWhereAndGoesOn(string path, string right, string wrong)
    {
        var files = PublishedDirectory.Files();
        Assert.Contains(right, files[path], StringComparison.Ordinal);
        files[path] = files[path].Replace(right, wrong, StringComparison.Ordinal);

        var directory = AnchorDirectory.Parse(files);

        Assert.NotEmpty(directory.Problems);
        Assert.NotEmpty(directory.Municipalities);
    }

    [Fact]
    public void Parse_WhenARowIsWrong_NamesItsLine()
    {
        var files = PublishedDirectory.Files();
        var lines = files["directory/regions.csv"].Split('\n');
        lines[3] = "too,few";
        files["directory/regions.csv"] = string.Join('\n', lines);

        Assert.Contains(AnchorDirectory.Parse(files).Problems, problem => problem is { Path: "directory/regions.csv", Line: 4 });
    }

    [Fact]
    public void MunicipalitiesIn_FinnishAndSwedish_EndsWithTheLastLettersOfTheAlphabet()
    {
        Assert.Equal(["Ähtäri", "Äänekoski"], Directory.MunicipalitiesIn(Language.Finnish).TakeLast(2).Select(each => each.Names.Finnish));
        Assert.Equal(["Åbo", "Äänekoski", "Östermark", "Övertorneå"], Directory.MunicipalitiesIn(Language.Swedish).TakeLast(4).Select(each => each.Names.In(Language.Swedish)));
        Assert.Equal("Akaa", Directory.MunicipalitiesIn(Language.Finnish)[0].Names.Finnish);
    }

    [Fact]
    public void Contacts_AreNamedInFiveLanguagesAndNeverOfLowConfidence()
    {
        Assert.All(Directory.Contacts, contact =>
        {
            Assert.All(Language.All, language => Assert.Equal(language, contact.Names.LanguageFor(language)));
            Assert.NotEqual("L", contact.Confidence);
        });
    }

    [Theory]
    [InlineData("112")]
    [InlineData("police-helpline")]
    [InlineData("hdl-exit")]
    [InlineData("riku")]
    [InlineData("nollalinja")]
    [InlineData("mieli")]
    [InlineData("mll-youth")]
    [InlineData("mll-parents")]
    [InlineData("sekasin")]
    [InlineData("aland-police")]
    [InlineData("monika")]
    [InlineData("infofinland")]
    public void FindContact_WhatPagesMayName_IsThere(string id) => Assert.True(Directory.FindContact(id)?.IsShown);

    [Fact]
    public void ContactsFor_AMunicipality_LeavesOutOtherTownsAndInAlandTheMainlands()
    {
        var oulu = Directory.ContactsFor(PublishedDirectory.Municipality("564")).Select(contact => contact.Id).ToList();
        var mariehamn = Directory.ContactsFor(PublishedDirectory.Municipality("478")).Select(contact => contact.Id).ToList();

        Assert.Contains("anchor-oulu", oulu);
        Assert.DoesNotContain("helsinki-crisis", oulu);
        Assert.Contains("aland-police", mariehamn);
        Assert.DoesNotContain("police-helpline", mariehamn);
    }
}
