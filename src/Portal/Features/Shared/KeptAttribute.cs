namespace Portal.Features.Shared;

/// <summary>Marks a page whose bytes may be kept: it depends on its path and the published snapshot alone.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class KeptAttribute : Attribute;

/// <summary>
/// Marks a page that is never kept but, when it is only asked for, travels packed: it holds no secret that a packed length
/// could betray. What is posted is never packed.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class PackedAttribute : Attribute;
