using System.Globalization;
using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Features.Cases.Inbox;
using Portal.Features.Concerns;
using Portal.Sealing;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Concerns;

/// <summary>A team whose member reads and answers: the sealing is done here as their browser does it, the posts are real.</summary>
internal sealed class AnsweringTeam(StaffSite staff, KeyedMember member, PrivateKey teamKey, StaffBrowser browser) : IDisposable
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    internal PublicKey Public => teamKey.Public;

    internal Guid MemberId => member.Id;

    internal static async Task<AnsweringTeam> InAsync(StaffSite staff, string team)
    {
        var (member, key) = await new GivenKeys(staff).FirstAsync(team);
        var browser = new StaffBrowser(staff);
        await browser.SignsInAsync(member.Member);
        return new AnsweringTeam(staff, member, key, browser);
    }

    /// <summary>After days, nobody is signed in any more.</summary>
    internal Task SignsInAgainAsync() => browser.SignsInAsync(member.Member);

    internal Task<Concern> OnlyConcernAsync() => staff.UseAsync<PortalDb, Concern>(db => db.Concerns.AsNoTracking().SingleAsync(each => each.TeamId == member.TeamId, Stop));

    internal async Task ReadsAsync(Guid concern) =>
        Assert.True(await staff.UseAsync<CaseDesk, bool>(desk => desk.RecordOpeningAsync(concern, member.TeamId, member.Id, Stop)));

    internal async Task<SymmetricKey> ContentKeyAsync(Concern concern)
    {
        var wrap = await staff.UseAsync<PortalDb, string>(db => db.ConcernWraps.Where(each => each.ConcernId == concern.Id).Select(each => each.Jwe).SingleAsync(Stop));
        Assert.True(RecordKind.TryParse(concern.Kind, out var kind));
        return GivenKeys.Opened(ContentWrap.Open(wrap, concern.Id, kind, RecipientName.Team(member.TeamId), concern.Epoch, teamKey));
    }

    /// <summary>What is inside the letters of one side, in order.</summary>
    internal async Task<IReadOnlyList<JsonElement>> LettersAsync(Concern concern, string from)
    {
        using var contentKey = await ContentKeyAsync(concern);
        using var key = LettersKey.Of(contentKey);
        var rows = await staff.UseAsync<PortalDb, List<Portal.Features.Concerns.Mailbox.Letter>>(db => db.Letters.AsNoTracking()
            .Where(letter => letter.ConcernId == concern.Id && letter.From == from).OrderBy(letter => letter.Number).ToListAsync(Stop));
        return [.. rows.Select(row => JsonDocument.Parse(GivenKeys.Opened(SealedContent.Open(row.Content, row.Id, RecordKind.Letter, key)).Plain).RootElement)];
    }

    internal async Task<string> SealAsync(Concern concern, Guid letter, int number, string text, ContentOrigin origin = ContentOrigin.Browser)
    {
        using var contentKey = await ContentKeyAsync(concern);
        using var key = LettersKey.Of(contentKey);
        var plain = JsonSerializer.SerializeToUtf8Bytes(new { concern = concern.Id, from = "team", number, seen = 0, asks = "", text });
        return SealedContent.Seal(plain, new ContentHeader(letter, RecordKind.Letter, 1, origin), key);
    }

    internal async Task<HttpStatusCode> AnswersAsync(Concern concern, string text, int number = 1, bool waits = false, Guid? letter = null)
    {
        var id = letter ?? Guid.NewGuid();
        return await PostAsync(concern.Id, "Answer",
            ("letter", id.ToString()), ("number", number.ToString(CultureInfo.InvariantCulture)), ("content", await SealAsync(concern, id, number, text)), ("waits", waits ? "true" : "false"));
    }

    internal async Task<HttpStatusCode> PostAsync(Guid concern, string handler, params (string Name, string Value)[] fields)
    {
        var page = await browser.OpenAsync($"/staff/concerns/{concern}");
        var token = page.QuerySelector("main form [name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var answer = await browser.PostAsync($"/staff/concerns/{concern}/letters?handler={handler}", [("__RequestVerificationToken", token), .. fields]);
        return answer.StatusCode;
    }

    public void Dispose()
    {
        browser.Dispose();
        teamKey.Dispose();
    }
}
