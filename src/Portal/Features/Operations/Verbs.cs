using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Features.Accounts;
using Portal.Features.Concerns.Mailbox;
using Portal.Features.Content;
using Portal.Features.Operations.Backups;
using Portal.Features.Search.Missed;
using Portal.Host;
using Portal.Localization;

namespace Portal.Features.Operations;

/// <summary>Housekeeping from the command line, with the same registrations as the web host but no listening.</summary>
internal static class Verbs
{
    private const int Wrong = 1;
    private const int Misused = 2;

    internal static bool Names(string[] args) => args is ["migrate" or "content" or "invite" or "keys" or "retention" or "search" or "backup" or "restore" or "audit" or "help", ..];

    internal static async Task<int> RunAsync(string[] args)
    {
        // An option of the verb, not of the configuration.
        if (args is ["invite", "--administrator", var address, .. var options])
            return await WithPortalAsync(options, services => InviteAsync(services, address));

        if (args is ["keys", "manifest", "sign", var key, var unsigned, var signed])
            return ManifestVerbs.Sign(key, unsigned, signed);

        var rest = args.SkipWhile(argument => !argument.StartsWith("--", StringComparison.Ordinal)).ToArray();
        var words = args.TakeWhile(argument => !argument.StartsWith("--", StringComparison.Ordinal)).ToArray();
        return words switch
        {
            ["migrate"] => await WithPortalAsync(rest, MigrateAsync),
            ["retention"] => await WithPortalAsync(rest, RetainAsync),
            ["content", "import"] => await WithPortalAsync(rest, ImportAsync),
            ["content", "export", var folder] => await WithPortalAsync(rest, services => ExportAsync(services, folder)),
            ["search", "missed"] => await WithPortalAsync(rest, MissedAsync),
            ["content", "check"] => ContentVerbs.Check(ContentFolderFrom(rest), Helsinki.DayOf(TimeProvider.System.GetUtcNow())),
            ["content", "stamp", var page, var language] => ContentVerbs.Stamp(ContentFolderFrom(rest), page, language),
            ["content", "stamp", var page] => ContentVerbs.StampAll(ContentFolderFrom(rest), page),
            ["keys", "signing-key", var file] => ManifestVerbs.MakeSigningKey(file),
            ["keys", "manifest", "export", var file] => await WithPortalAsync(rest, services => ManifestVerbs.ExportAsync(services, file)),
            ["keys", "manifest", "import", var file] => await WithPortalAsync(rest, services => ManifestVerbs.ImportAsync(services, file)),
            ["backup", "check", var file] => await WithPortalAsync(rest, services => BackupVerbs.CheckAsync(services, file)),
            ["backup", "check"] => Usage(),
            ["backup", var file] => await WithPortalAsync(rest, services => BackupVerbs.BackupAsync(services, file)),
            ["restore", var file] => await WithPortalAsync(rest, services => BackupVerbs.RestoreAsync(services, file)),
            ["audit"] => await WithPortalAsync(rest, AuditVerbs.ListAsync),
            ["keys", "backup"] => await WithPortalAsync(rest, BackupVerbs.KeysAsync),
            _ => Usage(),
        };
    }

    private static int Usage()
    {
        Console.Error.WriteLine(
            """
            migrate                          bring the database to this version
            retention                        close and erase what has fallen due; the running portal does the same every hour
            invite --administrator ADDRESS   print a link, once, that makes this address an administrator
            content import                   bring the shipped content into the database
            content export FOLDER            write what is published, byte for byte
            content check                    read the content files strictly; exit code 1 when something is wrong
            content stamp PAGE [LANGUAGE]    record that a translation was compared with today's source
            keys signing-key FILE            offline: make the key that signs manifests and print its public half
            keys manifest export FILE        write the teams' public keys as they are to be signed
            keys manifest sign KEY IN OUT    offline: show the keys in IN and sign them into OUT
            keys manifest import FILE        keep a signed manifest; browsers seal by it until it expires
            search missed                    words that readers look for and do not find, in tens
            audit                            what members did with concerns: day, team, name, act, record; kept for two years
            keys backup                      destroy backup keys after 35 days; make a new one every week
            backup FILE                      a consistent copy of the running database, sealed to the backup key
            backup check FILE                restore drill: puts it into a database that is thrown away and counts every row
            restore FILE                     put it into the empty database of the configuration
            Options: --Content:Path=FOLDER, --ConnectionStrings:Portal=…, --environment=…
            """);
        return Misused;
    }

    private static async Task<int> WithPortalAsync(string[] args, Func<IServiceProvider, Task<int>> act)
    {
        var builder = WebApplication.CreateBuilder(args);
        PortalHost.AddPortal(builder);
        await using var app = builder.Build();
        await using var scope = app.Services.CreateAsyncScope();
        return await act(scope.ServiceProvider);
    }

    private static async Task<int> MigrateAsync(IServiceProvider services)
    {
        await services.GetRequiredService<PortalDb>().Database.MigrateAsync();
        return 0;
    }

    private static async Task<int> RetainAsync(IServiceProvider services)
    {
        var done = await services.GetRequiredService<Retention>().RunAsync(CancellationToken.None);
        Console.WriteLine($"{done.Closed} closed, {done.Erased} erased, {done.Codes} expired codes forgotten");
        return 0;
    }

    private static async Task<int> InviteAsync(IServiceProvider services, string address)
    {
        // The first invitation comes before the first start; the embedded database may not be there yet.
        if (services.GetRequiredService<PortalDb>() is SqlitePortalDb embedded)
            await embedded.Database.MigrateAsync();

        var result = await services.GetRequiredService<Invitations>().InviteAsync(address, teamId: null, isAdministrator: true, CancellationToken.None);
        if (result is InviteResult.Invited invited)
        {
            Console.WriteLine(invited.Link);
            Console.WriteLine($"It works once, for {Invitations.Lifetime.Days} days, and is not shown again.");
            return 0;
        }

        Console.Error.WriteLine(result is InviteResult.AlreadyMember ? "This address belongs to a member already." : "This is not an e-mail address.");
        return Wrong;
    }

    private static async Task<int> ImportAsync(IServiceProvider services)
    {
        var report = await services.GetRequiredService<Publishing>().ImportAsync(CancellationToken.None);
        if (report is null)
            return Wrong;

        Console.WriteLine($"{report.Added} new, {report.Changed} changed, {report.Removed} removed, {report.Kept.Count} kept as edited");
        return 0;
    }

    private static async Task<int> ExportAsync(IServiceProvider services, string folder)
    {
        var files = await services.GetRequiredService<IContentSource>().ReadAsync(CancellationToken.None);
        ContentFolder.Write(folder, files);
        Console.WriteLine($"{files.Count} files written");
        return 0;
    }

    private static async Task<int> MissedAsync(IServiceProvider services)
    {
        foreach (var word in await services.GetRequiredService<MissedWordList>().ReadAsync(CancellationToken.None))
            Console.WriteLine($"{word.Times}\t{word.Language}\t{word.Stem}");

        return 0;
    }

    private static string ContentFolderFrom(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        var path = builder.Configuration[$"{ContentOptions.Section}:{nameof(ContentOptions.Path)}"] ?? "content";
        return Path.GetFullPath(Path.Combine(builder.Environment.ContentRootPath, path));
    }
}
