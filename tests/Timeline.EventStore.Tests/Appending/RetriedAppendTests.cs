using Timeline.EventStore.Appending;
using Timeline.EventStore.Tests.Store;

namespace Timeline.EventStore.Tests.Appending;

/// <summary>P4: who lost the answer asks again with the same event ids, and nothing is written twice.</summary>
public sealed class RetriedAppendTests(StoreDatabase store) : IClassFixture<StoreDatabase>
{
    [Fact]
    public async Task A_retry_answers_what_the_first_call_answered_and_writes_nothing()
    {
        var stream = Account.NewStream();
        var append = Account.Deposits(stream, 0, 3);
        var first = await store.Log.AppendAsync(append, Account.At(0), default);
        var before = await EverythingAsync(stream);

        var retried = await store.Log.AppendAsync(append, Account.At(7), default);

        Assert.False(first.Repeated);
        AssertRepeats(first, retried);
        Assert.Equal(before, await EverythingAsync(stream));
    }

    [Fact]
    public async Task A_retry_is_known_though_others_have_written_to_the_stream_since()
    {
        var stream = Account.NewStream();
        var append = Account.Deposits(stream, 0, 2);
        var first = await store.Log.AppendAsync(append, Account.At(0), default);
        await store.Log.AppendAsync(Account.Deposits(stream, 2, 4), Account.At(1), default);
        var before = await EverythingAsync(stream);

        AssertRepeats(first, await store.Log.AppendAsync(append, Account.At(9), default));
        Assert.Equal(before, await EverythingAsync(stream));
    }

    [Fact]
    public async Task The_same_data_under_other_ids_are_a_conflict()
    {
        var stream = Account.NewStream();
        await store.Log.AppendAsync(Account.Deposit(stream, 0, 1, 2), Account.Context, default);

        await AssertConflictAsync(2, Account.Deposit(stream, 0, 1, 2));
    }

    [Fact]
    public async Task Ids_of_which_only_some_are_there_are_a_conflict_and_write_nothing()
    {
        var stream = Account.NewStream();
        var append = Account.Deposits(stream, 0, 3);
        await store.Log.AppendAsync(append, Account.Context, default);
        var other = NewEvent.Of(new Deposited(1));
        var before = await EverythingAsync(stream);

        await AssertConflictAsync(3, append with { Events = [append.Events[0], append.Events[1], other] });
        await AssertConflictAsync(3, append with { Events = [other, append.Events[1], append.Events[2]] });
        await AssertConflictAsync(3, append with { Events = [.. append.Events, other] });
        Assert.Equal(before, await EverythingAsync(stream));
    }

    [Fact]
    public async Task The_same_ids_in_another_order_or_at_another_version_are_a_conflict()
    {
        var stream = Account.NewStream();
        var append = Account.Deposits(stream, 0, 3);
        await store.Log.AppendAsync(append, Account.Context, default);

        await AssertConflictAsync(3, append with { Events = [.. append.Events.Reverse()] });
        await AssertConflictAsync(3, append with { ExpectedVersion = 1 });
        await AssertConflictAsync(3, append with { ExpectedVersion = 7 });
    }

    [Fact]
    public async Task The_ids_of_another_streams_events_are_no_retry()
    {
        var (stream, other) = (Account.NewStream(), Account.NewStream());
        var append = Account.Deposits(stream, 0, 2);
        await store.Log.AppendAsync(append, Account.Context, default);
        await store.Log.AppendAsync(Account.Deposits(other, 0, 2), Account.Context, default);

        await AssertConflictAsync(2, append with { Stream = other });
    }

    [Fact]
    public async Task A_retry_over_several_streams_answers_for_all_of_them()
    {
        StreamAppend[] appends =
            [Account.Deposits(Account.NewStream(), 0, 2), Account.Deposits(Account.NewStream(), 0, 1), Account.Deposits(Account.NewStream(), 0, 3)];
        var first = await store.Log.AppendAsync(appends, Account.Context, default);
        await store.Log.AppendAsync(Account.Deposits(appends[1].Stream, 1, 4), Account.Context, default);

        AssertRepeats(first, await store.Log.AppendAsync(appends, Account.Context, default));
        AssertRepeats(first, await store.Log.AppendAsync([.. appends.Reverse()], Account.Context, default));
    }

    [Fact]
    public async Task A_retry_with_one_stream_in_conflict_is_a_conflict_and_changes_no_stream()
    {
        StreamAppend[] appends = [Account.Deposits(Account.NewStream(), 0, 2), Account.Deposits(Account.NewStream(), 0, 2)];
        await store.Log.AppendAsync(appends, Account.Context, default);
        var before = (await EverythingAsync(appends[0].Stream), await EverythingAsync(appends[1].Stream));

        await Assert.ThrowsAsync<VersionConflictException>(() => store.Log.AppendAsync(
            [appends[0], Account.Deposits(appends[1].Stream, 0, 2)], Account.At(3), default));
        Assert.Equal(before, (await EverythingAsync(appends[0].Stream), await EverythingAsync(appends[1].Stream)));
    }

    [Fact]
    public async Task Of_concurrent_retries_one_writes_and_all_answer_the_same()
    {
        for (var round = 0; round < 10; round++)
        {
            StreamAppend[] appends = [Account.Deposits(Account.NewStream(), 0, 3), Account.Deposits(Account.NewStream(), 0, 2)];

            var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => store.Log.AppendAsync(appends, Account.Context, default)));

            var first = Assert.Single(answers, answer => !answer.Repeated);
            Assert.All(answers.Except([first]), answer => AssertRepeats(first, answer));
            Assert.Equal(5, (await store.Log.ReadStreamsAsync([.. appends.Select(a => a.Stream)], default)).Count);
        }
    }

    private static void AssertRepeats(AppendResult first, AppendResult retried)
    {
        Assert.True(retried.Repeated);
        Assert.Equal(first.LastSequence, retried.LastSequence);
        Assert.Equal(first.Versions.OrderBy(v => v.Key), retried.Versions.OrderBy(v => v.Key));
    }

    private async Task AssertConflictAsync(long actual, StreamAppend append)
    {
        var conflict = await Assert.ThrowsAsync<VersionConflictException>(() => store.Log.AppendAsync(append, Account.Context, default));
        Assert.Equal(actual, conflict.Actual);
    }

    /// <summary>The stream and its events as text, and how many numbers were drawn: whatever a write would change.</summary>
    private Task<string> EverythingAsync(string stream) => store.Source.ScalarAsync<string>(
        """
        SELECT (SELECT to_jsonb(s)::text FROM timeline.mt_streams s WHERE s.id = $1)
            || (SELECT jsonb_agg(to_jsonb(e) ORDER BY e.version)::text FROM timeline.mt_events e WHERE e.stream_id = $1)
            || (SELECT last_value FROM timeline.mt_events_sequence)
        """, stream);
}
