using System.Diagnostics;
using System.Globalization;
using System.Text;
using Portal.Localization;
using Shipped = Portal.Tests.Features.Search.Published;

namespace Portal.Benchmarks;

/// <summary>Random queries in mixed scripts, with operators, in all lengths: none may raise anything, none may be slow.</summary>
internal static class SearchBenchFuzz
{
    private const int Seed = 20261122;
    private const int Longest = 400;
    private const double Slow = 50;
    private static readonly (int From, int To)[] Scripts =
    [
        ('a', 'z'), ('a', 'z'), (' ', ' '), (' ', ' '), ('\u0600', '\u06FF'), ('\u0627', '\u064A'), ('À', 'ž'), ('A', 'Z'), ('0', '9'), (' ', '/'),
        ('\uD800', '\uDFFF'), ('\0', '\u001F'), ('\u4E00', '\u4EFF'), ('\u0300', '\u036F'), ('\u2000', '\u206F'), ('\u0000', '\uFFFF'),
    ];
    private static readonly string[] Operators = [" AND ", " OR ", " NOT ", "\"", "*", "?", "~2", "^9", "title:", "[a TO z]", "((", "))", "\\", "&&", "||", "<mark>", "%00", "'"];

    internal static int Run(int queries)
    {
        var random = new Random(Seed);
        // Words that exist reach deeper than noise does.
        var words = SearchBenchSpeed.Questions().SelectMany(question => question.Query.Split(' ')).Distinct().ToArray();
        var (raised, slow, worst) = (0, 0, 0.0);
        for (var number = 0; number < queries; number++)
        {
            var text = Text(random, words);
            var language = Language.All[number % Language.All.Count];
            var start = Stopwatch.GetTimestamp();
            try
            {
                Shipped.Search.Search(text, language);
                if (number % 10 == 0)
                    Shipped.Search.Suggest(text, language);
            }
#pragma warning disable CA1031 // Whatever is raised is what is counted.
            catch (Exception error)
#pragma warning restore CA1031
            {
                raised++;
                Console.WriteLine($"{error.GetType().Name}: {string.Concat(text.Take(80).Select(letter => $"\\u{(int)letter:X4}"))}");
            }

            var took = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            if (took > Slow && number > 0)
                slow++;

            worst = number == 0 ? 0 : Math.Max(worst, took);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{queries:N0} queries: {raised} raised, {slow} over {Slow} ms, worst {worst:F1} ms"));
        return raised == 0 ? 0 : 1;
    }

    private static string Text(Random random, string[] words)
    {
        var text = new StringBuilder();
        var length = random.Next(4) == 0 ? random.Next(Longest) : random.Next(40);
        while (text.Length < length)
        {
            switch (random.Next(8))
            {
                case 0:
                    text.Append(Operators[random.Next(Operators.Length)]);
                    break;
                case < 4:
                    text.Append(words[random.Next(words.Length)]).Append(' ');
                    break;
                default:
                    var (from, to) = Scripts[random.Next(Scripts.Length)];
                    for (var letters = random.Next(1, 9); letters > 0; letters--)
                        text.Append((char)random.Next(from, to + 1));

                    break;
            }
        }

        return text.ToString();
    }
}
