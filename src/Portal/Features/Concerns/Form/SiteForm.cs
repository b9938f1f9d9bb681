using Portal.Features.Concerns.Journey;

namespace Portal.Features.Concerns.Form;

/// <summary>A line of the receipt, with the day it names if it names one.</summary>
internal sealed record SentLine(string Text, Func<FormView.Sent, DateOnly>? Day = null);

/// <summary>One form of the site: its rules, where it stands and what is said around its questions. Words are keys of the texts.</summary>
/// <param name="Path">The address behind the language.</param>
/// <param name="OpenPage">The page whose words begin the form.</param>
/// <param name="ClosedPage">The page that stands there while nobody can receive.</param>
internal sealed record SiteForm(ReportJourney Rules, string Path, string OpenPage, string ClosedPage)
{
    /// <summary>Said above the closed page, when its words are those of the open one.</summary>
    public string? NotOpen { get; init; }

    /// <summary>Said when nobody can receive what was filled in.</summary>
    public required string Closed { get; init; }

    public required string CheckPart { get; init; }

    public required string Send { get; init; }

    public required IReadOnlyList<SentLine> Sent { get; init; }

    /// <summary>Where the receipt leads, besides the mailbox.</summary>
    public string? Next { get; init; }

    /// <summary>Everybody who sends it may want it on paper; of the concern form only professionals do.</summary>
    public bool IsPrinted { get; init; }

    internal string Kind => Rules.Book.Kind;

    /// <summary>The path in a page's own address.</summary>
    internal string AddressIn(Localization.Language language) => $"/{language.Code}/{Path}";
}
