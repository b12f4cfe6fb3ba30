namespace Timeline.EventStore.Appending;

/// <summary>An event that is to be appended, under an id of its own: the same id twice is the same event.</summary>
/// <param name="Id">The event's id, unique in the whole log.</param>
/// <param name="Data">What happened; an instance of a type that the store's <see cref="Events.EventTypes"/> know.</param>
public sealed record NewEvent(Guid Id, object Data)
{
    /// <summary>Gives <paramref name="data"/> a new id, ordered by time so that the index on ids grows at its end.</summary>
    public static NewEvent Of(object data) => new(Guid.CreateVersion7(), data);
}
