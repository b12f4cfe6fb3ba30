using System.Buffers;
using System.Text.Json;
using Timeline.Api.Timelines;
using Timeline.Domain.Dates;
using Timeline.Domain.Occurrences;

namespace Timeline.Api.Formats;

/// <summary>A FeatureCollection of RFC 7946: a point for each entry whose place is known, none for the others.</summary>
internal sealed class GeoJson(IBufferWriter<byte> output, FormatSetting setting) : FormatJson(output)
{
    protected override void Open()
    {
        Json.WriteStartObject();
        Json.WriteString("type", "FeatureCollection");
        Json.WriteStartArray("features");
    }

    protected override void Add(Entry entry) => JsonSerializer.Serialize(Json, new Feature("Feature", entry.Id, Geometry(entry), Tell(entry)), TimelineJson.Options);

    protected override void Close()
    {
        Json.WriteEndArray();
        Json.WriteEndObject();
    }

    private static Point? Geometry(Entry entry) =>
        entry.Place is { Latitude: { } latitude, Longitude: { } longitude } ? new Point("Point", [longitude, latitude]) : null;

    private Properties Tell(Entry e) => new(
        e.Title, e.Kind, e.Status, e.Date, e.Earliest, e.Latest, e.Place?.Name, [.. e.Participants.Select(p => p.Actor)], e.Topics,
        e.Coding.Intensity, e.Citations[0].Quote, setting.AddressOf(e));

    private sealed record Feature(string Type, string Id, Point? Geometry, Properties Properties);

    private sealed record Point(string Type, double[] Coordinates);

    private sealed record Properties(
        string Title, OccurrenceKind Kind, OccurrenceStatus Status, Edtf Date, DateOnly Start, DateOnly? End, string? Place,
        IReadOnlyList<string> Actors, IReadOnlyList<string> Topics, decimal Intensity, string Quote, string Url);
}
