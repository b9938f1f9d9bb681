using Portal.Localization;

namespace Portal.Features.Content.Contacts;

/// <summary>The place field, on the front page and on the contacts page.</summary>
/// <param name="Typed">What the reader wrote, kept in the field.</param>
/// <param name="Error">What to do about it, in the reader's language.</param>
public sealed record PlaceForm(Language Language, string Typed = "", string? Error = null);
