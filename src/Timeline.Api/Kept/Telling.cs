namespace Timeline.Api.Kept;

/// <summary>That an entry leads to another one, or takes a stance to a proposition: enough to tell which few of many are to be read.</summary>
/// <param name="Row">The entry's place in its set.</param>
/// <param name="Sort">What it tells.</param>
/// <param name="About">The other entry, or the proposition, by a number.</param>
internal readonly record struct Telling(int Row, TellingSort Sort, long About);

/// <summary>What an entry tells about another one, or about a proposition.</summary>
internal enum TellingSort : byte
{
    /// <summary>It leads to another entry.</summary>
    Leads,

    /// <summary>Somebody asserts or confirms a proposition.</summary>
    Holds,

    /// <summary>Somebody denies or disputes it.</summary>
    Denies,

    /// <summary>Somebody withdraws what was said of it.</summary>
    Withdraws,
}
