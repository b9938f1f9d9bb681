namespace Portal.Features.Concerns.Abuse;

/// <summary>How many messages were tried in the last minute, in all and for each team. Numbers only.</summary>
internal sealed class Traffic(TimeProvider clock)
{
    private readonly Lock _lock = new();
    private readonly Minute _all = new();
    private readonly Dictionary<string, Minute> _teams = new(StringComparer.Ordinal);

    /// <summary>Counts one for a team that exists; callers check that, so that nobody grows this at will.</summary>
    internal void Add(string team)
    {
        lock (_lock)
        {
            var slot = Slot();
            _all.Add(slot);
            if (!_teams.TryGetValue(team, out var minute))
                _teams[team] = minute = new Minute();
            minute.Add(slot);
        }
    }

    internal int PerMinute()
    {
        lock (_lock)
            return _all.Sum(Slot());
    }

    internal int PerMinute(string team)
    {
        lock (_lock)
            return _teams.TryGetValue(team, out var minute) ? minute.Sum(Slot()) : 0;
    }

    private long Slot() => clock.GetUtcNow().ToUnixTimeSeconds() / Minute.SlotSeconds;

    /// <summary>Six slots of ten seconds.</summary>
    private sealed class Minute
    {
        internal const int SlotSeconds = 10;
        private const int Slots = 6;
        private readonly int[] _counts = new int[Slots];
        private long _last;

        internal void Add(long slot)
        {
            Forget(slot);
            _counts[slot % Slots]++;
        }

        internal int Sum(long slot)
        {
            Forget(slot);
            return _counts.Sum();
        }

        private void Forget(long slot)
        {
            for (var old = Math.Max(_last + 1, slot - Slots + 1); old <= slot; old++)
                _counts[old % Slots] = 0;
            _last = Math.Max(_last, slot);
        }
    }
}
