namespace Timeline.EventStore.Tests.Histories;

/// <summary>What a client asked and what it was answered, between two ticks of one clock.</summary>
/// <param name="Client">Who asked.</param>
/// <param name="Began">Before anything was sent.</param>
/// <param name="Ended">After the answer had come; <see cref="Never"/> when none came.</param>
internal abstract record Operation(string Client, long Began, long Ended)
{
    /// <summary>What was asked may still happen at any later time.</summary>
    public const long Never = long.MaxValue;

    public abstract IEnumerable<string> Streams { get; }

    protected string When => $"{Client} [{Began}, {(Ended == Never ? "…" : Ended)}]";
}

/// <summary>A read of whole streams: the ids of the events of each, in order.</summary>
internal sealed record Read(string Client, long Began, long Ended, IReadOnlyDictionary<string, string[]> Seen)
    : Operation(Client, Began, Ended)
{
    public override IEnumerable<string> Streams => Seen.Keys;

    public override string ToString() =>
        $"{When} read {string.Join(", ", Seen.OrderBy(seen => seen.Key, StringComparer.Ordinal).Select(seen => $"{seen.Key} ({string.Join(' ', seen.Value)})"))}";
}

/// <summary>An attempt to append; attempts with the same parts are retries of one another.</summary>
internal sealed record Append(string Client, long Began, long Ended, Part[] Parts, Answer Answer, Found? Found = null)
    : Operation(Client, Began, Ended)
{
    public override IEnumerable<string> Streams => Parts.Select(part => part.Stream);

    /// <summary>The same for all attempts at the same thing.</summary>
    public string Thing => string.Join(", ", Parts.Select(part => $"{part.Stream} at {part.Expected} ({string.Join(' ', part.Ids)})").Order(StringComparer.Ordinal));

    public Part On(string stream) => Parts.Single(part => part.Stream == stream);

    public override string ToString() => $"{When} {Answer} {Thing}{(Found is null ? "" : $", {Found.Stream} found at {Found.Version}")}";
}

/// <summary>The events for one stream, by their ids, and the version they are to follow.</summary>
internal sealed record Part(string Stream, long Expected, string[] Ids)
{
    public long Reached => Expected + Ids.Length;
}

/// <summary>Why an append was refused: the version that a stream was at.</summary>
internal sealed record Found(string Stream, long Version);

internal enum Answer
{
    Written,
    Repeated,
    Refused,
    Unknown,
}
