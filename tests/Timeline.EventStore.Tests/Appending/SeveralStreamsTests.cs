using Npgsql;
using Timeline.EventStore.Appending;
using Timeline.EventStore.Tests.Store;

namespace Timeline.EventStore.Tests.Appending;

/// <summary>An append over several streams happens to all of them or to none.</summary>
public sealed class SeveralStreamsTests(StoreDatabase store) : IClassFixture<StoreDatabase>
{
    [Fact]
    public async Task Several_streams_are_appended_together_and_each_version_is_told()
    {
        var (a, b) = (Account.NewStream(), Account.NewStream());
        await store.Log.AppendAsync(Account.Deposits(b, 0, 2), Account.Context, default);

        var result = await store.Log.AppendAsync([Account.Deposits(a, 0, 3), Account.Deposits(b, 2, 1)], Account.Context, default);

        Assert.Equal((3, 3), (result.Versions[a], result.Versions[b]));
        var events = await store.Log.ReadStreamsAsync([a, b], default);
        Assert.Equal(events.Max(e => e.Sequence), result.LastSequence);
        Assert.Equal(6, events.Count);
    }

    [Fact]
    public async Task One_stream_in_conflict_keeps_all_others_from_being_written()
    {
        StreamAppend[] appends =
            [Account.Deposits(Account.NewStream("a"), 0, 1), Account.Deposits(Account.NewStream("b"), 1, 1), Account.Deposits(Account.NewStream("c"), 0, 1)];

        await Assert.ThrowsAsync<VersionConflictException>(() => store.Log.AppendAsync(appends, Account.Context, default));

        await AssertAbsentAsync([.. appends.Select(append => append.Stream)]);
    }

    [Fact]
    public async Task An_event_id_used_on_two_streams_fails_whole()
    {
        var append = Account.Deposits(Account.NewStream("a"), 0, 1);
        var same = append with { Stream = Account.NewStream("b") };

        var failure = await Assert.ThrowsAsync<PostgresException>(() => store.Log.AppendAsync([append, same], Account.Context, default));

        Assert.Equal(PostgresErrorCodes.UniqueViolation, failure.SqlState);
        await AssertAbsentAsync(append.Stream, same.Stream);
    }

    [Fact]
    public async Task An_event_id_that_another_stream_has_fails_whole()
    {
        var append = Account.Deposits(Account.NewStream(), 0, 1);
        await store.Log.AppendAsync(append, Account.Context, default);
        var (fresh, same) = (Account.Deposits(Account.NewStream(), 0, 1), append with { Stream = Account.NewStream() });

        await Assert.ThrowsAsync<PostgresException>(() => store.Log.AppendAsync([fresh, same], Account.Context, default));

        await AssertAbsentAsync(fresh.Stream, same.Stream);
    }

    [Fact]
    public async Task An_event_id_given_twice_for_one_stream_fails_whole()
    {
        var append = Account.Deposits(Account.NewStream(), 0, 1);

        await Assert.ThrowsAsync<PostgresException>(
            () => store.Log.AppendAsync(append with { Events = [append.Events[0], append.Events[0]] }, Account.Context, default));

        await AssertAbsentAsync(append.Stream);
    }

    [Fact]
    public async Task Appends_over_the_same_streams_in_opposite_orders_do_not_deadlock()
    {
        string[] streams = [.. Enumerable.Range(0, 8).Select(n => Account.NewStream($"{(char)('h' - n)}"))];
        await store.Log.AppendAsync([.. streams.Select(stream => Account.Deposits(stream, 0, 1))], Account.Context, default);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(async writer =>
        {
            var order = (writer % 2 == 0 ? streams : streams.Reverse()).ToList();
            for (var n = 0; n < 15; n++) await AppendToAllAsync(order);
        }));

        var events = await store.Log.ReadStreamsAsync(streams, default);
        Assert.Equal(8 * (1 + 8 * 15), events.Count);
    }

    [Fact]
    public async Task Nothing_to_append_is_refused()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => store.Log.AppendAsync([], Account.Context, default));
        await Assert.ThrowsAsync<ArgumentException>(
            () => store.Log.AppendAsync([Account.Deposits(Account.NewStream(), 0, 1), Account.Deposits(Account.NewStream(), 0, 0)], Account.Context, default));
    }

    [Fact]
    public async Task A_stream_named_twice_is_refused()
    {
        var stream = Account.NewStream();
        await Assert.ThrowsAsync<ArgumentException>(
            () => store.Log.AppendAsync([Account.Deposits(stream, 0, 1), Account.Deposits(stream, 1, 1)], Account.Context, default));
        await AssertAbsentAsync(stream);
    }

    [Fact]
    public async Task The_sql_function_too_refuses_an_append_of_nothing()
    {
        var stream = Account.NewStream();
        await Assert.ThrowsAsync<PostgresException>(() => store.Source.ExecuteAsync(
            "SELECT timeline.append_events($1, 'account', 0, '{}', '{}', '{}', '{}', now(), 'teller', NULL, NULL)", stream));
        await AssertAbsentAsync(stream);
    }

    private async Task AppendToAllAsync(IReadOnlyList<string> streams)
    {
        var version = 1L;
        while (true)
        {
            try
            {
                await store.Log.AppendAsync([.. streams.Select(stream => Account.Deposits(stream, version, 1))], Account.Context, default);
                return;
            }
            catch (VersionConflictException conflict)
            {
                version = conflict.Actual!.Value;
            }
        }
    }

    private async Task AssertAbsentAsync(params string[] streams)
    {
        Assert.Equal(0L, await store.Source.ScalarAsync<long>("SELECT count(*) FROM timeline.mt_streams WHERE id = ANY($1)", (object)streams));
        Assert.Equal(0L, await store.Source.ScalarAsync<long>("SELECT count(*) FROM timeline.mt_events WHERE stream_id = ANY($1)", (object)streams));
    }
}
