using NodaTime;
using Timeline.Api.Operations;
using Timeline.EventStore.Order;

namespace Timeline.Http.Tests.Operations;

/// <summary>What holds a mark is told in one sentence, whoever it is and however much may be seen of it.</summary>
public sealed class SpokenTests
{
    private static readonly HoldingTransaction Session = new(77, null, "psql", "timeline", IsElsewhere: false, "idle in transaction", Duration.FromSeconds(12.4));

    public static TheoryData<string, long, HoldingTransaction> Sentences => new()
    {
        { "held at 41: number 42 is missing, and process 77 (psql, idle in transaction, open 12 s) may still write it", 42, Session },
        { "held at 41: numbers 42 to 44 are missing, and process 77 (psql, idle in transaction, open 12 s) may still write them", 44, Session },
        { "held at 41: number 42 is missing, and process 77 (active, open 5 min) may still write it", 42, Session with { Application = null, State = "active", Open = Duration.FromSeconds(300) } },
        { "held at 41: number 42 is missing, and process 77 may still write it", 42, Session with { Application = null, State = null, Open = null } },
        {
            "held at 41: number 42 is missing, and the prepared transaction 'pay-7' (prepared 3 h ago) may still write it",
            42, new HoldingTransaction(null, "pay-7", null, "timeline", IsElsewhere: false, null, Duration.FromHours(3))
        },
        {
            "held at 41: number 42 is missing, and nothing proves that it stays so before process 77 (psql, in database shop, idle in transaction, open 12 s) ends",
            42, Session with { Database = "shop", IsElsewhere = true }
        },
        {
            "held at 41: numbers 42 to 43 are missing, and nothing proves that they stay so before the prepared transaction 'pay-7' (in database shop, prepared 4 days ago) ends",
            43, new HoldingTransaction(null, "pay-7", null, "shop", IsElsewhere: true, null, Duration.FromDays(4))
        },
        { "held at 41: number 42 is missing, and nothing proves that it stays so before process 77 ends", 42, new HoldingTransaction(77, null, null, null, IsElsewhere: true, null, null) },
    };

    [Theory]
    [MemberData(nameof(Sentences))]
    public void A_held_mark_explains_itself(string sentence, long last, HoldingTransaction by) =>
        Assert.Equal(sentence, Spoken.Held(new HeldMark(41, new Hole(42, last), by)));

    [Theory]
    [InlineData(0, "0 s")]
    [InlineData(119.4, "119 s")]
    [InlineData(120, "2 min")]
    [InlineData(7199, "120 min")]
    [InlineData(7200, "2 h")]
    [InlineData(172800, "2 days")]
    public void A_length_of_time_is_told_in_the_unit_that_suits_it(double seconds, string told) => Assert.Equal(told, Spoken.Time(seconds));
}
