using System.Text.Json;

namespace Timeline.Api.Archives;

/// <summary>The first line of an archive.</summary>
/// <param name="Archive">The form in which the others are written.</param>
/// <param name="Lines">How many there are, so that a file that was cut short is known for one.</param>
internal sealed record ArchiveHead(int Archive, long Lines)
{
    /// <summary>The form that this program writes and reads.</summary>
    public const int Form = 1;
}

/// <summary>Any other line of an archive: an event, told on to another store.</summary>
/// <param name="Stream">Its stream.</param>
/// <param name="Version">Its place in that stream, from 1.</param>
/// <param name="Type">The name of its type.</param>
/// <param name="By">Who answers for it.</param>
/// <param name="At">When it was recorded in the store that the archive is from; what stood there together has one instant.</param>
/// <param name="Data">What happened.</param>
/// <param name="Text">With a bulletin that is registered, its whole text; null with all else.</param>
internal sealed record ArchiveLine(string Stream, long Version, string Type, string By, DateTime At, JsonElement Data, string? Text);

/// <summary>An event that was read from an archive.</summary>
/// <param name="Line">On which line it stands, from 1.</param>
/// <param name="Told">The line.</param>
/// <param name="Data">What happened.</param>
internal sealed record ArchivedEvent(long Line, ArchiveLine Told, object Data)
{
    public string Stream => Told.Stream;

    /// <summary>The slug that its stream is named by.</summary>
    public string Slug => Told.Stream[(Told.Stream.IndexOf('/') + 1)..];
}
