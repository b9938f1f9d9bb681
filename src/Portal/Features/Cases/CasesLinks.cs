namespace Portal.Features.Cases;

/// <summary>The addresses of this feature.</summary>
internal static class CasesLinks
{
    internal const string Inbox = "/staff/concerns";
    internal const string Junk = "/staff/concerns/junk";
    internal const string Keys = "/staff/keys";
    internal const string UnlockKey = "/staff/unlock-key";

    internal const string Transferred = Inbox + "?done=transferred";
    internal const string Epoch = "/staff/keys/epoch";

    internal static string InboxOf(string? stage, int number)
    {
        var filter = stage is null ? "" : $"?stage={Uri.EscapeDataString(stage)}";
        return number == 1 ? Inbox + filter : FormattableString.Invariant($"{Inbox}{(filter.Length == 0 ? "?" : filter + "&")}at={number}");
    }

    internal static string Transfer(Guid id) => $"{Concern(id)}/transfer";

    internal static string Concern(Guid id) => $"{Inbox}/{id:D}";

    internal static string Letters(Guid id) => $"{Concern(id)}/letters";

    internal static string Admit(Guid memberId) => $"{Keys}/admit/{memberId:D}";

    internal static string Unlock(string next) => $"/staff/unlock?to={Uri.EscapeDataString(next)}";
}
