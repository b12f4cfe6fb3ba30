using Timeline.Api.Disputes;

namespace Timeline.Api.Replaying;

/// <summary>The steps of one moment, and what they come to together: a telling that came and went in it was never there.</summary>
internal sealed class StepsTogether(ReplayMoment moment)
{
    private readonly Dictionary<string, ToldEntry> _gone = [];
    private readonly Dictionary<string, ToldEntry> _come = [];

    public ReplayMoment Moment => moment;

    /// <summary>The last event among them.</summary>
    public long Sequence { get; private set; }

    /// <summary>What came, in the order in which it occurred, and what it takes the place of.</summary>
    public IEnumerable<(ToldEntry? Before, ToldEntry Now)> Come =>
        _come.Values.OrderBy(told => told.Place).Select(told => (_gone.GetValueOrDefault(told.Entry.Id), told));

    /// <summary>What went and did not come again.</summary>
    public IEnumerable<ToldEntry> Left => _gone.Values.Where(told => !_come.ContainsKey(told.Entry.Id)).OrderBy(told => told.Place);

    public void Add(ReplayStep step)
    {
        Sequence = step.Sequence;
        if (step.Comes) _come[step.Told.Entry.Id] = step.Told;
        else if (!_come.Remove(step.Told.Entry.Id)) _gone.Add(step.Told.Entry.Id, step.Told);
    }
}
