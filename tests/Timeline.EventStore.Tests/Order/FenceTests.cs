using Timeline.EventStore.Order;
using Timeline.EventStore.Tests.Store;

namespace Timeline.EventStore.Tests.Order;

/// <summary>The order of a fence's two halves, which a reader's chance to lose an event is too small to show.</summary>
public sealed class FenceTests(StoreDatabase store) : IClassFixture<StoreDatabase>
{
    [Fact]
    public async Task The_transaction_id_is_taken_after_the_cap_was_read()
    {
        await using var gate = await OpenTransaction.BeginAsync(store.Source);
        await gate.Connection.ExecuteAsync("LOCK TABLE timeline.mt_events IN ACCESS EXCLUSIVE MODE");
        var setting = Fence.SetAsync(store.Source, default);
        await Eventually.HoldsAsync(
            async () => await store.Source.ScalarAsync<long>(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'") == 1,
            "The fence does not come to its cap.");

        // A writer of this moment could still draw numbers below the cap.
        var writer = await store.Source.ScalarAsync<long>("SELECT pg_current_xact_id()::text::bigint");
        await gate.CommitAsync();

        Assert.True((await setting).Transaction > writer, "The fence calls a writer finished that it has not waited for.");
    }

    [Fact]
    public async Task The_fence_does_not_hold_itself_up()
    {
        var fence = await Fence.SetAsync(store.Source, default);

        await Eventually.HoldsAsync(
            async () => await store.Source.ScalarAsync<long>("SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint") >= fence.Transaction,
            "The fence's own transaction is still open.");
    }

    [Fact]
    public void A_number_is_proved_dead_only_up_to_the_cap_and_once_all_older_transactions_have_ended()
    {
        var fence = new Fence(Cap: 10, Transaction: 700);

        Assert.True(fence.ProvesDead(10, oldestRunning: 700));
        Assert.False(fence.ProvesDead(11, oldestRunning: 700));
        Assert.False(fence.ProvesDead(10, oldestRunning: 699));
        Assert.True(fence.IsForgotten(next: 700));
        Assert.False(fence.IsForgotten(next: 701));
    }
}
