using static Timeline.EventStore.Tests.Histories.SomeHistory;

namespace Timeline.EventStore.Tests.Histories;

/// <summary>The checker refuses nothing that a store of linearizable lists may do.</summary>
public sealed class GoodHistoriesTests
{
    [Fact]
    public void One_thing_after_the_other_is_fine() =>
        AssertFine(X(1, 2, ""), Written(3, 4, On("x", 0, "ab")), X(5, 6, "ab"), Written(7, 8, On("x", 2, "c")), X(9, 10, "abc"));

    [Fact]
    public void A_read_beside_a_write_may_show_it_or_not() =>
        AssertFine(Written(1, 8, On("x", 0, "a")), X(2, 4, ""), X(3, 5, "a"), X(9, 10, "a"));

    [Fact]
    public void A_write_that_was_never_answered_may_never_happen() =>
        AssertFine(Unknown(1, On("x", 0, "a")), X(2, 3, ""), X(9, 10, ""));

    [Fact]
    public void A_write_that_was_never_answered_may_happen_much_later() =>
        AssertFine(Unknown(1, On("x", 0, "a")), X(2, 3, ""), X(4, 5, ""), X(6, 7, "a"), X(9, 10, "a"));

    [Fact]
    public void A_retry_is_answered_as_repeated_after_the_lost_answer() =>
        AssertFine(Unknown(1, On("x", 0, "a")), Repeated(2, 3, On("x", 0, "a")), X(9, 10, "a"));

    [Fact]
    public void A_retry_writes_when_the_first_attempt_did_not() =>
        AssertFine(Unknown(1, On("x", 0, "a")), X(2, 3, ""), Written(4, 5, On("x", 0, "a")), X(9, 10, "a"));

    [Fact]
    public void A_retry_is_known_when_others_have_written_since() =>
        AssertFine(Unknown(1, On("x", 0, "a")), Written(2, 3, On("x", 1, "b")), Repeated(4, 5, On("x", 0, "a")), X(9, 10, "ab"));

    [Fact]
    public void Of_two_writers_one_is_refused_at_the_version_of_the_other() =>
        AssertFine(Written(1, 4, On("x", 0, "ab")), Refused(2, 3, "x", 2, On("x", 0, "c")), X(9, 10, "ab"));

    [Fact]
    public void A_writer_may_be_refused_that_was_ahead_of_its_time_and_write_later() =>
        AssertFine(Refused(1, 2, "x", 0, On("x", 1, "b")), Written(3, 4, On("x", 0, "a")), Written(5, 6, On("x", 1, "b")), X(9, 10, "ab"));

    [Fact]
    public void Streams_may_be_written_together_and_read_as_one_moment() =>
        AssertFine(
            Written(1, 4, On("x", 0, "a"), On("y", 0, "b")), Reads(2, 3, ("x", ""), ("y", "")),
            Reads(5, 6, ("x", "a"), ("y", "b")), Reads(9, 10, ("x", "a"), ("y", "b")));

    [Fact]
    public void What_is_not_ended_by_a_read_of_everything_cannot_be_judged()
    {
        Assert.Throws<ArgumentException>(() => HistoryChecker.Check([Written(1, 2, On("x", 0, "a"))]));
        Assert.Throws<ArgumentException>(() => HistoryChecker.Check([Written(1, 4, On("x", 0, "a")), X(3, 5, "a")]));
        Assert.Throws<ArgumentException>(() => HistoryChecker.Check([Written(1, 2, On("y", 0, "a")), X(3, 5, "")]));
    }

    private static void AssertFine(params Operation[] history) => Assert.Empty(HistoryChecker.Check(history));
}
