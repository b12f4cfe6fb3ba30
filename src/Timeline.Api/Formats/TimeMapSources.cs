using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Timeline.Api.Timelines;

namespace Timeline.Api.Formats;

/// <summary>The sources of a TimeMap, by id: each document that proves an entry comes with the first one.</summary>
internal sealed class TimeMapSources(IBufferWriter<byte> output, FormatSetting setting) : FormatJson(output)
{
    // No more than there are documents.
    private readonly HashSet<string> _told = [];

    protected override void Open() => Json.WriteStartObject();

    protected override void Add(Entry entry)
    {
        foreach (var id in entry.Citations.Select(citation => citation.Bulletin).Where(_told.Add))
        {
            var bulletin = setting.Bulletins[id];
            Json.WritePropertyName(id);
            JsonSerializer.Serialize(
                Json,
                new Source(
                    id, [], bulletin.Title, bulletin.Kind, $"{setting.Site}/v1/bulletins/{id}", $"{bulletin.Title}, {bulletin.Publisher}", bulletin.Publisher,
                    bulletin.Published.ToString("MM'/'dd'/'yyyy", CultureInfo.InvariantCulture)),
                Snake);
        }
    }

    protected override void Close() => Json.WriteEndObject();

    private sealed record Source(
        string Id, IReadOnlyList<string> Paths, string Title, string Type, string Url, string Description, string Author, string Date);
}
