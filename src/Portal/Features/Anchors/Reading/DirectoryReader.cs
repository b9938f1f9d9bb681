using System.Globalization;
using Portal.Features.Anchors.Contacts;
using Portal.Features.Anchors.Places;

namespace Portal.Features.Anchors.Reading;

/// <summary>Reads the files under <c>directory/</c>. A row that is wrong is reported and left out; the rest stands.</summary>
internal sealed class DirectoryReader(IReadOnlyDictionary<string, string> files)
{
    private readonly List<DirectoryProblem> problems = [];

    public IReadOnlyList<DirectoryProblem> Problems => problems;

    public List<Municipality> Municipalities()
    {
        var slugs = new HashSet<string>(StringComparer.Ordinal);
        return Table("municipalities", row =>
        {
            if (!MunicipalityCode.TryParse(row["code"], out var code) || row["region"] is not { } region || row["police"] is not { } police)
                return Wrong<Municipality>(row, "a municipality needs a three-digit code, a region and a police department");
            if (Languages(row["languages"]) is not { } languages)
                return Wrong<Municipality>(row, "languages is fi, fi-sv, sv-fi or sv");

            var names = row.Names();
            var slug = PlaceText.Slug(names.Finnish);
            return new Municipality
            {
                Code = code,
                Names = names,
                // Two municipalities of one name must not share an address.
                Slug = slugs.Add(slug) ? slug : $"{slug}-{code}",
                Sami = row.Many("sami").Select(pair => pair.Split(':', 2)).Where(pair => pair.Length == 2).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal),
                Aliases = row.Many("aliases"),
                Region = region,
                County = row["county"],
                PoliceDepartment = police,
                Languages = languages,
                Notes = row["notes"],
            };
        });
    }

    public List<Region> Regions() => Table("regions", row => row["code"] is { } code
        ? new Region(code, row.Names(), row.Many("aliases"))
        : Wrong<Region>(row, "a region needs a code"));

    public List<WellbeingCounty> Counties() => Table("counties", row => row["code"] is { } code
        ? new WellbeingCounty(code, row.Names(), row.Names("area_"), row.Many("aliases"))
        : Wrong<WellbeingCounty>(row, "a county needs a code"));

    public List<PoliceDepartment> PoliceDepartments() => Table("police-departments", row => row["id"] is { } id
        ? new PoliceDepartment(id, row.Names(), row["seat"] ?? "", row["contact"], row["confidence"] ?? "")
        : Wrong<PoliceDepartment>(row, "a police department needs an id"));

    public List<AnchorTeam> Teams() => Table("anchors", row =>
    {
        if (row["id"] is not { } id || row["police"] is not { } police)
            return Wrong<AnchorTeam>(row, "a team needs an id and a police department");
        if (!Enum.TryParse<AnchorTeamKind>(row["kind"], ignoreCase: true, out var kind) || !Enum.TryParse<AnchorTeamStatus>(row["status"], ignoreCase: true, out var status))
            return Wrong<AnchorTeam>(row, "kind or status is unknown");
        if (row["checked"] is { } written && !CheckedDate.TryParse(written, out _))
            return Wrong<AnchorTeam>(row, $"checked is not a year, month or day: {written}");
        return new AnchorTeam
        {
            Id = id,
            Names = row.Names(),
            Kind = kind,
            Status = status,
            PoliceDepartment = police,
            Serves = Codes(row, "serves"),
            Target = row.Many("target"),
            Contacts = row.Many("contacts"),
            Web = row["web"],
            Source = row["source"] ?? "",
            Checked = CheckedDate.TryParse(row["checked"], out var date) ? date : null,
            Confidence = row["confidence"] ?? "",
            Notes = row["notes"],
        };
    });

    public List<FormerMunicipality> Former() => Table("former-municipalities", row => MunicipalityCode.TryParse(row["municipality"], out var code)
        ? new FormerMunicipality(row.Names(), row.Many("aliases"), code, int.TryParse(row["year"], NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : 0)
        : Wrong<FormerMunicipality>(row, "municipality is not a code"));

    public List<District> Districts() => Table("districts", row => MunicipalityCode.TryParse(row["municipality"], out var code)
        ? new District(row.Names(), code)
        : Wrong<District>(row, "municipality is not a code"));

    public List<AbroadPlace> Abroad() => Table("abroad", row => new AbroadPlace(row["id"] ?? "", row.Names(), row.Many("aliases")));

    public Dictionary<string, MunicipalityCode> Postcodes()
    {
        var postcodes = new Dictionary<string, MunicipalityCode>(StringComparer.Ordinal);
        foreach (var row in Rows("postcodes"))
        {
            if (row["postcode"] is not { Length: 5 } postcode || !postcode.All(char.IsAsciiDigit) || !MunicipalityCode.TryParse(row["municipality"], out var code))
                problems.Add(row.Problem("a postcode has five digits and a municipality"));
            else if (!postcodes.TryAdd(postcode, code))
                problems.Add(row.Problem($"{postcode} is there twice"));
        }

        return postcodes;
    }

    public HashSet<string> OrdinaryWords() =>
        [.. Rows("ordinary-words").Select(row => PlaceText.Plain(row["word"] ?? ""))];

    public List<Contact> Contacts() =>
    [
        .. files.Where(file => file.Key.StartsWith("directory/contacts/", StringComparison.Ordinal) && file.Key.EndsWith(".yaml", StringComparison.Ordinal))
            .OrderBy(file => file.Key, StringComparer.Ordinal)
            .Select(file => new ContactFile(file.Key, problems).Read(file.Value))
            .OfType<Contact>(),
    ];

    private List<T> Table<T>(string name, Func<CsvRow, T?> read) where T : class =>
    [
        .. Rows(name).Where(row => row["fi"] is not null || Wrong<object>(row, "the Finnish name is missing") is not null)
            .Select(read)
            .OfType<T>(),
    ];

    private IEnumerable<CsvRow> Rows(string name)
    {
        var path = $"directory/{name}.csv";
        if (files.TryGetValue(path, out var text))
            return CsvTable.Read(path, text, problems);
        problems.Add(new DirectoryProblem(path, 0, "the file is missing"));
        return [];
    }

    private List<MunicipalityCode> Codes(CsvRow row, string column)
    {
        var codes = new List<MunicipalityCode>();
        foreach (var text in row.Many(column))
        {
            if (MunicipalityCode.TryParse(text, out var code))
                codes.Add(code);
            else
                problems.Add(row.Problem($"{text} is not a municipality code"));
        }

        return codes;
    }

    private static MunicipalityLanguages? Languages(string? text) => text switch
    {
        "fi" => MunicipalityLanguages.Finnish,
        "fi-sv" => MunicipalityLanguages.FinnishSwedish,
        "sv-fi" => MunicipalityLanguages.SwedishFinnish,
        "sv" => MunicipalityLanguages.Swedish,
        _ => null,
    };

    private T? Wrong<T>(CsvRow row, string message) where T : class
    {
        problems.Add(row.Problem(message));
        return null;
    }
}
