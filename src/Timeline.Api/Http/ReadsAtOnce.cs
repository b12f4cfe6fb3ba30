namespace Timeline.Api.Http;

/// <summary>
/// How many answers are read at the same time. Whoever comes meanwhile waits for a turn, first come, first served: more at
/// once than the processors can work on would only hold memory and connections longer. Streams take as long as their
/// callers read, and wait for nobody.
/// </summary>
internal sealed class ReadsAtOnce : IDisposable
{
    public const string Key = "Reads:AtOnce";

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(15);

    private readonly SemaphoreSlim _turns;

    public ReadsAtOnce(int most) => _turns = new SemaphoreSlim(most, most);

    /// <summary>Some for each processor, since the database works while we do; and on the smallest machine still enough that one long answer keeps nobody waiting.</summary>
    public static int Default => Math.Max(8, 4 * Environment.ProcessorCount);

    public static ReadsAtOnce From(IConfiguration configuration) => new(Math.Max(1, configuration.GetValue(Key, Default)));

    /// <summary>Waits for a turn; it is given back when what this returns is disposed.</summary>
    /// <exception cref="RequestProblem">So many wait already that none came for long (503).</exception>
    public async Task<IDisposable> EnterAsync(CancellationToken cancellationToken)
    {
        if (!await _turns.WaitAsync(LongestWait, cancellationToken))
        {
            throw new RequestProblem(
                StatusCodes.Status503ServiceUnavailable, "Too many ask at once.", $"This question has waited {LongestWait.TotalSeconds} s for its turn. Ask again a little later.");
        }

        return new Turn(_turns);
    }

    public void Dispose() => _turns.Dispose();

    private sealed class Turn(SemaphoreSlim turns) : IDisposable
    {
        public void Dispose() => turns.Release();
    }
}
