using System.Net;
using Portal.Features.Anchors;
using Portal.Features.Anchors.Contacts;
using Portal.Features.Concerns.Journey;

namespace Portal.Features.Concerns.Form;

/// <summary>What was posted: the button, the sealed state, and the fields of the page. What was cut short has lost its end.</summary>
internal sealed record FormPost(string Do, string? State, Func<string, IReadOnlyList<string>> Field, bool CutShort = false)
{
    /// <summary>For counting only, and never kept as it is.</summary>
    public IPAddress? Client { get; init; }
}

/// <summary>What the visitor sees next.</summary>
public abstract record FormView
{
    private FormView()
    {
    }

    internal SiteForm Form { get; init; } = SiteForms.Concern;

    /// <summary>The start page; the notice says why somebody who was further is here again.</summary>
    internal sealed record Start(string? Notice = null) : FormView;

    internal sealed record Question(string State, JourneyStep Step, Answers Answers) : FormView
    {
        public IReadOnlyList<JourneyError> Errors { get; init; } = [];

        /// <summary>Keys of texts shown above the question.</summary>
        public IReadOnlyList<string> Notices { get; init; } = [];
        public bool CodesFound { get; init; }
        public string PlaceTyped { get; init; } = "";
        public IReadOnlyList<Municipality> PlaceCandidates { get; init; } = [];
        public bool ShowsAllPlaces { get; init; }

        /// <summary>Drawn for the script, which fills it in.</summary>
        public bool IsTemplate { get; init; }
    }

    /// <param name="Team">Null for the national duty team.</param>
    internal sealed record Check(string State, Answers Answers, AnchorTeam? Team, string? Notice = null) : FormView
    {
        /// <summary>The desk for feedback reads it.</summary>
        public bool IsForFeedbackDesk { get; init; }

        /// <summary>Drawn for the script: every step has its row.</summary>
        public bool IsTemplate { get; init; }

        /// <summary>When Send may be pressed again, while very much is being sent.</summary>
        public DateTimeOffset? NotBefore { get; init; }

        /// <summary>Somebody took the first digits of this journey's code while it was written: nothing is stored, the next Send has another.</summary>
        public bool Taken { get; init; }
    }

    internal sealed record Sent(string Code, DateOnly ReadBy, DateOnly AnswerBy) : FormView
    {
        /// <summary>Drawn for the script: what needs one is there.</summary>
        public bool IsTemplate { get; init; }

        /// <summary>For screen readers: digit by digit, with a pause between the groups.</summary>
        public string Spoken => string.Join(", ", Code.Split(' ').Select(group => string.Join(' ', group.ToCharArray())));
    }

    internal sealed record Already : FormView;

    /// <summary>Nobody can receive: for this place, or at all.</summary>
    internal sealed record Closed(IReadOnlyList<Contact> Contacts) : FormView;

    internal sealed record Left : FormView;
}
