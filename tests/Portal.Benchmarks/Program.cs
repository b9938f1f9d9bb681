using Portal.Benchmarks;

// Long runs and side-by-side measurements. Figures are printed as ratios measured in one run on one machine.
return args switch
{
    ["reading", ..] => await ReadingLoad.RunAsync(),
    ["start", ..] => await StartAndMemory.RunAsync(),
    ["mailbox-timing", ..] => await MailboxTiming.RunAsync(),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        reading   a public page from kept bytes, side by side with nginx sending the same bytes (needs nginx and wrk)
        start     start to first page, and memory under load (needs wrk)
        mailbox-timing  whether the clock tells wrong, unknown, expired and mistyped codes apart
        """);
    return 2;
}
