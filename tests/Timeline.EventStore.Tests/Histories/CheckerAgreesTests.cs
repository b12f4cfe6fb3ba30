using Xunit.Abstractions;

namespace Timeline.EventStore.Tests.Histories;

/// <summary>The checker says of any small history what trying all orders says of it.</summary>
public sealed class CheckerAgreesTests(ITestOutputHelper output)
{
    private const int Histories = 3000;

    [Fact]
    public void The_checker_refuses_exactly_the_histories_for_which_no_order_can_be_found()
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"Seed {seed}.");
        var refused = new Dictionary<Fault, int>();
        var accepted = 0;
        for (var n = 0; n < Histories; n++)
        {
            var history = new RandomHistory(seed + n).Make();
            var violations = HistoryChecker.Check(history);
            Assert.True(
                Exhaustive.CanHaveHappened(history) == (violations.Count == 0),
                $"Seed {seed + n}: {string.Join('\n', history)}\n{string.Join('\n', violations)}");
            if (violations.Count == 0) accepted++;
            else refused[violations[0].Fault] = refused.GetValueOrDefault(violations[0].Fault) + 1;
        }

        output.WriteLine($"{accepted} of {Histories} could have happened; refused were {string.Join(", ", refused.Select(r => $"{r.Key} {r.Value}"))}.");
        Assert.True(accepted > Histories / 10 && refused.GetValueOrDefault(Fault.BackInTime) > Histories / 50, "The histories are all alike.");
    }
}
