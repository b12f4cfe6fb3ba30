using Timeline.EventStore.Appending;
using Timeline.EventStore.Tests.Store;

namespace Timeline.EventStore.Tests.Appending;

/// <summary>P2 and P3: whoever writes at the same time, versions have no gaps and one writer wins each of them.</summary>
public sealed class ConcurrentWritersTests(StoreDatabase store) : IClassFixture<StoreDatabase>
{
    [Fact]
    public async Task Many_writers_on_few_streams_leave_no_gap_in_versions_and_burn_no_number()
    {
        await using var own = await StoreDatabase.NewAsync();
        string[] streams = [Account.NewStream(), Account.NewStream(), Account.NewStream()];

        var conflicts = await Task.WhenAll(Enumerable.Range(0, 16).Select(writer => WriteAsync(own.Log, streams, writer, appends: 30)));

        var events = await own.Log.ReadStreamsAsync(streams, default);
        Assert.True(conflicts.Sum() > 0, "Nobody was in anybody's way.");
        Assert.Equal(16 * 30 * 3 / 2, events.Count);
        foreach (var stream in events.GroupBy(e => e.Stream))
        {
            Assert.Equal(Enumerable.Range(1, stream.Count()).Select(version => (long)version), stream.Select(e => e.Version));
            Assert.Equal(stream.Select(e => e.Sequence).Order(), stream.Select(e => e.Sequence));
        }

        Assert.Equal(Enumerable.Range(1, events.Count).Select(sequence => (long)sequence), events.Select(e => e.Sequence).Order());
        Assert.Equal(events.Count, await own.Source.ScalarAsync<long>("SELECT last_value FROM timeline.mt_events_sequence"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public async Task Of_many_writers_with_one_expected_version_exactly_one_wins_and_the_others_learn_the_version(int expected)
    {
        var stream = Account.NewStream();
        if (expected > 0) await store.Log.AppendAsync(Account.Deposits(stream, 0, expected), Account.Context, default);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 24).Select(_ => TryAsync(Account.Deposits(stream, expected, 2))));

        Assert.Single(outcomes, outcome => outcome is null);
        Assert.All(outcomes.OfType<VersionConflictException>(), conflict =>
        {
            Assert.Equal(expected + 2, conflict.Actual);
            Assert.Equal($"Stream {stream} is at version {expected + 2}, not at {expected}.", conflict.Message);
        });
        Assert.Equal(expected + 2, (await store.Log.ReadStreamAsync(stream, default)).Count);
    }

    [Fact]
    public async Task A_version_that_the_stream_has_not_reached_is_a_conflict_too()
    {
        var (begun, unknown) = (Account.NewStream(), Account.NewStream());
        await store.Log.AppendAsync(Account.Deposits(begun, 0, 2), Account.Context, default);

        Assert.Equal(2, (await TryAsync(Account.Deposits(begun, 5, 1)))!.Actual);
        Assert.Equal(0, (await TryAsync(Account.Deposits(unknown, 1, 1)))!.Actual);
        Assert.Equal(0, (await TryAsync(Account.Deposits(unknown, -1, 1)))!.Actual);
        Assert.Equal(0L, await store.Source.ScalarAsync<long>("SELECT count(*) FROM timeline.mt_streams WHERE id = $1", unknown));
    }

    [Fact]
    public async Task A_writer_that_waits_for_its_stream_has_drawn_no_number()
    {
        await using var own = await StoreDatabase.NewAsync();
        var stream = Account.NewStream();
        await using var first = await OpenTransaction.BeginAsync(own.Source);
        await first.AppendAsync(stream, expected: 0, count: 2);

        var second = own.Log.AppendAsync(Account.Deposits(stream, 0, 5), Account.Context, default);
        await Eventually.HoldsAsync(
            async () => await own.Source.ScalarAsync<long>(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'") == 1,
            "The second writer does not wait.");

        Assert.Equal(2L, await own.Source.ScalarAsync<long>("SELECT last_value FROM timeline.mt_events_sequence"));
        await first.CommitAsync();
        await Assert.ThrowsAsync<VersionConflictException>(() => second);
        Assert.Equal(2L, await own.Source.ScalarAsync<long>("SELECT last_value FROM timeline.mt_events_sequence"));
    }

    [Fact]
    public async Task A_writer_that_waited_for_one_that_rolled_back_appends()
    {
        var stream = Account.NewStream();
        await using var first = await OpenTransaction.BeginAsync(store.Source);
        await first.AppendAsync(stream, expected: 0, count: 2);
        var second = store.Log.AppendAsync(Account.Deposits(stream, 0, 3), Account.Context, default);

        await first.RollbackAsync();

        Assert.Equal(3, (await second).Versions[stream]);
    }

    /// <summary>One event, then two, then one …: each append retried from the version that the conflict told.</summary>
    private static async Task<int> WriteAsync(EventLog log, string[] streams, int writer, int appends)
    {
        var known = streams.ToDictionary(stream => stream, _ => 0L);
        var conflicts = 0;
        for (var n = 0; n < appends; n++)
        {
            var stream = streams[(writer + n) % streams.Length];
            while (true)
            {
                try
                {
                    var append = Account.Deposits(stream, known[stream], 1 + n % 2);
                    known[stream] = (await log.AppendAsync(append, Account.Context, default)).Versions[stream];
                    break;
                }
                catch (VersionConflictException conflict)
                {
                    known[stream] = conflict.Actual!.Value;
                    conflicts++;
                }
            }
        }

        return conflicts;
    }

    private async Task<VersionConflictException?> TryAsync(StreamAppend append)
    {
        try
        {
            await store.Log.AppendAsync(append, Account.Context, default);
            return null;
        }
        catch (VersionConflictException conflict)
        {
            return conflict;
        }
    }
}
