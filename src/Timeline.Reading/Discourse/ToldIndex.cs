using Timeline.Reading.Events;

namespace Timeline.Reading.Discourse;

/// <summary>Finds by its word what was told before, so that a noun ("the appeal", "X's visit") can go back to it however long the text is.</summary>
internal sealed class ToldIndex
{
    private const int Kept = 24;

    private readonly Dictionary<string, List<Draft>> _byWord = [];

    /// <summary>Remembers an event.</summary>
    public void Add(Draft draft)
    {
        if (!_byWord.TryGetValue(draft.Word, out var told)) _byWord[draft.Word] = told = [];
        if (told.Count == Kept) told.RemoveAt(0);
        told.Add(draft);
    }

    /// <summary>The latest event of the same word and kind in which one of the same actors takes part.</summary>
    public Draft? Latest(Draft draft) => _byWord.TryGetValue(draft.Word, out var told)
        ? told.LastOrDefault(one => one.Kind == draft.Kind && one.Date is not null && one.Participants.Any(actor => draft.Participants.Any(again => again.Actor == actor.Actor)))
        : null;
}
