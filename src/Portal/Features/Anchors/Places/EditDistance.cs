namespace Portal.Features.Anchors.Places;

/// <summary>Typing errors between two words: a letter missing, extra, wrong, or two letters swapped.</summary>
internal static class EditDistance
{
    /// <summary>The number of errors, or <c>limit + 1</c> as soon as there are more.</summary>
    public static int Between(string a, string b, int limit)
    {
        if (Math.Abs(a.Length - b.Length) > limit)
            return limit + 1;

        var (before, previous, current) = (new int[b.Length + 1], new int[b.Length + 1], new int[b.Length + 1]);
        for (var j = 0; j <= b.Length; j++)
            previous[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            var least = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var wrong = a[i - 1] == b[j - 1] ? 0 : 1;
                var cost = Math.Min(Math.Min(previous[j] + 1, current[j - 1] + 1), previous[j - 1] + wrong);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    cost = Math.Min(cost, before[j - 2] + 1);
                current[j] = cost;
                least = Math.Min(least, cost);
            }

            if (least > limit)
                return limit + 1;
            (before, previous, current) = (previous, current, before);
        }

        return Math.Min(previous[b.Length], limit + 1);
    }
}
