using System.Buffers;
using System.Text.Json;
using Timeline.Api.Timelines;

namespace Timeline.Api.Formats;

/// <summary>A page as this service's own JSON: see <see cref="TimelinePage"/>.</summary>
internal sealed class PageJson(IBufferWriter<byte> output, FormatSetting setting) : FormatJson(output)
{
    protected override void Open()
    {
        Json.WriteStartObject();
        Json.WriteStartArray("entries");
    }

    protected override void Add(Entry entry) => JsonSerializer.Serialize(Json, entry, TimelineJson.Options);

    protected override void Close()
    {
        Json.WriteEndArray();
        Json.WriteString("next", setting.Cursor);
        if (setting.Matched is { } matched) Json.WriteNumber("matched", matched);
        else Json.WriteNull("matched");
        Json.WriteEndObject();
    }
}
