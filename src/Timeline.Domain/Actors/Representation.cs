using Timeline.Domain.Dates;

namespace Timeline.Domain.Actors;

/// <summary>For whom an actor acts, in which office, and when.</summary>
/// <param name="Actor">The slug of the actor that is represented.</param>
/// <param name="As">The office, for example <c>Foreign Minister</c>; null when none is told.</param>
/// <param name="From">Since when, from its earliest day; null for always.</param>
/// <param name="To">Until when, to its latest day; null for still.</param>
public sealed record Representation(string Actor, string? As = null, Edtf? From = null, Edtf? To = null)
{
    /// <summary>True when the office may have been held on some day of <paramref name="date"/>.</summary>
    public bool HoldsDuring(Edtf date) => date.Overlaps(From?.Earliest, To?.Latest);
}
