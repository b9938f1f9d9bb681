namespace Portal.Features.Content;

/// <summary>Where published texts come from: the portal's own store, or Umbraco.</summary>
public interface IContentSource
{
    /// <summary>Every published text by its path relative to <c>content/</c>.</summary>
    Task<IReadOnlyDictionary<string, string>> ReadAsync(CancellationToken stop);
}
