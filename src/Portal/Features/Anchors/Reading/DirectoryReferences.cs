namespace Portal.Features.Anchors.Reading;

/// <summary>Finds what points at nothing: a code, id or contact that is not in the directory.</summary>
internal static class DirectoryReferences
{
    public static IEnumerable<DirectoryProblem> Check(AnchorDirectory directory)
    {
        var departments = directory.PoliceDepartments.Select(department => department.Id).ToHashSet(StringComparer.Ordinal);
        var regions = directory.Regions.Select(region => region.Code).ToHashSet(StringComparer.Ordinal);
        var counties = directory.Counties.Select(county => county.Code).ToHashSet(StringComparer.Ordinal);

        foreach (var municipality in directory.Municipalities)
        {
            if (!departments.Contains(municipality.PoliceDepartment))
                yield return In("municipalities", $"{municipality.Code}: no police department {municipality.PoliceDepartment}");
            if (!regions.Contains(municipality.Region))
                yield return In("municipalities", $"{municipality.Code}: no region {municipality.Region}");
            if (municipality.County is { } county && !counties.Contains(county))
                yield return In("municipalities", $"{municipality.Code}: no county {county}");
        }

        foreach (var twice in directory.Municipalities.GroupBy(municipality => municipality.Code).Where(group => group.Count() > 1))
            yield return In("municipalities", $"{twice.Key} is there twice");

        foreach (var department in directory.PoliceDepartments.Where(each => each.Contact is { } id && directory.FindContact(id) is null))
            yield return In("police-departments", $"{department.Id}: no contact {department.Contact}");

        foreach (var team in directory.Teams)
        {
            if (!departments.Contains(team.PoliceDepartment))
                yield return In("anchors", $"{team.Id}: no police department {team.PoliceDepartment}");
            foreach (var contact in team.Contacts.Where(id => directory.FindContact(id) is null))
                yield return In("anchors", $"{team.Id}: no contact {contact}");
        }

        foreach (var twice in directory.Teams.SelectMany(team => team.Serves).GroupBy(code => code).Where(group => group.Count() > 1))
            yield return In("anchors", $"municipality {twice.Key} is served by two teams");

        foreach (var code in Codes(directory).Distinct().Where(code => directory.Find(code) is null))
            yield return new DirectoryProblem("directory/", 0, $"no municipality {code}");

        foreach (var contact in directory.Contacts.Where(contact => contact.Area.IsLocal && !directory.Municipalities.Any(contact.Area.Covers)))
            yield return new DirectoryProblem($"directory/contacts/{contact.Id}.yaml", 0, $"region {contact.Area} covers no municipality");
    }

    private static IEnumerable<MunicipalityCode> Codes(AnchorDirectory directory) =>
        directory.Teams.SelectMany(team => team.Serves)
            .Concat(directory.Former.Select(former => former.Municipality))
            .Concat(directory.Districts.Select(district => district.Municipality))
            .Concat(directory.Postcodes.Values);

    private static DirectoryProblem In(string table, string message) => new($"directory/{table}.csv", 0, message);
}
