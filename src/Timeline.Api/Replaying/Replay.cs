using System.Runtime.CompilerServices;
using Timeline.Api.Disputes;
using Timeline.Api.Http;
using Timeline.Api.Timelines;

namespace Timeline.Api.Replaying;

/// <summary>Tells step by step how something came to stand as it does. Holds one frame at a time, however many there are.</summary>
/// <param name="snapshot">The moment that is looked at.</param>
/// <param name="parties">The sides.</param>
/// <param name="filter">Which entries count.</param>
/// <param name="order">The axis along which it goes.</param>
/// <param name="through">What was recorded up to this sequence; null for all of it.</param>
internal sealed class Replay(ReadSnapshot snapshot, IReadOnlyList<string> parties, TimelineFilter filter, ReplayOrder order, long? through)
{
    private readonly DisputeReader _reader = new(snapshot, parties);

    public async IAsyncEnumerable<(ReplayMoment Moment, ReplayFrame Frame)> FramesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var fold = _reader.Begin();
        var state = fold.Show();
        var number = 0L;
        await foreach (var together in MomentsAsync(cancellationToken))
        {
            if (!Take(fold, together)) fold = await FoldAnewAsync(fold, together, cancellationToken);
            var now = fold.Show();
            var changed = StateChanges.Between(state, now);
            // On a day on which a document tells again what another one told, only the state may change.
            var shown = together.Come.Where(come => order != ReplayOrder.Published || come.Before is null).Select(come => come.Now).ToList();
            var left = together.Left.Select(told => told.Entry.Id).ToList();
            if (shown.Count == 0 && left.Count == 0 && changed.Count == 0) continue;
            state = now;
            yield return (together.Moment, new ReplayFrame(
                ++number, together.Moment.ToString(), [.. shown.Select(told => Entry.Show(told.Entry, snapshot.Catalogue))], left, now, fold.TakeChangedMonths(), changed));
        }
    }

    /// <returns>False when the fold cannot tell the state any more.</returns>
    private static bool Take(DisputeFold fold, StepsTogether together)
    {
        var known = true;
        foreach (var told in together.Left) known &= fold.Remove(told);
        foreach (var (before, now) in together.Come)
        {
            if (before is null) fold.Add(now);
            else known &= fold.Replace(before, now);
        }

        return known;
    }

    private Task<DisputeFold> FoldAnewAsync(DisputeFold fold, StepsTogether together, CancellationToken cancellationToken) => order == ReplayOrder.Published
        ? _reader.FoldAsync(fold.Anew(), filter with { PublishedUntil = together.Moment.Day }, through, cancellationToken)
        : _reader.FoldAsync(fold.Anew(), filter, together.Sequence, cancellationToken);

    private async IAsyncEnumerable<StepsTogether> MomentsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        StepsTogether? together = null;
        await foreach (var step in new ReplaySteps(snapshot, filter, through).ReadAsync(order, cancellationToken))
        {
            if (together is not null && together.Moment != step.Moment)
            {
                yield return together;
                together = null;
            }

            together ??= new StepsTogether(step.Moment);
            together.Add(step);
        }

        if (together is not null) yield return together;
    }
}
