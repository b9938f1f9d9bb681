using Portal.Features.Operations;
using Portal.Host;

// The same executable serves the portal and does its housekeeping: `Portal content check`, `Portal migrate`.
return Verbs.Names(args)
    ? await Verbs.RunAsync(args)
    : await PortalHost.RunAsync(args);
