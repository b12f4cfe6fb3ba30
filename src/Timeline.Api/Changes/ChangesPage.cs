using Timeline.Api.Timelines;

namespace Timeline.Api.Changes;

/// <summary>What happened to the entries that a filter chooses, behind some sequence.</summary>
/// <param name="Changes">The changes, by sequence.</param>
/// <param name="Last">Up to here all is told: go on with <c>after=</c> this.</param>
internal sealed record ChangesPage(IReadOnlyList<ChangeMessage> Changes, long Last);

/// <summary>All that one event changed.</summary>
/// <param name="Sequence">The event's place in the log.</param>
/// <param name="Items">The entries that it changed, by slug.</param>
internal sealed record ChangeMessage(long Sequence, IReadOnlyList<ChangeItem> Items);

/// <summary>What an event did to an entry.</summary>
/// <param name="Change">What it did. After left, retracted and merged, the filter does not choose the entry any more, unless it asks for that status.</param>
/// <param name="Id">The entry's slug.</param>
/// <param name="Entry">The entry as the event left it; null when nothing proves it any more.</param>
/// <param name="Reason">Why, as the event tells; null when that needed no reason.</param>
internal sealed record ChangeItem(ChangeKind Change, string Id, Entry? Entry, string? Reason);
