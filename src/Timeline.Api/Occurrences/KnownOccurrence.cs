using Timeline.Api.Bulletins;
using Timeline.Domain.Bulletins;
using Timeline.Domain.Occurrences;
using Timeline.EventStore.Events;

namespace Timeline.Api.Occurrences;

/// <summary>An occurrence as its entry shows it to whoever writes to it: words of withdrawn documents prove nothing.</summary>
internal static class KnownOccurrence
{
    /// <summary>The streams of all bulletins whose words an occurrence's events bring forward.</summary>
    public static IReadOnlyCollection<string> Bulletins(IEnumerable<StoredEvent> told) =>
        [.. told.Select(e => (e.Data as OccurrenceEvent)?.Citing?.Bulletin).OfType<string>().Distinct().Select(Bulletin.StreamOf)];

    /// <param name="stream">The occurrence's stream, which is there.</param>
    /// <param name="known">That stream and those of the bulletins.</param>
    public static Occurrence Fold(string stream, ILookup<string, StoredEvent> known) => Fold(
        [.. known[stream].Select(e => e.Data).OfType<OccurrenceEvent>()],
        bulletin => RegisterBulletin.Fold(bulletin, known[Bulletin.StreamOf(bulletin)]) is { WithdrawnBecause: not null });

    /// <param name="told">All events of the occurrence, one at least.</param>
    /// <param name="isWithdrawn">Tells whether a bulletin was withdrawn.</param>
    public static Occurrence Fold(IReadOnlyList<OccurrenceEvent> told, Func<string, bool> isWithdrawn)
    {
        var whole = told.Aggregate((Occurrence?)null, Occurrence.Evolve)!;
        var shown = told.Aggregate((Occurrence?)null, (state, happened) => Occurrence.Evolve(state, happened, citation => !isWithdrawn(citation.Bulletin)))!;

        // What nothing proves is shown to nobody, and decided on as it was told. Claims keep their numbers.
        return shown.Citations.Count == 0 ? whole : shown with { Claims = whole.Claims };
    }
}
