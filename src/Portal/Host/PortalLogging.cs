namespace Portal.Host;

/// <summary>
/// Logs name things, never people (D14). The framework's own request logging writes paths, queries and addresses; it is
/// silenced here and not by configuration, so that no operator switches it on by raising a level.
/// </summary>
internal static class PortalLogging
{
    private static readonly string[] TellTales =
    [
        "Microsoft.AspNetCore.Hosting.Diagnostics",
        "Microsoft.AspNetCore.HttpLogging",
        "Microsoft.AspNetCore.Routing",
        "Microsoft.AspNetCore.StaticAssets",
        "Microsoft.AspNetCore.StaticFiles",
        "Microsoft.AspNetCore.Mvc",
        "Microsoft.AspNetCore.Server.Kestrel",
        "Microsoft.AspNetCore.HttpOverrides",
        "Microsoft.EntityFrameworkCore.Database.Command",
    ];

    internal static void AddPortalLogging(this WebApplicationBuilder builder)
    {
        if (!builder.Environment.IsDevelopment())
        {
            builder.Logging.ClearProviders();
            builder.Logging.AddJsonConsole(options => options.IncludeScopes = false);
        }

        builder.Services.PostConfigure<LoggerFilterOptions>(options =>
        {
            foreach (var rule in options.Rules.Where(IsTellTale).ToList())
                options.Rules.Remove(rule);
            foreach (var name in TellTales)
                options.Rules.Add(new LoggerFilterRule(null, name, LogLevel.Error, null));
            // While anybody listens to this one, the host makes a trace for every request, read or not.
            options.Rules.Add(new LoggerFilterRule(null, TellTales[0], LogLevel.None, null));
        });
    }

    private static bool IsTellTale(LoggerFilterRule rule) =>
        TellTales.Any(name => rule.CategoryName?.StartsWith(name, StringComparison.OrdinalIgnoreCase) == true);
}
