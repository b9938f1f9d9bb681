using System.Buffers.Text;
using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data;
using Portal.Features.Notifications;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Concerns;

/// <summary>
/// Both kinds of journey with words that exist nowhere else, and then a search for them wherever the portal leaves anything:
/// database file and WAL or every row of PostgreSQL, logs, mails, temporary files, its own folder.
/// </summary>
[Trait("Category", "Store")]
public sealed class NothingInClear : IAsyncLifetime
{
    private readonly string _secret = $"kanarialintu{Guid.NewGuid():N}";
    private readonly DateTime _started = TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(-1);
    private StaffSite _staff = null!;
    private ReceivingTeamOfTest _duty = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string Words => $"{_secret} pelkään ääneen";

    private string Phone => $"+358 40 {string.Concat(_secret.Where(char.IsAsciiDigit)).PadRight(9, '7')[..9]}";

    private string Email => $"{_secret}@canary.example";

    public async ValueTask InitializeAsync()
    {
        _staff = await StaffSite.StartAsync();
        _duty = await ReceivingTeamOfTest.InAsync(_staff.Site, "duty");
    }

    public async ValueTask DisposeAsync()
    {
        _duty.Dispose();
        await _staff.DisposeAsync();
    }

    [Fact]
    public async Task Neither_the_posted_form_nor_the_sealed_post_leaves_a_word_anywhere()
    {
        await _staff.MemberAsync("duty");
        using (var mother = new Sharer(_staff.Site.Visitor()))
        {
            await mother.WalksToCheckAsync(Words, contact: [("answer", "email"), ("email", Email), ("phone", Phone)]);
            Assert.Contains(_secret, mother.Page.Body!.TextContent, StringComparison.Ordinal);
            await mother.PressesAsync("back");
            await mother.GoesOnAsync(("answer", "email"), ("email", Email));
            await mother.PressesAsync("send");
            Assert.NotEmpty(mother.Code);
        }

        // Left half way, and posted where it does not belong: into a state that is none, and as JSON.
        using (var other = new Sharer(_staff.Site.Visitor()))
        {
            await other.WalksToCheckAsync(Words);
            await other.PressesAsync("exit");
            await other.PostsAsync([new("do", "send"), new("state", Words), new("words", Words)]);
        }

        using (var browser = _staff.Site.Visitor())
        using (var sealing = new BrowserSealing(_duty.Public))
        {
            var text = new JsonObject { ["language"] = "fi", ["answers"] = new JsonObject { ["words"] = new JsonArray(Words), ["phone"] = new JsonArray(Phone) } };
            using var sent = await browser.PostAsJsonAsync("/api/concerns", await sealing.SealAsync(browser, text.ToJsonString()), Stop);
            Assert.True(sent.IsSuccessStatusCode);
            var broken = await sealing.SealAsync(browser);
            broken["kind"] = Words;
            using var refused = await browser.PostAsJsonAsync("/api/concerns", broken, Stop);
            Assert.False(refused.IsSuccessStatusCode);
        }

        Assert.Equal(2, (await _duty.ConcernsAsync()).Count);
        _staff.Clock.Advance(TimeSpan.FromHours(20));
        await _staff.UseAsync<DispatchRound>(round => round.RunAsync(Stop));
        Assert.NotEmpty(Directory.GetFiles(_staff.Site.MailFolder));

        var found = await SearchAsync();
        Assert.Empty(found);
        // The search itself must be able to find: the secret as a mail would carry it.
        await File.WriteAllTextAsync(Path.Combine(_staff.Site.MailFolder, "planted.eml"), Convert.ToBase64String(Encoding.UTF8.GetBytes($"ab{Words}")), Stop);
        Assert.Single(await SearchAsync());
    }

    private async Task<List<string>> SearchAsync()
    {
        var needles = new[] { _secret, Phone.Replace(" ", "", StringComparison.Ordinal), Email }.SelectMany(Forms).ToList();
        List<string> found = [];
        foreach (var line in _staff.Site.Log)
            Look("log", Encoding.UTF8.GetBytes(line));
        foreach (var file in Files())
            Look(file, await ReadAsync(file));
        await foreach (var row in RowsAsync())
            Look("row", Encoding.UTF8.GetBytes(row));
        return found;

        void Look(string where, byte[] bytes)
        {
            if (needles.Any(needle => bytes.AsSpan().IndexOf(needle) >= 0))
                found.Add(where);
        }
    }

    /// <summary>As text in both common encodings, in an address, and as base64 at each of its three alignments.</summary>
    private static IEnumerable<byte[]> Forms(string word)
    {
        yield return Encoding.UTF8.GetBytes(word);
        yield return Encoding.Unicode.GetBytes(word);
        yield return Encoding.BigEndianUnicode.GetBytes(word);
        yield return Encoding.ASCII.GetBytes(Uri.EscapeDataString(word));
        yield return Encoding.ASCII.GetBytes(Convert.ToHexString(Encoding.UTF8.GetBytes(word)));
        for (var shift = 0; shift < 3; shift++)
        {
            var shifted = new string('x', shift) + word;
            // The first and last group depend on the neighbours.
            yield return Encoding.ASCII.GetBytes(Convert.ToBase64String(Encoding.UTF8.GetBytes(shifted))[4..^4]);
            yield return Encoding.ASCII.GetBytes(Base64Url.EncodeToString(Encoding.UTF8.GetBytes(shifted))[4..^4]);
        }
    }

    private IEnumerable<string> Files()
    {
        var everything = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true };
        var own = Directory.EnumerateFiles(Path.GetDirectoryName(_staff.Site.DatabaseFile)!, "*", everything);
        var appData = Path.Combine(Tree.PortalSource, "App_Data");
        var kept = Directory.Exists(appData) ? Directory.EnumerateFiles(appData, "*", everything) : [];
        // Other programs' folders under the temporary one are theirs; the portal would write straight into it.
        var temporary = Directory.EnumerateFiles(Path.GetTempPath(), "*", new EnumerationOptions { IgnoreInaccessible = true })
            .Where(file => IsWritten(new FileInfo(file)));
        return own.Concat(kept).Concat(temporary);
    }

    /// <summary>Pipes of other programs lie there too: they have no length, and opening one would wait for ever.</summary>
    private bool IsWritten(FileInfo file) => file is { Exists: true, Length: > 0 } && file.LastWriteTimeUtc >= _started;

    private static async Task<byte[]> ReadAsync(string file)
    {
        try
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var all = new MemoryStream();
            await stream.CopyToAsync(all, Stop);
            return all.ToArray();
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>Every row of every table as text, where there is no file to search.</summary>
    private async IAsyncEnumerable<string> RowsAsync()
    {
        await using var scope = _staff.Site.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
        if (db is not PostgresPortalDb)
            yield break;

        foreach (var table in db.Model.GetEntityTypes().Select(type => type.GetTableName()).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            var sql = string.Create(CultureInfo.InvariantCulture, $"SELECT each::text AS \"Value\" FROM \"{table}\" AS each");
            foreach (var row in await db.Database.SqlQueryRaw<string>(sql).ToListAsync(Stop))
                yield return row;
        }
    }
}
