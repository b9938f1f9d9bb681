using System.Buffers.Binary;
using System.Net;
using System.Security.Cryptography;
using Portal.Features.Shared;

namespace Portal.Features.Concerns.Abuse;

/// <summary>
/// How often a client came in the last hour or two, without knowing who it is. An address – of IPv6 its /64 – is only ever an
/// HMAC under a secret that is made every hour, lives for two, and exists in this process's memory alone. What is kept is not
/// even the HMAC but counters it points at (a count-min sketch), so memory is fixed however many come.
/// </summary>
internal sealed class ClientCounts(TimeProvider clock)
{
    private const int Rows = 4;
    private const int Columns = 1 << 16;
    private readonly Lock _lock = new();
    private Period _older = new(-1);
    private Period _newer = new(-1);

    /// <summary>Counts one more and tells how many that makes.</summary>
    internal int Add(IPAddress? client)
    {
        lock (_lock)
        {
            Turn();
            _newer.Add(client);
            return _older.Add(client);
        }
    }

    /// <summary>How many there were; never fewer than in the last hour.</summary>
    internal int Of(IPAddress? client)
    {
        lock (_lock)
        {
            Turn();
            return _older.Of(client);
        }
    }

    private void Turn()
    {
        var hour = clock.GetUtcNow().ToUnixTimeSeconds() / 3600;
        if (_newer.Hour == hour)
            return;

        _older = _newer.Hour == hour - 1 ? _newer : new Period(hour - 1);
        _newer = new Period(hour);
    }

    private sealed class Period(long hour)
    {
        private readonly byte[] _secret = RandomNumberGenerator.GetBytes(32);
        private readonly ushort[] _counts = new ushort[Rows * Columns];

        internal long Hour => hour;

        internal int Add(IPAddress? client)
        {
            var least = (int)ushort.MaxValue;
            foreach (var place in Places(client))
            {
                if (_counts[place] < ushort.MaxValue)
                    _counts[place]++;
                least = Math.Min(least, _counts[place]);
            }

            return least;
        }

        internal int Of(IPAddress? client) => Places(client).Min(place => _counts[place]);

        private int[] Places(IPAddress? client)
        {
            Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
            HMACSHA256.HashData(_secret, ClientNetwork.Of(client), hash);
            var places = new int[Rows];
            for (var row = 0; row < Rows; row++)
                places[row] = row * Columns + BinaryPrimitives.ReadUInt16LittleEndian(hash[(row * 2)..]);
            return places;
        }
    }
}
