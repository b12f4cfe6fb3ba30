using Timeline.Api.Occurrences;
using Timeline.Domain;
using Timeline.Domain.Occurrences;
using Timeline.EventStore.Appending;
using Timeline.EventStore.Events;

namespace Timeline.Api.Archives;

/// <summary>Decides once more what an archive tells of occurrences: each event must follow from those before it, just so.</summary>
/// <param name="known">The events of the occurrences so far, and of those that they are merged into.</param>
/// <param name="withdrawn">The bulletins that have been withdrawn so far.</param>
internal sealed class DecideAgain(ILookup<string, StoredEvent> known, IReadOnlySet<string> withdrawn)
{
    private readonly Dictionary<string, List<OccurrenceEvent>> _told = [];

    /// <exception cref="ArchiveRefusedException">A line does not follow.</exception>
    public IReadOnlyList<StreamAppend> Run(IReadOnlyList<ArchivedEvent> batch)
    {
        foreach (var e in batch)
        {
            var happened = (OccurrenceEvent)e.Data;
            var told = ToldOf(e.Slug);
            if (told.Count != e.Told.Version - 1)
                throw new ArchiveRefusedException(e.Line, "version", $"The store is at version {told.Count} of '{e.Slug}': somebody else has written to it meanwhile.");
            Require(e, happened);
            told.Add(happened);
        }

        return
        [
            .. from stream in batch.GroupBy(e => e.Stream)
               select new StreamAppend(stream.Key, "occurrence", stream.First().Told.Version - 1, [.. stream.Select(e => NewEvent.Of(e.Data))]),
        ];
    }

    /// <summary>
    /// Who writes by HTTP decides on the entry as it is shown, without the words of withdrawn bulletins; the seeds decide
    /// on all that was told. What follows from either may have happened.
    /// </summary>
    private void Require(ArchivedEvent e, OccurrenceEvent happened)
    {
        var shown = Decide(e.Slug, happened, withdrawn.Contains);
        if (Follows(shown, happened) || Follows(Decide(e.Slug, happened, _ => false), happened)) return;
        throw new ArchiveRefusedException(e.Line, "data", shown.Refusal ?? $"'{e.Told.Type}' does not follow from what the lines before tell of '{e.Slug}'.");
    }

    private static bool Follows((IReadOnlyList<OccurrenceEvent> Decided, string? Refusal) decision, OccurrenceEvent happened) =>
        decision.Decided is [var only] && ImportArchive.AreSame(only, happened);

    private (IReadOnlyList<OccurrenceEvent> Decided, string? Refusal) Decide(string slug, OccurrenceEvent happened, Func<string, bool> isWithdrawn)
    {
        Occurrence? Find(string other) => ToldOf(other) is { Count: > 0 } told ? KnownOccurrence.Fold(told, isWithdrawn) : null;
        try
        {
            return (OccurrenceDecisions.Decide(Find(slug), slug, ArchivedCommands.Of(happened, Find)), null);
        }
        catch (RefusedException refused)
        {
            return ([], refused.Message);
        }
    }

    private List<OccurrenceEvent> ToldOf(string slug)
    {
        if (!_told.TryGetValue(slug, out var told))
            _told.Add(slug, told = [.. known[Occurrence.StreamOf(slug)].Select(e => e.Data).OfType<OccurrenceEvent>()]);
        return told;
    }
}
