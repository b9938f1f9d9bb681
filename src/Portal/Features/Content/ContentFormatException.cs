namespace Portal.Features.Content;

/// <summary>A content file that does not follow content/README.md. Caught where files are read and told as a problem.</summary>
public sealed class ContentFormatException(string message) : Exception(message);
