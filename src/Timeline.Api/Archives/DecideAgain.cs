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
            if (Decide(e, happened) is not [var decided] || !ImportArchive.AreSame(decided, happened))
                throw new ArchiveRefusedException(e.Line, "data", $"'{e.Told.Type}' does not follow from what the lines before tell of '{e.Slug}'.");
            told.Add(happened);
        }

        return
        [
            .. from stream in batch.GroupBy(e => e.Stream)
               select new StreamAppend(stream.Key, "occurrence", stream.First().Told.Version - 1, [.. stream.Select(e => NewEvent.Of(e.Data))]),
        ];
    }

    private IReadOnlyList<OccurrenceEvent> Decide(ArchivedEvent e, OccurrenceEvent happened)
    {
        try
        {
            return OccurrenceDecisions.Decide(Find(e.Slug), e.Slug, ArchivedCommands.Of(happened, Find));
        }
        catch (RefusedException refused)
        {
            throw new ArchiveRefusedException(e.Line, "data", refused.Message);
        }
    }

    private Occurrence? Find(string slug) => ToldOf(slug) is { Count: > 0 } told ? KnownOccurrence.Fold(told, withdrawn.Contains) : null;

    private List<OccurrenceEvent> ToldOf(string slug)
    {
        if (!_told.TryGetValue(slug, out var told))
            _told.Add(slug, told = [.. known[Occurrence.StreamOf(slug)].Select(e => e.Data).OfType<OccurrenceEvent>()]);
        return told;
    }
}
