using FsCheck;
using FsCheck.Fluent;
using Timeline.EventStore.Tests.Store;

namespace Timeline.EventStore.Tests.Order;

/// <summary>
/// P5 for any order in which a few transactions begin, draw numbers, go back to savepoints, are prepared and end, the
/// very first numbers of the log among them, while a reader asks for page after page.
/// </summary>
public sealed class RandomTransactionsTests(StoreDatabase store) : IClassFixture<StoreDatabase>
{
    private const int Transactions = 3;
    private static readonly int Histories = Environment.GetEnvironmentVariable("TIMELINE_TEST_LONG") == "1" ? 1000 : 40;

    private static readonly Gen<Step> Steps =
        from what in Gen.Frequency(
            (8, Gen.Constant(What.Append)), (2, Gen.Constant(What.Save)), (2, Gen.Constant(What.GoBack)), (1, Gen.Constant(What.Prepare)),
            (3, Gen.Constant(What.Commit)), (2, Gen.Constant(What.RollBack)), (4, Gen.Constant(What.AppendAlone)), (8, Gen.Constant(What.Read)))
        from who in Gen.Choose(0, Transactions - 1)
        from count in Gen.Choose(1, 5)
        select new Step(what, who, count);

    private static readonly Arbitrary<Step[]> Orders = Arb.From(
        Steps.ArrayOf(), steps => Enumerable.Range(0, steps.Length).Select(without => steps.Where((_, n) => n != without).ToArray()));

    [Fact]
    public void The_reader_passes_no_number_that_may_still_appear_and_gives_every_committed_one_once() =>
        Prop.ForAll(Orders, steps => Task.Run(() => FollowAsync(steps)).GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(Histories).WithStartSize(10).WithEndSize(60));

    private async Task FollowAsync(Step[] steps)
    {
        await store.Source.ExecuteAsync("TRUNCATE timeline.mt_streams CASCADE; ALTER SEQUENCE timeline.mt_events_sequence RESTART");
        var numbers = new Numbers();
        var writers = Enumerable.Range(0, Transactions).Select(_ => new NumberWriter(store.Source, numbers)).ToList();
        var (reader, mark) = (store.NewReader(), 0L);
        try
        {
            foreach (var step in steps)
            {
                if (step.What == What.Read) mark = numbers.Check(mark, step.Count, await reader.ReadAsync(mark, step.Count, default));
                else if (step.What == What.AppendAlone) await AppendAloneAsync(numbers, step.Count);
                else await writers[step.Who].DoAsync(step.What, step.Count);
            }
        }
        finally
        {
            foreach (var (writer, n) in writers.Select((writer, n) => (writer, n))) await writer.DoAsync(n % 2 == 0 ? What.Commit : What.RollBack, 0);
        }

        await Eventually.HoldsAsync(
            async () => (mark = numbers.Check(mark, 10, await reader.ReadAsync(mark, 10, default))) >= numbers.LastCommitted, $"Held at {mark}.");
        Assert.Equal(numbers.Committed, numbers.Given);
    }

    private async Task AppendAloneAsync(Numbers numbers, int count)
    {
        var last = (await store.Log.AppendAsync(Account.Deposits(Account.NewStream(), 0, count), Account.Context, default)).LastSequence;
        numbers.Commit(Enumerable.Range(0, count).Select(n => last - n));
    }

    internal enum What
    {
        Append,
        Save,
        GoBack,
        Prepare,
        Commit,
        RollBack,
        AppendAlone,
        Read,
    }

    private sealed record Step(What What, int Who, int Count);
}
