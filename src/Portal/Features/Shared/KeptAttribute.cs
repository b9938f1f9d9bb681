namespace Portal.Features.Shared;

/// <summary>Marks a page whose bytes may be kept: it depends on its path and the published snapshot alone.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class KeptAttribute : Attribute;
