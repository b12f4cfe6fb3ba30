using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization;
using Timeline.Api.Timelines;
using Timeline.Domain;
using Timeline.Domain.Dates;
using Timeline.Domain.Occurrences;

namespace Timeline.Api.Formats;

/// <summary>
/// A feed of JSON Feed 1.1; what it has no word for stands under <c>_timeline</c>. What has gone is an item that says so:
/// a reader that keeps items by their ids shows that in the place of what it was.
/// </summary>
internal sealed class JsonFeed(IBufferWriter<byte> output, FormatSetting setting) : FormatJson(output)
{
    protected override void Open()
    {
        Json.WriteStartObject();
        Json.WriteString("version", "https://jsonfeed.org/version/1.1");
        Json.WriteString("title", "Timeline");
        Json.WriteString("home_page_url", $"{setting.Site}/");
        Json.WriteString("feed_url", setting.Feed);
        if (setting.Next is { } next) Json.WriteString("next_url", next);
        Json.WriteStartArray("items");
    }

    protected override void Add(Entry e) => JsonSerializer.Serialize(
        Json,
        new Item(
            e.Id, setting.AddressOf(e), e.Title, e.GoneBecause ?? EntryTexts.Story(e), e.FirstPublished.ToDateTime(default, DateTimeKind.Utc), e.RecordedAt,
            [Words<OccurrenceKind>.Of(e.Kind), .. e.Topics], AuthorsOf(e),
            new More($"{setting.Site}/docs", e.Date, e.Earliest, e.Latest, e.Kind, [.. e.Participants.Select(p => p.Name)], e.GoneBecause)),
        Snake);

    protected override void Close()
    {
        Json.WriteEndArray();
        Json.WriteEndObject();
    }

    /// <summary>Who wrote what proves it.</summary>
    private IReadOnlyList<Author> AuthorsOf(Entry entry) =>
    [
        .. entry.Citations.Select(citation => setting.Bulletins.TryGetValue(citation.Bulletin, out var bulletin) ? bulletin.Publisher : citation.Bulletin)
            .Distinct().Select(name => new Author(name)),
    ];

    /// <summary>The day of publication is the document's; when it happened stands under <c>_timeline</c>.</summary>
    private sealed record Item(
        string Id, string Url, string Title, string ContentText, DateTime DatePublished, DateTime DateModified,
        IReadOnlyList<string> Tags, IReadOnlyList<Author> Authors, [property: JsonPropertyName("_timeline")] More Timeline);

    private sealed record Author(string Name);

    private sealed record More(string About, Edtf Date, DateOnly Earliest, DateOnly? Latest, OccurrenceKind Kind, IReadOnlyList<string> Participants, string? Gone);
}
