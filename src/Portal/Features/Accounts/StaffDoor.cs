namespace Portal.Features.Accounts;

/// <summary>A way from the staff navigation into a feature. Each feature registers its own.</summary>
/// <param name="Policy">Shown to members this policy of <see cref="StaffPolicies"/> admits.</param>
public sealed record StaffDoor(string Address, Func<string> Text, string Policy, int Order);
