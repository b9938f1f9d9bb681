using System.Net;
using Microsoft.Extensions.Options;
using Portal.Features.Concerns.Abuse;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Concerns.Abuse;

/// <summary>How the price follows load, region and client, and that it is never a wall.</summary>
public sealed class PricesAndTurns
{
    private static readonly IPAddress Mother = IPAddress.Parse("2001:db8:1:2::7");
    private readonly MovableClock _clock = new(new DateTimeOffset(2026, 11, 20, 9, 20, 0, TimeSpan.Zero));
    private readonly ClientCounts _clients;
    private readonly Traffic _traffic;
    private readonly PriceList _prices;
    private readonly SendTurns _turns;

    public PricesAndTurns()
    {
        (_clients, _traffic) = (new ClientCounts(_clock), new Traffic(_clock));
        _prices = new PriceList(_traffic, _clients);
        _turns = new SendTurns(_prices, _clients, _traffic, Options.Create(new AbuseOptions()), _clock);
    }

    [Fact]
    public void The_price_grows_with_load_up_to_a_bound_and_falls_when_the_load_is_over()
    {
        Assert.Equal(PriceList.BaseBits, _prices.BitsFor(Mother, "turku"));
        Load(50, "turku");
        Assert.Equal(PriceList.BaseBits, _prices.BitsFor(Mother));
        Assert.Equal(PriceList.BaseBits + 2, _prices.BitsFor(Mother, "turku"));
        Assert.Equal(PriceList.BaseBits, _prices.BitsFor(Mother, "oulu"));
        Load(100_000, "turku");
        var dearest = _prices.BitsFor(Mother, "turku");
        Assert.Equal(20, dearest);
        Assert.Equal(dearest, _prices.BitsFor(Mother, "oulu"));
        _clock.Now += TimeSpan.FromSeconds(70);
        Assert.Equal(PriceList.BaseBits, _prices.BitsFor(Mother, "turku"));
    }

    [Fact]
    public void A_client_is_its_network_and_is_forgotten_after_two_hours()
    {
        for (var count = 0; count < 40; count++)
            _clients.Add(IPAddress.Parse($"2001:db8:1:2::{count:x}"));
        Assert.Equal(PriceList.BaseBits + 4, _prices.BitsFor(Mother));
        Assert.Equal(PriceList.BaseBits, _prices.BitsFor(IPAddress.Parse("2001:db8:1:3::7")));
        Assert.Equal(PriceList.BaseBits, _prices.BitsFor(null));
        _clock.Now += TimeSpan.FromMinutes(59);
        Assert.Equal(40, _clients.Of(Mother));
        _clock.Now += TimeSpan.FromMinutes(61);
        Assert.Equal(0, _clients.Of(Mother));
    }

    [Fact]
    public void An_address_is_the_same_client_over_both_protocols()
    {
        _clients.Add(IPAddress.Parse("192.0.2.7"));
        Assert.Equal(1, _clients.Of(IPAddress.Parse("::ffff:192.0.2.7")));
        Assert.Equal(0, _clients.Of(IPAddress.Parse("192.0.2.8")));
    }

    [Fact]
    public void Whoever_took_time_is_not_held_up_by_a_flood_of_hasty_posts()
    {
        for (var number = 0; number < 5_000; number++)
            _turns.TurnOf(Sending(begunAgo: 1, client: number));
        Assert.NotNull(_turns.TurnOf(Sending(begunAgo: 1, client: 70_000)));
        var turn = _turns.TurnOf(new Sending(Now - 300, 0, false, Mother, "turku"));
        Assert.True(turn is null || turn - _clock.Now < TimeSpan.FromSeconds(46));
    }

    [Fact]
    public void A_turn_that_was_given_is_kept_and_works_when_it_has_come()
    {
        for (var number = 0; number < 100; number++)
            _turns.TurnOf(Sending(begunAgo: 300, client: number));
        var sending = Sending(begunAgo: 300, client: 70_000);
        var turn = Assert.NotNull(_turns.TurnOf(sending));
        sending = sending with { NotBefore = turn.ToUnixTimeSeconds() };
        Assert.Equal(turn, _turns.TurnOf(sending));
        _clock.Now = turn;
        Assert.Null(_turns.TurnOf(sending));
        _clock.Now = turn.AddHours(1);
        Assert.Null(_turns.TurnOf(sending));
    }

    [Fact]
    public void Every_wait_ends_within_a_minute_for_patient_visitors_even_when_their_region_is_flooded()
    {
        Load(100_000, "turku");
        for (var number = 0; number < 10_000; number++)
        {
            var turn = _turns.TurnOf(Sending(begunAgo: 60, client: number));
            Assert.True(turn is null || turn - _clock.Now <= TimeSpan.FromSeconds(46));
        }
    }

    private long Now => _clock.Now.ToUnixTimeSeconds();

    private Sending Sending(int begunAgo, int client) => new(Now - begunAgo, 0, false, new IPAddress(client + 1L), "turku");

    private void Load(int count, string team)
    {
        for (var number = 0; number < count; number++)
            _traffic.Add(team);
    }
}
