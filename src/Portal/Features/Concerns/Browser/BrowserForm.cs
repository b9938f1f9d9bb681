using System.Collections.Frozen;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Portal.Features.Anchors;
using Portal.Features.Anchors.Contacts;
using Portal.Features.Anchors.Receiving;
using Portal.Features.Concerns.Form;
using Portal.Features.Concerns.Intake;
using Portal.Features.Concerns.Journey;
using Portal.Localization;

namespace Portal.Features.Concerns.Browser;

/// <summary>
/// What the start page carries for the script (D5): the rule table, the words of the page's language, and marks – values that
/// stand in the drawn templates where the browser puts its own.
/// </summary>
internal sealed class BrowserForm(SiteForm form, Language language, AnchorDirectory directory, DateOnly today)
{
    /// <summary>Whoever keeps the page open for longer reads the last day in digits.</summary>
    private const int DaysOpen = 4;

    private static readonly DateOnly MarkOfReading = new(2001, 1, 1);
    private static readonly DateOnly MarkOfAnswer = new(2002, 2, 2);

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>What the script says by itself; all other words of the form stand in the rule table.</summary>
    private static readonly string[] Own =
    [
        nameof(Texts.MunicipalityChildText), nameof(Texts.PlaceChoose), nameof(Texts.ShareCounter),
        nameof(Texts.ShareCounterOver), nameof(Texts.ShareEndedText), nameof(Texts.ShareErrorPrefix), nameof(Texts.ShareLanguageMissing),
        nameof(Texts.ShareNotConfirmed), nameof(Texts.ShareNotSealed), nameof(Texts.ShareNotSent), nameof(Texts.SharePlaceAbroadHint),
        nameof(Texts.SharePlaceList), nameof(Texts.SharePlaceNotFound), nameof(Texts.SharePlacesMissing),
        nameof(Texts.ShareReloaded), nameof(Texts.ShareSending), nameof(Texts.ShareTooLong), nameof(Texts.SiteName),
    ];

    /// <summary>How the keys of the forms' texts begin; a value of an answer is no text.</summary>
    private static readonly string[] Families = ["Share", "Visit", "Feedback"];

    /// <summary>What a template shows already need not come a second time.</summary>
    private static readonly FrozenSet<string> Drawn = ["part", "hint", "label", "texts", "goOn", "dials", "after", "aloud", "elsewhere"];

    private readonly JsonNode _table = Lean(JsonNode.Parse(form.Rules.Emit()));

    public SiteForm Form => form;

    /// <summary>The rules without what is only drawn.</summary>
    public string Table => _table.ToJsonString(Json);

    /// <summary>Safe inside a script element: the encoder escapes every sign that could end it.</summary>
    public string Words => JsonSerializer.Serialize(
        new
        {
            language = language.Code,
            desks = Desks(),
            words = Keys().ToDictionary(key => key, FormWords.Of),
            days = Enumerable.Range(0, DaysAhead()).Select(today.AddDays).ToDictionary(day => day.ToString("O", CultureInfo.InvariantCulture), Said),
            unserved = Unserved(),
            marks = new { team = Team, code = Code, spoken = Sent.Spoken, read = Said(MarkOfReading), answer = Said(MarkOfAnswer) },
        },
        Json);

    public static string Team => "[team]";

    public static string Code => "0000 0000 0000 0000 0000";

    public FormView.Sent Sent { get; } = new(Code, MarkOfReading, MarkOfAnswer) { IsTemplate = true, Form = form };

    public FormView.Check Check { get; } = new("", new Answers(), new AnchorTeam
    {
        Id = Team,
        Names = new LocalText(Team),
        Kind = AnchorTeamKind.Team,
        Status = AnchorTeamStatus.Running,
        PoliceDepartment = "",
        Source = "",
        Confidence = "",
    })
    {
        IsTemplate = true,
        Form = form,
    };

    public FormView.Closed Closed { get; } = new(
        form.Rules.Book.Way is null ? [.. FormDesk.Helplines.Select(directory.FindContact).OfType<Contact>().Where(contact => contact.IsShown)] : [])
    {
        Form = form,
    };

    /// <summary>Contacts that the table names beside answers: drawn once, shown where they belong.</summary>
    public IEnumerable<Contact> Contacts => form.Rules.Steps.SelectMany(step => step.Notes).SelectMany(note => note.Contacts).Distinct()
        .Select(directory.FindContact).OfType<Contact>().Where(contact => contact.IsShown);

    public FormView.Question Question(JourneyStep step) => new("", step, new Answers()) { IsTemplate = true, Form = form };

    /// <summary>For contacts that do not serve the whole country: the codes of the municipalities they do not serve.</summary>
    private Dictionary<string, string> Unserved() => form.Rules.Steps.SelectMany(step => step.Advice?.Contacts ?? []).Distinct()
        .Select(directory.FindContact).OfType<Contact>()
        .ToDictionary(contact => contact.Id, contact => string.Join(' ', directory.Municipalities.Where(place => !contact.Area.Covers(place)).Select(place => place.Code)))
        .Where(pair => pair.Value.Length > 0).ToDictionary();

    /// <summary>Who reads it where no Anchor team does.</summary>
    private Dictionary<string, string> Desks() => (form.Rules.Book.Way ?? [ReceivingTeam.DutyId])
        .ToDictionary(team => team, team => team == ReceivingTeam.FeedbackId ? Texts.FeedbackDesk : Texts.ShareDutyTeam);

    /// <summary>To the last day that a receipt may name.</summary>
    private int DaysAhead() => AnswerTimes.AnswerBy(form.Kind, today.AddDays(DaysOpen)).DayNumber - today.DayNumber + 1;

    private string Said(DateOnly day) => day.ToString("D", language.Culture);

    /// <summary>Every other text the table names: a new rule brings its words along. Titles and reasons of steps are drawn.</summary>
    private IEnumerable<string> Keys()
    {
        var drawn = form.Rules.Steps.SelectMany(step => new[] { step.Title, step.Why });
        return Own.Concat(Strings(_table)
                .Where(text => Families.Any(family => text.StartsWith(family, StringComparison.Ordinal)) && Texts.ResourceManager.GetString(text, CultureInfo.InvariantCulture) is not null)
                .Except(drawn.OfType<string>()))
            .Distinct().Order(StringComparer.Ordinal);
    }

    private static IEnumerable<string> Strings(JsonNode? node) => node switch
    {
        JsonValue value when value.TryGetValue<string>(out var text) => [text],
        JsonArray array => array.SelectMany(Strings),
        JsonObject members => members.SelectMany(member => Strings(member.Value)),
        _ => [],
    };

    private static JsonNode Lean(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (var name in members.Select(member => member.Key).Where(Drawn.Contains).ToList())
                    members.Remove(name);
                foreach (var member in members.Where(member => member.Value is not null))
                    Lean(member.Value);
                break;
            case JsonArray array:
                foreach (var each in array.Where(each => each is not null))
                    Lean(each);
                break;
        }

        return node ?? new JsonObject();
    }
}
