using static Timeline.EventStore.Tests.Histories.SomeHistory;

namespace Timeline.EventStore.Tests.Histories;

/// <summary>The checker refuses whatever a store of linearizable lists cannot do, and calls it by its name.</summary>
public sealed class BrokenHistoriesTests
{
    [Fact]
    public void An_acknowledged_write_that_is_not_there_is_lost() =>
        AssertFault(Fault.Lost, Written(1, 2, On("x", 0, "a")), X(9, 10, ""));

    [Fact]
    public void Of_two_acknowledged_writes_at_one_version_one_is_lost() =>
        AssertFault(Fault.Lost, Written(1, 4, On("x", 0, "a")), Written(2, 3, On("x", 0, "b")), X(9, 10, "b"));

    [Fact]
    public void A_write_answered_as_repeated_that_is_not_there_is_lost() =>
        AssertFault(Fault.Lost, Unknown(1, On("x", 0, "a")), Repeated(2, 3, On("x", 0, "a")), X(9, 10, ""));

    [Fact]
    public void What_a_read_has_shown_and_is_no_longer_there_is_lost() =>
        AssertFault(Fault.Lost, Unknown(1, On("x", 0, "a")), X(2, 3, "a"), X(9, 10, ""));

    [Fact]
    public void A_version_told_in_a_refusal_that_the_stream_never_reaches_is_lost() =>
        AssertFault(Fault.Lost, Unknown(1, On("x", 0, "a")), Refused(2, 3, "x", 1, On("x", 0, "b")), X(9, 10, ""));

    [Fact]
    public void An_event_that_stands_there_twice_is_doubled() =>
        AssertFault(Fault.Doubled, Written(1, 2, On("x", 0, "a")), X(9, 10, "aa"));

    [Fact]
    public void A_retry_that_writes_again_is_doubled() =>
        AssertFault(Fault.Doubled, Written(1, 2, On("x", 0, "a")), Written(3, 4, On("x", 0, "a")), X(9, 10, "a"));

    [Fact]
    public void An_event_that_nobody_asked_for_is_a_phantom() =>
        AssertFault(Fault.Phantom, Written(1, 2, On("x", 0, "a")), X(9, 10, "ab"));

    [Fact]
    public void An_event_of_another_stream_is_a_phantom() =>
        AssertFault(Fault.Phantom, Written(1, 2, On("y", 0, "a")), Reads(9, 10, ("x", "a"), ("y", "a")));

    [Fact]
    public void An_event_that_was_only_refused_is_a_phantom() =>
        AssertFault(Fault.Phantom, Refused(1, 2, "x", 0, On("x", 1, "b")), Written(3, 4, On("x", 0, "a")), X(9, 10, "ab"));

    [Fact]
    public void An_event_answered_as_repeated_that_nobody_had_written_is_a_phantom() =>
        AssertFault(Fault.Phantom, Repeated(1, 2, On("x", 0, "a")), X(9, 10, "a"));

    [Fact]
    public void Two_reads_that_show_one_place_differently_are_reordered() =>
        AssertFault(Fault.Reordered, Unknown(1, On("x", 0, "a")), Unknown(1, On("x", 0, "b")), X(2, 3, "a"), X(9, 10, "b"));

    [Fact]
    public void Events_of_one_append_in_another_order_are_reordered() =>
        AssertFault(Fault.Reordered, Written(1, 2, On("x", 0, "ab")), X(9, 10, "ba"));

    [Fact]
    public void An_event_at_another_version_than_was_asked_for_is_reordered() =>
        AssertFault(Fault.Reordered, Written(1, 2, On("x", 0, "a")), Written(3, 4, On("x", 0, "b")), X(9, 10, "ab"));

    [Fact]
    public void An_append_of_which_only_one_stream_is_there_is_torn() =>
        AssertFault(Fault.Torn, Unknown(1, On("x", 0, "a"), On("y", 0, "b")), Reads(9, 10, ("x", "a"), ("y", "")));

    [Fact]
    public void An_append_of_which_only_the_first_events_are_there_is_torn() =>
        AssertFault(Fault.Torn, Unknown(1, On("x", 0, "ab")), X(9, 10, "a"));

    [Fact]
    public void A_read_that_shows_half_an_append_is_torn() =>
        AssertFault(Fault.Torn, Written(1, 4, On("x", 0, "ab")), X(2, 3, "a"), X(9, 10, "ab"));

    [Fact]
    public void A_refusal_that_tells_the_midst_of_an_append_is_torn() =>
        AssertFault(Fault.Torn, Written(1, 4, On("x", 0, "ab")), Refused(2, 3, "x", 1, On("x", 0, "c")), X(9, 10, "ab"));

    [Fact]
    public void A_refusal_at_the_expected_version_is_wrong() =>
        AssertFault(Fault.WronglyRefused, Refused(1, 2, "x", 0, On("x", 0, "a")), X(9, 10, ""));

    [Fact]
    public void A_retry_refused_though_its_events_stand_there_is_wrong() =>
        AssertFault(Fault.WronglyRefused, Written(1, 2, On("x", 0, "a")), Refused(3, 4, "x", 1, On("x", 0, "a")), X(9, 10, "a"));

    [Fact]
    public void A_read_that_does_not_show_what_was_acknowledged_before_it_is_back_in_time() =>
        AssertFault(Fault.BackInTime, Written(1, 2, On("x", 0, "a")), X(3, 4, ""), X(9, 10, "a"));

    [Fact]
    public void A_read_that_shows_less_than_one_before_it_is_back_in_time() =>
        AssertFault(Fault.BackInTime, Written(1, 8, On("x", 0, "a")), X(2, 3, "a"), X(4, 5, ""), X(9, 10, "a"));

    [Fact]
    public void A_read_that_shows_what_nobody_had_asked_for_yet_is_back_in_time() =>
        AssertFault(Fault.BackInTime, X(1, 2, "a"), Written(3, 4, On("x", 0, "a")), X(9, 10, "a"));

    [Fact]
    public void What_was_never_answered_cannot_be_seen_before_it_was_asked_for_either() =>
        AssertFault(Fault.BackInTime, X(1, 2, "a"), Unknown(3, On("x", 0, "a")), X(9, 10, "a"));

    [Fact]
    public void A_refusal_that_tells_an_old_version_is_back_in_time() =>
        AssertFault(
            Fault.BackInTime, Written(1, 2, On("x", 0, "a")), Written(3, 4, On("x", 1, "b")), Refused(5, 6, "x", 1, On("x", 0, "c")), X(9, 10, "ab"));

    [Fact]
    public void An_answer_that_it_was_repeated_before_the_first_attempt_is_back_in_time() =>
        AssertFault(Fault.BackInTime, Repeated(1, 2, On("x", 0, "a")), Unknown(3, On("x", 0, "a")), X(9, 10, "a"));

    [Fact]
    public void Writes_whose_versions_are_against_their_times_are_back_in_time() =>
        AssertFault(Fault.BackInTime, Written(1, 2, On("x", 1, "b")), Written(3, 4, On("x", 0, "a")), X(9, 10, "ab"));

    [Fact]
    public void A_read_of_two_streams_at_two_moments_is_back_in_time() =>
        AssertFault(
            Fault.BackInTime, Written(2, 3, On("x", 0, "a")), Written(4, 5, On("y", 0, "b")),
            Reads(1, 6, ("x", ""), ("y", "b")), Reads(9, 10, ("x", "a"), ("y", "b")));

    [Fact]
    public void Two_readers_who_see_two_writes_in_opposite_orders_are_back_in_time() =>
        AssertFault(
            Fault.BackInTime, Written(1, 8, On("x", 0, "a")), Written(1, 8, On("y", 0, "b")),
            Reads(2, 7, ("x", "a"), ("y", "")), Reads(2, 7, ("x", ""), ("y", "b")), Reads(9, 10, ("x", "a"), ("y", "b")));

    [Fact]
    public void A_read_that_shows_one_stream_of_an_append_and_not_the_other_is_back_in_time() =>
        AssertFault(
            Fault.BackInTime, Written(1, 8, On("x", 0, "a"), On("y", 0, "b")), Reads(2, 7, ("x", "a"), ("y", "")), Reads(9, 10, ("x", "a"), ("y", "b")));

    private static void AssertFault(Fault fault, params Operation[] history) =>
        Assert.Contains(fault, HistoryChecker.Check(history).Select(violation => violation.Fault));
}
