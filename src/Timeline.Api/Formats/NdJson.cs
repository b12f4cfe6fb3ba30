using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Timeline.Api.Timelines;

namespace Timeline.Api.Formats;

/// <summary>One entry a line.</summary>
internal sealed class NdJson(IBufferWriter<byte> output) : IEntryWriter
{
    private readonly Utf8JsonWriter _json = new(output, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public void Begin()
    {
    }

    public void Write(Entry entry)
    {
        _json.Reset();
        JsonSerializer.Serialize(_json, entry, TimelineJson.Options);
        _json.Flush();
        output.Write("\n"u8);
    }

    public void End()
    {
    }

    public void Dispose() => _json.Dispose();
}
