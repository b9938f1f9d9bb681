namespace Portal.Features.Cases;

/// <summary>The addresses of this feature.</summary>
internal static class CasesLinks
{
    internal const string Inbox = "/staff/concerns";
    internal const string Junk = "/staff/concerns/junk";
    internal const string Keys = "/staff/keys";
    internal const string UnlockKey = "/staff/unlock-key";

    internal static string Concern(Guid id) => $"{Inbox}/{id:D}";

    internal static string Admit(Guid memberId) => $"{Keys}/admit/{memberId:D}";

    internal static string Unlock(string next) => $"/staff/unlock?to={Uri.EscapeDataString(next)}";
}
