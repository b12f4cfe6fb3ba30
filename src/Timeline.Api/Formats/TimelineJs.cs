using System.Buffers;
using System.Text.Json;
using Timeline.Api.Timelines;
using Timeline.Domain;
using Timeline.Domain.Dates;
using Timeline.Domain.Occurrences;

namespace Timeline.Api.Formats;

/// <summary>What TimelineJS3 loads: a slide for each entry. It puts texts into its page as they are, so they are escaped here.</summary>
internal sealed class TimelineJs(IBufferWriter<byte> output) : FormatJson(output)
{
    protected override void Open()
    {
        Json.WriteStartObject();
        Json.WriteString("scale", "human");
        Json.WriteStartArray("eras");
        Json.WriteEndArray();
        Json.WriteStartArray("events");
    }

    protected override void Add(Entry e) => JsonSerializer.Serialize(
        Json,
        new Slide(
            e.Id, Begin(e), End(e), EntryTexts.HasSureDays(e) ? null : EntryTexts.HtmlOf(e.Date.ToString()),
            new SlideText(EntryTexts.HtmlOf(e.Title), EntryTexts.HtmlStory(e)), Words<OccurrenceKind>.Of(e.Kind)),
        Snake);

    protected override void Close()
    {
        Json.WriteEndArray();
        Json.WriteEndObject();
    }

    /// <summary>A month is shown as one when there is no day, a year when there is no month.</summary>
    private static SlideDate Begin(Entry entry) => entry.Precision switch
    {
        DatePrecision.Month => new SlideDate(entry.Earliest.Year, entry.Earliest.Month, null),
        DatePrecision.Year => new SlideDate(entry.Earliest.Year, null, null),
        _ => Day(entry.Earliest),
    };

    private static SlideDate? End(Entry entry) =>
        entry.Precision is DatePrecision.Day or DatePrecision.Month or DatePrecision.Year || entry.Latest is not { } latest || latest == entry.Earliest ? null : Day(latest);

    private static SlideDate Day(DateOnly day) => new(day.Year, day.Month, day.Day);

    private sealed record Slide(string UniqueId, SlideDate StartDate, SlideDate? EndDate, string? DisplayDate, SlideText Text, string Group);

    private sealed record SlideDate(int Year, int? Month, int? Day);

    private sealed record SlideText(string Headline, string Text);
}
