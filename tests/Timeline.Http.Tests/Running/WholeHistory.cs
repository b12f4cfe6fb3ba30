namespace Timeline.Http.Tests.Running;

/// <summary>A made-up history of all that the service keeps: entries, and proposals that somebody decides about.</summary>
internal sealed class WholeHistory
{
    private readonly RandomHistory _entries;
    private readonly RandomProposals _proposals;

    /// <param name="parts">The application's parts.</param>
    /// <param name="seed">Chooses the history.</param>
    /// <param name="mergers">How many occurrences are merged with each other.</param>
    public WholeHistory(IServiceProvider parts, int seed, int mergers = 8)
    {
        var chronicle = new Chronicle(parts);
        _entries = new RandomHistory(chronicle, seed, mergers);
        _proposals = new RandomProposals(parts, chronicle, seed);
    }

    public async Task BeginAsync()
    {
        await _entries.BeginAsync();
        await _proposals.BeginAsync();
    }

    public async Task GoOnAsync(int steps)
    {
        await _entries.GoOnAsync(steps);
        await _proposals.GoOnAsync(1 + (steps / 4));
    }
}
