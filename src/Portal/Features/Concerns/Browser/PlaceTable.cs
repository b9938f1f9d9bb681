using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Portal.Features.Anchors;
using Portal.Features.Anchors.Places;
using Portal.Features.Anchors.Receiving;
using Portal.Host.Keeping;
using Portal.Localization;

namespace Portal.Features.Concerns.Browser;

/// <summary>
/// Every place the form knows, in one download: the browser finds the place itself, so that no place is asked for before
/// Send (D5). Also which teams a municipality's concern is tried at, in order; their keys come with the manifest.
/// </summary>
internal static class PlaceTable
{
    private static readonly ConditionalWeakTable<AnchorDirectory, Dictionary<string, KeptPage>> Made = [];

    private static readonly JsonSerializerOptions Json = new()
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
    };

    /// <summary>The packed table in a language, made once per published directory.</summary>
    internal static KeptPage In(Language language, AnchorDirectory directory)
    {
        var made = Made.GetOrCreateValue(directory);
        lock (made)
        {
            if (!made.TryGetValue(language.Code, out var table))
            {
                var bytes = JsonSerializer.SerializeToUtf8Bytes(Write(language, directory), Json);
                made[language.Code] = table = KeptPage.Pack("application/json; charset=utf-8", bytes, DateTimeOffset.MaxValue).Repacked();
            }

            return table;
        }
    }

    private static PlaceTableAnswer Write(Language language, AnchorDirectory directory)
    {
        var order = directory.MunicipalitiesIn(language);
        var numbers = order.Select((each, index) => (each.Code, index)).ToDictionary(pair => pair.Code, pair => pair.index);
        var ways = order.Select(each => string.Join(' ', TeamKeys.Candidates(directory.Router.RouteFor(each)))).Distinct().ToList();
        return new PlaceTableAnswer(
            [.. order.Select(each => each.Names.In(language))],
            string.Concat(order.Select(each => each.Code)),
            [.. order.Select(each => Others(language, each))],
            [.. ways],
            [.. order.Select(each => ways.IndexOf(string.Join(' ', TeamKeys.Candidates(directory.Router.RouteFor(each)))))],
            Teams(language, directory, ways),
            [.. directory.Counties.Select(each => each.Names.In(language)).Append(Texts.ResourceManager.GetString(nameof(Texts.CareInAland), language.Culture) ?? "")],
            [.. order.Select(each => directory.CountyOf(each) is { } county ? directory.Counties.ToList().IndexOf(county) : directory.Counties.Count)],
            [.. directory.Regions.Select(each => Area(numbers, directory, Names(each.Names, each.Aliases), place => place.Region == each.Code))],
            [.. directory.Counties.Select(each => Area(numbers, directory, Names(each.Names, [.. each.Area.All(), .. each.Aliases]), place => place.County == each.Code))],
            Lines(numbers, directory.Former.Select(each => (each.Municipality, Names(each.Names, each.Aliases)))),
            Lines(numbers, directory.Districts.Select(each => (each.Municipality, Names(each.Names, [])))),
            Postcodes(numbers, directory),
            [.. directory.Abroad.SelectMany(each => each.Names.All().Concat(each.Aliases)).Distinct()]);
    }

    private static string Others(Language language, Municipality place) => string.Join('|',
        place.Names.All().Concat(place.Sami.Values).Concat(place.Aliases).Concat(Place.Saints(place.Names.Swedish)).Where(name => name != place.Names.In(language)).Distinct());

    private static string Names(LocalText names, IEnumerable<string> aliases) => string.Join('|', names.All().Concat(aliases).Distinct());

    private static Dictionary<string, string> Teams(Language language, AnchorDirectory directory, IEnumerable<string> ways) => ways
        .SelectMany(way => way.Split(' ')).Distinct().Select(directory.FindTeam).OfType<AnchorTeam>()
        .ToDictionary(team => team.Id, team => team.Names.In(language));

    /// <summary>
    /// Names, and the numbers of the municipalities: one must be chosen, because each has its own team. A colon in a name says
    /// nothing when it is looked for, and here it divides.
    /// </summary>
    private static string Area(Dictionary<MunicipalityCode, int> numbers, AnchorDirectory directory, string names, Func<Municipality, bool> belongs) =>
        $"{names.Replace(":", "", StringComparison.Ordinal)}:{string.Join(',', directory.Municipalities.Where(belongs).Select(each => numbers[each.Code]).Order())}";

    /// <summary>One line per municipality, in their order: the names of what lies in it.</summary>
    private static string[] Lines(Dictionary<MunicipalityCode, int> numbers, IEnumerable<(MunicipalityCode Code, string Names)> places)
    {
        var lines = places.ToLookup(place => numbers[place.Code], place => place.Names);
        return [.. Enumerable.Range(0, numbers.Count).Select(number => string.Join(',', lines[number].Order(StringComparer.Ordinal)))];
    }

    /// <summary>Steps from one postcode to the next, and the municipality where it changes: <c>100:5;1;19</c>.</summary>
    private static string Postcodes(Dictionary<MunicipalityCode, int> numbers, AnchorDirectory directory)
    {
        var text = new StringBuilder();
        var (last, there) = (0, -1);
        foreach (var (digits, code) in directory.Postcodes.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            if (!numbers.TryGetValue(code, out var number))
                continue;
            var postcode = int.Parse(digits, CultureInfo.InvariantCulture);
            text.Append(text.Length > 0 ? ";" : "").Append(CultureInfo.InvariantCulture, $"{postcode - last}");
            if (number != there)
                text.Append(CultureInfo.InvariantCulture, $":{number}");
            (last, there) = (postcode, number);
        }

        return text.ToString();
    }
}

/// <summary>Lists are in the order of <paramref name="Names"/>, the municipalities in the reader's language and alphabet.</summary>
/// <param name="Codes">Three digits each, one after another.</param>
/// <param name="Others">Other names of each, with bars between.</param>
/// <param name="Ways">Ids of teams in the order they are tried.</param>
/// <param name="Way">For each municipality, the number of its way.</param>
/// <param name="Teams">Names by id.</param>
/// <param name="Care">Who takes a child welfare notification; <paramref name="CareOf"/> has the number for each municipality.</param>
/// <param name="Former">For each municipality, former ones with commas between, names of one with bars.</param>
internal sealed record PlaceTableAnswer(
    IReadOnlyList<string> Names,
    string Codes,
    IReadOnlyList<string> Others,
    IReadOnlyList<string> Ways,
    IReadOnlyList<int> Way,
    IReadOnlyDictionary<string, string> Teams,
    IReadOnlyList<string> Care,
    IReadOnlyList<int> CareOf,
    IReadOnlyList<string> Regions,
    IReadOnlyList<string> Counties,
    IReadOnlyList<string> Former,
    IReadOnlyList<string> Districts,
    string Postcodes,
    IReadOnlyList<string> Abroad);
