using Portal.Features.Anchors;

namespace Portal.Tests.Features.Anchors;

public sealed class AnchorRouterTests
{
    private static AnchorDirectory Directory => PublishedDirectory.Directory;

    [Fact]
    public void RouteFor_EveryMunicipality_ReachesExactlyOneTeamOrItsFallbackAndSomebodyToCall()
    {
        Assert.Equal(308, Directory.Municipalities.Count);
        Assert.All(Directory.Municipalities, municipality =>
        {
            var route = Directory.Router.RouteFor(municipality);
            Assert.Equal(municipality.PoliceDepartment, route.PoliceDepartment?.Id);
            Assert.Contains(route.Contacts, contact => contact.Phone is not null);
            Assert.Equal(route.Kind == RouteKind.OwnAuthority, route.Team is null);
            Assert.InRange(Directory.Teams.Count(team => team.Serves.Contains(municipality.Code)), 0, 1);
        });
    }

    [Theory]
    [InlineData("091", "helsinki", RouteKind.Team)]
    [InlineData("853", "turku", RouteKind.Team)]
    [InlineData("761", "salo", RouteKind.Team)]
    [InlineData("837", "tampere", RouteKind.Team)]
    [InlineData("172", "keski-suomi", RouteKind.Team)]
    [InlineData("564", "oulu", RouteKind.Team)]
    [InlineData("205", "oulu-kainuu", RouteKind.Team)]
    [InlineData("092", "ita-uusimaa-department", RouteKind.Department)]
    [InlineData("895", "lounais-suomi-department", RouteKind.Department)]
    [InlineData("698", "lappi-department", RouteKind.Department)]
    public void RouteFor_AMunicipality_IsTheTeamASourceNamesOrTheDepartment(string code, string team, RouteKind kind)
    {
        var route = Directory.Router.RouteFor(PublishedDirectory.Municipality(code));

        Assert.Equal((team, kind), (route.Team?.Id, route.Kind));
    }

    [Fact]
    public void RouteFor_AMunicipalityInAland_IsTheAlandPoliceAndNeverTheMainlandsHelpline()
    {
        var route = Directory.Router.RouteFor(PublishedDirectory.Municipality("478"));

        Assert.Equal(RouteKind.OwnAuthority, route.Kind);
        Assert.Equal(["aland-police"], route.Contacts.Select(contact => contact.Id));
    }

    [Fact]
    public void RouteFor_AMunicipalityWhoseTeamHasNoNumber_EndsAtThePoliceHelpline()
    {
        var route = Directory.Router.RouteFor(PublishedDirectory.Municipality("297"));

        Assert.Equal("police-helpline", route.Contacts[^1].Id);
    }

    [Fact]
    public void RouteFor_WhenTheTeamIsOnlyAnnounced_GoesToTheDepartment()
    {
        var files = PublishedDirectory.Files();
        files["directory/anchors.csv"] = files["directory/anchors.csv"].Replace("Turku Anchor,team,running", "Turku Anchor,team,announced", StringComparison.Ordinal);
        var directory = AnchorDirectory.Parse(files);

        var route = directory.Router.RouteFor(PublishedDirectory.Municipality("853"));

        Assert.Equal("lounais-suomi-department", route.Team?.Id);
    }
}
