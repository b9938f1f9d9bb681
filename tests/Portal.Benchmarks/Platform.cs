// nginx, wrk and /proc: these measurements are made on Linux, where the portal runs.
[assembly: System.Runtime.Versioning.SupportedOSPlatform("linux")]
