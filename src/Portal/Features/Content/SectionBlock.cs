namespace Portal.Features.Content;

/// <summary>A piece of a section: text, or a contact card drawn when the page is, because hours change.</summary>
public abstract record SectionBlock
{
    private SectionBlock() { }

    public sealed record Html(string Markup) : SectionBlock;

    public sealed record ContactCard(string ContactId) : SectionBlock;
}
