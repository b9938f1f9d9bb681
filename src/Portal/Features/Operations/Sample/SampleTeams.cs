using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Portal.Data;
using Portal.Features.Accounts;
using Portal.Features.Anchors.Receiving;
using Portal.Features.Content;
using Portal.Localization;

namespace Portal.Features.Operations.Sample;

/// <summary>
/// The duty team, the desk for feedback and the teams of two places, two members in each, and an administrator. Their names say that they are
/// samples; passwords and authenticator secrets are random, printed once and stored only as every member's are.
/// </summary>
internal sealed class SampleTeams(
    PortalDb db, PublishedContent published, SecondFactor second, UserManager<Member> users, TimeProvider clock) : IDevelopmentSample
{
    private const int PasswordBytes = 15;
    private const string Issuer = "Portal sample";
    private static readonly string[] Slugs = ["turku", "oulu"];

    public int Order => 10;

    public async Task<IReadOnlyList<string>> FillAsync(SampleMembers members, CancellationToken stop)
    {
        List<string> lines = [];
        foreach (var (id, name) in Teams())
        {
            db.Add(new ReceivingTeam { Id = id, Name = $"Sample: {name}", IsDuty = id == ReceivingTeam.DutyId, CreatedAt = clock.GetUtcNow() });
            await db.SaveChangesAsync(stop);
            lines.Add($"Team {id}");
            foreach (var number in Enumerable.Range(1, 2))
                lines.AddRange(await MemberAsync(members, $"{id}.{number}@sample.example", $"Sample member {number}, {name}", id));
        }

        lines.Add("Administrator");
        lines.AddRange(await MemberAsync(members, "administrator@sample.example", "Sample administrator", teamId: null));
        return lines;
    }

    /// <summary>The duty team, the desk for feedback, and whoever receives for each place; distinct, because a place may go to its department.</summary>
    private IEnumerable<(string Id, string Name)> Teams()
    {
        var directory = published.Current.Directory;
        return Slugs.Select(directory.FindBySlug).OfType<Anchors.Municipality>()
            .Select(place => directory.Router.RouteFor(place).Team)
            .OfType<Anchors.AnchorTeam>()
            .DistinctBy(team => team.Id)
            .Select(team => (team.Id, team.Names.In(Language.English)))
            .Prepend((ReceivingTeam.FeedbackId, "feedback desk"))
            .Prepend((ReceivingTeam.DutyId, "national duty team"));
    }

    private async Task<IEnumerable<string>> MemberAsync(SampleMembers members, string address, string name, string? teamId)
    {
        var key = Totp.NewKey();
        var password = Totp.Base32(RandomNumberGenerator.GetBytes(PasswordBytes)).ToLowerInvariant();
        var member = new Member
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            UserName = address,
            Email = address,
            EmailConfirmed = true,
            TwoFactorEnabled = true,
            DisplayName = name,
            TeamId = teamId,
            IsAdministrator = teamId is null,
            LanguageCode = Language.Finnish.Code,
            SealedTotpKey = second.Seal(key),
        };
        var made = await users.CreateAsync(member, password);
        if (!made.Succeeded)
            throw new InvalidOperationException($"The sample member could not be made: {string.Join(", ", made.Errors.Select(error => error.Code))}");

        members.Add(new SampleMember(member.Id, teamId, address, password));
        return
        [
            $"  {address}  password {password}",
            $"    {Totp.Address(key, Issuer, address)}",
            $"    code now {Totp.CodeAt(key, Totp.StepAt(clock.GetUtcNow()))}",
        ];
    }
}
