namespace Portal.Benchmarks;

/// <summary>Everything measured about search and places. Each part prints a table of its own; without a name, all but the long fuzzing run.</summary>
internal static class SearchBench
{
    private const int Million = 1_000_000;

    internal static async Task<int> RunAsync(string[] what)
    {
        switch (what)
        {
            case ["relevance", .. var files]:
                SearchBenchRelevance.Run(files);
                return 0;
            case ["places"]:
                SearchBenchRelevance.RunPlaces();
                return 0;
            case ["speed"]:
                SearchBenchSpeed.Run();
                return 0;
            case ["memory"]:
                SearchBenchMemory.Run();
                return 0;
            case ["http"]:
                await SearchBenchSpeed.RunOverHttpAsync();
                return 0;
            case ["fuzz", .. var number]:
                return SearchBenchFuzz.Run(number is [var text] && int.TryParse(text, out var queries) ? queries : Million);
            case ["peers"]:
                SearchBenchPeers.Run();
                return 0;
            case []:
                SearchBenchRelevance.Run([]);
                SearchBenchRelevance.RunPlaces();
                SearchBenchSpeed.Run();
                await SearchBenchSpeed.RunOverHttpAsync();
                SearchBenchPeers.Run();
                return 0;
            default:
                Console.Error.WriteLine("search [relevance [FILE…] | places | speed | memory | http | fuzz [QUERIES] | peers]");
                return 2;
        }
    }
}
