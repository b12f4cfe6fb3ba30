using System.Buffers;
using System.Globalization;
using System.Text;
using Timeline.Api.Timelines;
using Timeline.Domain;
using Timeline.Domain.Coding;
using Timeline.Domain.Dates;
using Timeline.Domain.Occurrences;

namespace Timeline.Api.Formats;

/// <summary>A table, one row an entry, as RFC 4180 has it; lists are joined by semicolons.</summary>
internal sealed class Csv(IBufferWriter<byte> output) : IEntryWriter
{
    private static readonly (string Name, Func<Entry, string?> Value)[] Columns =
    [
        ("id", e => e.Id),
        ("kind", e => Words<OccurrenceKind>.Of(e.Kind)),
        ("status", e => Words<OccurrenceStatus>.Of(e.Status)),
        ("date", e => e.Date.ToString()),
        ("earliest", e => Day(e.Earliest)),
        ("latest", e => e.Latest is { } latest ? Day(latest) : null),
        ("precision", e => Words<DatePrecision>.Of(e.Precision)),
        ("title", e => Harmless(e.Title)),
        ("summary", e => Harmless(e.Summary)),
        ("actors", e => List(e.Participants.Select(p => p.Actor))),
        ("roles", e => List(e.Participants.Select(p => Words<ParticipantRole>.Of(p.Role)))),
        ("topics", e => List(e.Topics)),
        ("place", e => e.Place?.Id),
        ("latitude", e => Number(e.Place?.Latitude)),
        ("longitude", e => Number(e.Place?.Longitude)),
        ("type", e => Words<CodingType>.Of(e.Coding.Type)),
        ("quadClass", e => Words<QuadClass>.Of(e.Coding.QuadClass)),
        ("intensity", e => Number(e.Coding.Intensity)),
        ("bulletins", e => List(e.Citations.Select(citation => citation.Bulletin).Distinct())),
        ("quote", e => Harmless(e.Citations[0].Quote)),
        ("firstPublished", e => Day(e.FirstPublished)),
        ("sequence", e => Number(e.Sequence)),
    ];

    public void Begin() => Row(Columns.Select(column => column.Name));

    public void Write(Entry entry) => Row(Columns.Select(column => column.Value(entry) ?? ""));

    public void End()
    {
    }

    public void Dispose()
    {
    }

    private void Row(IEnumerable<string> cells) => Encoding.UTF8.GetBytes(string.Join(',', cells.Select(Quoted)) + "\r\n", output);

    private static string Quoted(string cell) =>
        cell.AsSpan().IndexOfAny("\",\r\n") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>A spreadsheet would take a text that begins like a formula for one.</summary>
    private static string? Harmless(string? text) => text is ['=' or '+' or '-' or '@', ..] ? "'" + text : text;

    private static string Day(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    private static string List(IEnumerable<string> slugs) => string.Join(';', slugs);

    private static string Number(IFormattable? number) => number?.ToString(null, CultureInfo.InvariantCulture) ?? "";
}
