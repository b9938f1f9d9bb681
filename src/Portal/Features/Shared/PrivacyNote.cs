namespace Portal.Features.Shared;

/// <summary>Something a feature does only when its operator chose it, and that the pages on privacy must then say. Null while it is off.</summary>
public sealed record PrivacyNote(Func<string?> Text);
