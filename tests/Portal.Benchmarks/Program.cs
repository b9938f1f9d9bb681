using Portal.Benchmarks;

// Long runs and side-by-side measurements. Figures are printed as ratios measured in one run on one machine.
return args switch
{
    ["reading", ..] => await ReadingLoad.RunAsync(),
    ["start", ..] => await StartAndMemory.RunAsync(),
    ["search", .. var what] => await SearchBench.RunAsync(what),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        reading   a public page from kept bytes, side by side with nginx sending the same bytes (needs nginx and wrk)
        start     start to first page, and memory under load (needs wrk)
        search    how well and how fast search answers: relevance [FILE…], places, speed, memory, http, fuzz [QUERIES], peers
        """);
    return 2;
}
