using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace Portal.Host;

/// <summary>The two sides of the portal. They never share an origin outside Development.</summary>
[Flags]
public enum Surface
{
    None = 0,
    Public = 1,
    Staff = 2,
}

public sealed class SurfaceOptions
{
    public const string Section = "Portal";

    /// <summary>Public, Staff, or both: "Public,Staff".</summary>
    public Surface Surfaces { get; set; } = Surface.Public | Surface.Staff;

    /// <summary>The public site's address without a path: https://portal.example.</summary>
    [Url]
    public string? PublicAddress { get; set; }

    /// <summary>The staff site's address without a path.</summary>
    [Url]
    public string? StaffAddress { get; set; }
}

[OptionsValidator]
internal sealed partial class SurfaceOptionsValidator : IValidateOptions<SurfaceOptions>;

/// <summary>Marks an endpoint that belongs to the staff surface; every other page is public.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class StaffSurfaceAttribute : Attribute;

/// <summary>
/// Lets a request through only to the surface whose host it asked for. A node that serves one surface answers 404 for the
/// other's addresses, and a process that serves both tells them apart by host name.
/// </summary>
internal sealed class Surfaces(RequestDelegate next, SurfaceMap map)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (map.Serves(context.Request))
            return next(context);

        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}

/// <summary>Which surface a request asks for, and whether this process serves it at that host.</summary>
internal sealed class SurfaceMap(IOptions<SurfaceOptions> options)
{
    internal const string StaffPath = "/staff";
    private readonly Surface _served = options.Value.Surfaces;
    private readonly string? _publicHost = HostOf(options.Value.PublicAddress);
    private readonly string? _staffHost = HostOf(options.Value.StaffAddress);

    internal bool Serves(HttpRequest request)
    {
        var wanted = request.Path.StartsWithSegments(StaffPath) ? Surface.Staff : Surface.Public;
        return (_served.HasFlag(wanted) && IsAskedAt(request.Host, wanted)) || IsShared(request.Path);
    }

    private bool IsAskedAt(HostString host, Surface wanted)
    {
        if (_publicHost is null || _staffHost is null || _served != (Surface.Public | Surface.Staff))
            return true;

        // Names only: a proxy may listen on another port than the application.
        return string.Equals(host.Host, wanted == Surface.Staff ? _staffHost : _publicHost, StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsShared(PathString path) =>
        path.StartsWithSegments("/health") || path.StartsWithSegments(ErrorPages.Path) || IsAsset(path.Value ?? "");

    /// <summary>What a browser needs to draw a page of either side: style, script and pictures at the root.</summary>
    private static bool IsAsset(string path) =>
        path.LastIndexOf('/') == 0 && Path.GetExtension(path) is ".css" or ".js" or ".svg";

    private static string? HostOf(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) ? uri.Host : null;
}

/// <summary>A public node does not even map a staff page.</summary>
internal sealed class NoStaffRoutes : IPageRouteModelConvention
{
    public void Apply(PageRouteModel model)
    {
        if (model.Selectors.Any(selector => new PathString("/" + selector.AttributeRouteModel?.Template?.TrimStart('/')).StartsWithSegments(SurfaceMap.StaffPath)))
            model.Selectors.Clear();
    }
}

internal static class SurfacesSetup
{
    internal static IServiceCollection AddSurfaces(
        this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        services.AddOptions<SurfaceOptions>()
            .Bind(configuration.GetSection(SurfaceOptions.Section))
            .Validate(options => options.Surfaces != Surface.None, "Portal:Surfaces must name Public, Staff or both.")
            .Validate(
                options => environment.IsDevelopment() || AreApart(options),
                "Outside Development, Portal:PublicAddress and Portal:StaffAddress must be set for the surfaces served here, "
                + "and must have two different host names: a script fault on the public side must never reach a staff key.")
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<SurfaceOptions>, SurfaceOptionsValidator>();
        services.AddSingleton<SurfaceMap>();
        // After the framework's own set-up, which starts a new list of conventions.
        services.AddOptions<RazorPagesOptions>().PostConfigure<IOptions<SurfaceOptions>>((pages, surfaces) =>
        {
            if (!surfaces.Value.Surfaces.HasFlag(Surface.Staff))
                pages.Conventions.Add(new NoStaffRoutes());
        });
        return services;
    }

    private static bool AreApart(SurfaceOptions options)
    {
        var publicHost = Uri.TryCreate(options.PublicAddress, UriKind.Absolute, out var publicUri) ? publicUri.Host : null;
        var staffHost = Uri.TryCreate(options.StaffAddress, UriKind.Absolute, out var staffUri) ? staffUri.Host : null;
        var named = (!options.Surfaces.HasFlag(Surface.Public) || publicHost is not null)
            && (!options.Surfaces.HasFlag(Surface.Staff) || staffHost is not null);
        return named && !string.Equals(publicHost, staffHost, StringComparison.OrdinalIgnoreCase);
    }
}
