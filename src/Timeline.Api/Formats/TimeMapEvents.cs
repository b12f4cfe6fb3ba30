using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Timeline.Api.Timelines;
using Timeline.Domain;
using Timeline.Domain.Coding;
using Timeline.Domain.Dates;
using Timeline.Domain.Occurrences;

namespace Timeline.Api.Formats;

/// <summary>The events of Forensic Architecture's TimeMap: all scalars are texts, and a key more than these discards an event.</summary>
internal sealed class TimeMapEvents(IBufferWriter<byte> output) : FormatJson(output)
{
    protected override void Open() => Json.WriteStartArray();

    protected override void Add(Entry e) => JsonSerializer.Serialize(
        Json,
        new Event(
            e.Id, EntryTexts.HtmlOf(e.Summary ?? e.Title), e.Earliest.ToString("MM'/'dd'/'yyyy", CultureInfo.InvariantCulture), "",
            e.Place?.Name ?? "", Degrees(e.Place?.Latitude), Degrees(e.Place?.Longitude),
            Words<CodingType>.Of(e.Coding.Type), Words<OccurrenceKind>.Of(e.Kind),
            [.. TimeMapAssociations.Of(e)], [.. e.Citations.Select(citation => citation.Bulletin).Distinct()],
            EntryTexts.HtmlOf(EntryTexts.Quotation(e)), Words<DatePrecision>.Of(e.Precision)),
        Snake);

    protected override void Close() => Json.WriteEndArray();

    /// <summary>Empty for what is on no map; a missing one would end the client.</summary>
    private static string Degrees(double? degrees) => degrees?.ToString(CultureInfo.InvariantCulture) ?? "";

    private sealed record Event(
        string Id, string Description, string Date, string Time, string Location, string Latitude, string Longitude, string Type, string Category,
        IReadOnlyList<string> Associations, IReadOnlyList<string> Sources, string Comments, string TimePrecision);
}
