using Portal.Features.Anchors.Contacts;
using Portal.Localization;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace Portal.Features.Anchors.Reading;

/// <summary>Reads one contact record. What is wrong is added to the problems, and the contact is left out.</summary>
internal sealed class ContactFile(string path, ICollection<DirectoryProblem> problems)
{
    private const int MaximumLength = 16_384;

    private static readonly HashSet<string> Members =
    [
        "name", "for", "kind", "phone", "phones", "email", "web", "hours", "hours-note", "languages", "interpreter", "cost",
        "anonymous", "region", "state", "checked", "review-by", "source", "confidence", "owner",
    ];

    private bool broken;

    public Contact? Read(string text)
    {
        if (Root(text) is not { } root)
            return null;

        foreach (var (key, _) in root.Children)
        {
            if (key is not YamlScalarNode { Value: { } name } || !Members.Contains(name))
                Wrong(key, $"unknown member {key}");
        }

        var id = Path.GetFileNameWithoutExtension(path);
        var names = Words(root, "name");
        var purpose = Words(root, "for");
        if (names is not null && purpose is not null)
        {
            foreach (var language in Language.All.Where(each => names.LanguageFor(each) != each || purpose.LanguageFor(each) != each))
                Wrong(root, $"name or for is missing in {language}");
        }

        var area = ContactArea.TryParse(Scalar(root, "region"), out var parsed) ? parsed : null;
        Require(root, area is not null, "region is missing or not understood");
        var contact = new Contact
        {
            Id = id,
            Names = names ?? new LocalText(id),
            For = purpose ?? new LocalText(""),
            Kind = Choice<ContactKind>(root, "kind"),
            Phone = Scalar(root, "phone") is { } phone ? Phone(root, phone) : null,
            Phones = Phones(root),
            Email = Scalar(root, "email"),
            Web = root.Children.ContainsKey("web") ? Words(root, "web") : null,
            Hours = Hours(root),
            HoursNote = root.Children.ContainsKey("hours-note") ? Words(root, "hours-note") : null,
            Languages = root.Children.TryGetValue("languages", out var list) && list is YamlSequenceNode languages
                ? [.. languages.OfType<YamlScalarNode>().Select(each => each.Value ?? "")]
                : [],
            Interpreter = Truth(root, "interpreter") ?? false,
            Cost = root.Children.ContainsKey("cost") ? Choice<ContactCost>(root, "cost") : ContactCost.Unknown,
            Anonymous = Truth(root, "anonymous"),
            Area = area!,
            State = Choice<ContactState>(root, "state"),
            Checked = Checked(root),
            ReviewBy = ReviewBy(root),
            Source = Required(root, "source"),
            Confidence = Required(root, "confidence"),
            Owner = Required(root, "owner"),
        };
        Require(root, contact.Confidence is "H" or "M" or "L", "confidence is H, M or L");
        return broken ? null : contact;
    }

    private YamlMappingNode? Root(string text)
    {
        if (text.Length > MaximumLength)
        {
            problems.Add(new DirectoryProblem(path, 0, $"longer than {MaximumLength} characters"));
            return null;
        }

        try
        {
            // Aliases can make a small file grow without end, and no contact needs one.
            var parser = new Parser(new StringReader(text));
            while (parser.MoveNext())
            {
                if (parser.Current is not AnchorAlias alias)
                    continue;
                problems.Add(new DirectoryProblem(path, (int)alias.Start.Line, "aliases are not allowed"));
                return null;
            }

            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            if (stream.Documents is [{ RootNode: YamlMappingNode root }])
                return root;
            problems.Add(new DirectoryProblem(path, 1, "not a mapping"));
        }
        catch (YamlException wrong)
        {
            problems.Add(new DirectoryProblem(path, (int)wrong.Start.Line, wrong.Message));
        }
        catch (Exception wrong) when (wrong is InvalidOperationException or ArgumentException)
        {
            // YamlDotNet's scanner fails like this on some unclosed lists instead of saying so.
            problems.Add(new DirectoryProblem(path, 0, "not readable as YAML"));
        }

        return null;
    }

    private LocalText? Words(YamlMappingNode root, string member)
    {
        if (!root.Children.TryGetValue(member, out var node) || node is not YamlMappingNode words || Scalar(words, "fi") is not { } finnish)
        {
            Wrong(root, $"{member} is missing or has no fi");
            return null;
        }

        foreach (var key in words.Children.Keys.Where(key => !Language.TryParse((key as YamlScalarNode)?.Value, out _)))
            Wrong(key, $"{key} is not a language of the portal");
        return new LocalText(finnish)
        {
            Swedish = Scalar(words, "sv"),
            English = Scalar(words, "en"),
            Arabic = Scalar(words, "ar"),
            Somali = Scalar(words, "so"),
        };
    }

    private PhoneNumber Phone(YamlNode node, string text)
    {
        Require(node, PhoneNumber.TryParse(text, out var number), $"not a phone number: {text}");
        return number;
    }

    private Dictionary<string, PhoneNumber> Phones(YamlMappingNode root) =>
        root.Children.TryGetValue("phones", out var node) && node is YamlMappingNode numbers
            ? numbers.Children.ToDictionary(pair => pair.Key.ToString(), pair => Phone(pair.Value, pair.Value.ToString()), StringComparer.Ordinal)
            : [];

    private OpeningHours? Hours(YamlMappingNode root)
    {
        if (!root.Children.TryGetValue("hours", out var node))
            return null;
        if (node is YamlScalarNode { Value: "always" })
            return OpeningHours.Always;

        var periods = new List<OpeningPeriod>();
        foreach (var entry in (node as YamlSequenceNode)?.Children ?? [])
        {
            var read = entry is YamlMappingNode map
                && OpeningPeriod.TryParse(Scalar(map, "days"), Scalar(map, "open"), Scalar(map, "close"), out var more)
                ? more
                : [];
            Require(entry, read.Count > 0, "hours are not understood");
            periods.AddRange(read);
        }

        Require(node, periods.Count > 0, "hours are empty");
        return OpeningHours.Weekly(periods);
    }

    private CheckedDate? Checked(YamlMappingNode root)
    {
        if (Scalar(root, "checked") is not { } text)
            return null;
        Require(root, CheckedDate.TryParse(text, out var date), $"checked is not a year, month or day: {text}");
        return date;
    }

    private DateOnly? ReviewBy(YamlMappingNode root)
    {
        if (Scalar(root, "review-by") is not { } text)
            return null;
        Require(root, CheckedDate.TryParse(text, out var date) && date.Day is not null, $"review-by is not a day: {text}");
        return date.Day is null ? null : date.LastDay;
    }

    private T Choice<T>(YamlMappingNode root, string member) where T : struct, Enum
    {
        var text = Scalar(root, member);
        var known = Enum.TryParse<T>(text?.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var value)
            && !int.TryParse(text, out _);
        Require(root, known, $"{member} is missing or unknown: {text}");
        return value;
    }

    private bool? Truth(YamlMappingNode root, string member)
    {
        var text = Scalar(root, member);
        Require(root, text is null or "true" or "false", $"{member} is true or false");
        return text is null ? null : text == "true";
    }

    private string Required(YamlMappingNode root, string member)
    {
        var text = Scalar(root, member);
        Require(root, text is not null, $"{member} is missing");
        return text ?? "";
    }

    private static string? Scalar(YamlMappingNode map, string member) =>
        map.Children.TryGetValue(member, out var node) && node is YamlScalarNode { Value: { Length: > 0 } text } ? text : null;

    private void Require(YamlNode where, bool condition, string message)
    {
        if (!condition)
            Wrong(where, message);
    }

    private void Wrong(YamlNode where, string message)
    {
        broken = true;
        problems.Add(new DirectoryProblem(path, (int)where.Start.Line, message));
    }
}
