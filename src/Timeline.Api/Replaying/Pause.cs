namespace Timeline.Api.Replaying;

/// <summary>Lets time pass between two frames.</summary>
internal delegate Task Pause(TimeSpan time, CancellationToken cancellationToken);

/// <summary>How long to wait between frames, so that days pass at some speed.</summary>
/// <param name="daysPerSecond">The speed; null to wait for nothing.</param>
/// <param name="pause">Lets time pass.</param>
internal sealed class ReplayPace(double? daysPerSecond, Pause pause)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    private DateTime? _before;

    /// <summary>Waits for as long as it takes from the frame before to this one.</summary>
    /// <param name="moment">When the frame happens.</param>
    /// <param name="show">Shows what there is before it waits.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    public async Task ReachAsync(ReplayMoment moment, Func<Task> show, CancellationToken cancellationToken)
    {
        if (daysPerSecond is { } speed && _before is { } before)
        {
            await show();
            var seconds = (moment.At - before).TotalDays / speed;
            if (seconds > 0) await pause(TimeSpan.FromSeconds(Math.Min(seconds, Longest.TotalSeconds)), cancellationToken);
        }

        _before = moment.At;
    }
}
