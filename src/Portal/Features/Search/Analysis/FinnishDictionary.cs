namespace Portal.Features.Search.Analysis;

/// <summary>The system's Finnish dictionary, opened once for the whole house; without it, Finnish goes by rules.</summary>
internal sealed class FinnishDictionary : IDisposable
{
    internal Voikko? Voikko { get; } = Voikko.TryOpen();

    public void Dispose() => Voikko?.Dispose();
}
