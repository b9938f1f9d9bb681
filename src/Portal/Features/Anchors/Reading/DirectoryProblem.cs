namespace Portal.Features.Anchors.Reading;

/// <summary>
/// Something wrong in the directory's files, told to whoever checks the content. Lines count from one; zero means the file itself.
/// </summary>
public sealed record DirectoryProblem(string Path, int Line, string Message);
