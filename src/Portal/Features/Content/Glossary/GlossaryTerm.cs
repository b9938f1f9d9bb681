using Portal.Localization;

namespace Portal.Features.Content.Glossary;

/// <summary>One thing and what it is called in every language.</summary>
public sealed record GlossaryTerm(string Id, IReadOnlyList<string> Sources, IReadOnlyDictionary<Language, TermWords> Words);

/// <summary>The word we use, what it means, other names for finding, and the words we do not use.</summary>
public sealed record TermWords(string Term, string Meaning, IReadOnlyList<string> Also, IReadOnlyList<string> Avoid);
