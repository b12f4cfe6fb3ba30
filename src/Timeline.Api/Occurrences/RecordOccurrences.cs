using Timeline.Api.Commands;
using Timeline.Domain.Occurrences;
using Timeline.EventStore.Appending;
using Timeline.EventStore.Events;

namespace Timeline.Api.Occurrences;

/// <summary>Decides commands on occurrences; several occurrences together are recorded all or none.</summary>
internal static class RecordOccurrences
{
    public static Task<AppendResult?> HandleAsync(
        DecideAndAppend commands, IReadOnlyCollection<OccurrenceWork> work, Sender by, CancellationToken cancellationToken) =>
        commands.RunAsync(
            [.. work.Select(one => Occurrence.StreamOf(one.Slug))],
            known => work.Select(one => Decide(known, one)),
            by,
            cancellationToken);

    /// <summary>The occurrence that some events tell; null when there are none.</summary>
    public static Occurrence? Fold(IEnumerable<StoredEvent> events) =>
        events.Select(e => e.Data).OfType<OccurrenceEvent>().Aggregate((Occurrence?)null, Occurrence.Evolve);

    /// <exception cref="Domain.RefusedException">The present state does not allow it.</exception>
    public static StreamAppend Decide(ILookup<string, StoredEvent> known, OccurrenceWork work)
    {
        var stream = Occurrence.StreamOf(work.Slug);
        return known.Append(
            stream, "occurrence", OccurrenceDecisions.DecideAll(Fold(known[stream]), work.Slug, work.Commands));
    }
}

/// <summary>What is wanted of one occurrence, in order.</summary>
internal sealed record OccurrenceWork(string Slug, IReadOnlyList<OccurrenceCommand> Commands);
