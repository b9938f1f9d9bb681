using Portal.Benchmarks;

// Long runs and side-by-side measurements. Figures are printed as ratios measured in one run on one machine.
return args switch
{
    ["reading", ..] => await ReadingLoad.RunAsync(),
    ["start", ..] => await StartAndMemory.RunAsync(),
    ["search", .. var what] => await SearchBench.RunAsync(what),
    ["intake", .. var stores] => await IntakeLoad.RunAsync(stores),
    ["kill", .. var options] => await KillRounds.RunAsync(options),
    ["flood", .. var options] => await Flood.RunAsync(options),
    ["nodes", ..] => await TwoNodes.RunAsync(),
    ["soak", .. var options] => await Soak.RunAsync(options),
    ["mailbox-timing", ..] => await MailboxTiming.RunAsync(),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        reading   a public page from kept bytes, side by side with nginx sending the same bytes (needs nginx and wrk)
        start     start to first page, and memory under load (needs wrk)
        search    how well and how fast search answers: relevance [FILE…], places, speed, memory, http, fuzz [QUERIES], peers
        intake    accepted a second and latencies, both origins, durable; [sqlite] [postgres]
        kill      rounds of kill -9 under load, every acknowledged receipt counted; [rounds] [sqlite|postgres]
        nodes     every message posted to two nodes on one PostgreSQL in the same moment
        soak      half an hour of messages and readers, memory every minute; [minutes] [sqlite|postgres]
        flood     junk from distinct addresses, and an honest reporter among it; [posts]
        mailbox-timing  whether the clock tells wrong, unknown, expired and mistyped codes apart
        """);
    return 2;
}
