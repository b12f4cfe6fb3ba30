using System.Buffers;
using System.Globalization;
using Timeline.Api.Timelines;
using Timeline.Domain;
using Timeline.Domain.Occurrences;

namespace Timeline.Api.Formats;

/// <summary>A calendar of RFC 5545: an event for each entry, all day long; one that has gone is cancelled.</summary>
internal sealed class ICalendar(IBufferWriter<byte> output, FormatSetting setting) : IEntryWriter
{
    private readonly ContentLines _lines = new(output);

    public void Begin()
    {
        _lines.Write("BEGIN", "VCALENDAR");
        _lines.Write("VERSION", "2.0");
        _lines.Write("PRODID", "-//Timeline//Timeline//EN");
        _lines.Write("CALSCALE", "GREGORIAN");
        _lines.Write("METHOD", "PUBLISH");
        _lines.WriteText("X-WR-CALNAME", "Timeline");
    }

    public void Write(Entry entry)
    {
        _lines.Write("BEGIN", "VEVENT");
        _lines.Write("UID", $"{entry.Id}@timeline");
        _lines.Write("DTSTAMP", entry.RecordedAt.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture));
        _lines.Write("DTSTART;VALUE=DATE", Day(entry.Earliest));
        // The end is exclusive, and no day follows the last one there is.
        if (entry.Latest is { } latest && latest < DateOnly.MaxValue) _lines.Write("DTEND;VALUE=DATE", Day(latest.AddDays(1)));
        _lines.WriteText("SUMMARY", entry.Title);
        _lines.WriteText("DESCRIPTION", EntryTexts.Story(entry));
        if (entry.Place is { } place)
        {
            _lines.WriteText("LOCATION", place.Name);
            if (place is { Latitude: { } latitude, Longitude: { } longitude })
                _lines.Write("GEO", string.Create(CultureInfo.InvariantCulture, $"{latitude};{longitude}"));
        }

        _lines.WriteTexts("CATEGORIES", [Words<OccurrenceKind>.Of(entry.Kind), .. entry.Topics]);
        _lines.Write("URL", setting.AddressOf(entry));
        _lines.Write("SEQUENCE", (entry.Version - 1).ToString(CultureInfo.InvariantCulture));
        _lines.Write("STATUS", entry.GoneBecause is not null ? "CANCELLED" : EntryTexts.HasSureDays(entry) ? "CONFIRMED" : "TENTATIVE");
        _lines.Write("TRANSP", "TRANSPARENT");
        if (entry.GoneBecause is { } because) _lines.WriteText("COMMENT", because);
        _lines.WriteText("X-EDTF", entry.Date.ToString());
        _lines.Write("END", "VEVENT");
    }

    public void End() => _lines.Write("END", "VCALENDAR");

    public void Dispose()
    {
    }

    private static string Day(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
}
