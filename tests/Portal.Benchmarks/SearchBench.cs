namespace Portal.Benchmarks;

/// <summary>Everything measured about search. Each part prints a table of its own.</summary>
internal static class SearchBench
{
    internal static async Task<int> RunAsync(string[] what)
    {
        var all = what.Length == 0;
        if (all || what[0] == "relevance")
            SearchBenchRelevance.Run(what.Length > 1 ? what[1..] : []);

        await Task.CompletedTask;
        return 0;
    }
}
