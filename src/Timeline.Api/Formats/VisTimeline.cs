using System.Buffers;
using System.Text.Json;
using Timeline.Api.Timelines;
using Timeline.Domain;
using Timeline.Domain.Occurrences;

namespace Timeline.Api.Formats;

/// <summary>Items and groups of vis-timeline. It puts texts into its page as they are, so they are escaped here.</summary>
internal sealed class VisTimeline(IBufferWriter<byte> output) : FormatJson(output)
{
    protected override void Open()
    {
        Json.WriteStartObject();
        Json.WriteStartArray("items");
    }

    protected override void Add(Entry e)
    {
        var lasts = e.Latest is { } latest && latest > e.Earliest;
        var kind = Words<OccurrenceKind>.Of(e.Kind);
        JsonSerializer.Serialize(
            Json,
            new Item(
                e.Id, EntryTexts.HtmlOf(e.Title), e.Earliest, lasts ? e.Latest : null, kind, lasts ? "range" : "point",
                EntryTexts.HtmlOf($"{e.Date}: {e.Summary ?? e.Title}"), EntryTexts.HasSureDays(e) ? kind : $"{kind} fuzzy"),
            Sparse);
    }

    protected override void Close()
    {
        Json.WriteEndArray();
        Json.WriteStartArray("groups");
        foreach (var kind in Words<OccurrenceKind>.All) JsonSerializer.Serialize(Json, new Group(kind, char.ToUpperInvariant(kind[0]) + kind[1..] + "s"), Sparse);
        Json.WriteEndArray();
        Json.WriteEndObject();
    }

    private sealed record Item(string Id, string Content, DateOnly Start, DateOnly? End, string Group, string Type, string Title, string ClassName);

    private sealed record Group(string Id, string Content);
}
