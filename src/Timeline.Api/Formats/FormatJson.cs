using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Timeline.Api.Timelines;

namespace Timeline.Api.Formats;

/// <summary>A format that is one JSON value, written piece by piece.</summary>
internal abstract class FormatJson(IBufferWriter<byte> output) : IEntryWriter
{
    /// <summary>For formats with names in camelCase that leave out what is missing.</summary>
    protected static readonly JsonSerializerOptions Sparse = new(TimelineJson.Options) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>The same with names in snake_case.</summary>
    protected static readonly JsonSerializerOptions Snake = new(Sparse) { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    protected Utf8JsonWriter Json { get; } = new(output, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public void Begin()
    {
        Open();
        Json.Flush();
    }

    public void Write(Entry entry)
    {
        Add(entry);
        Json.Flush();
    }

    public void End()
    {
        Close();
        Json.Flush();
    }

    public void Dispose()
    {
        Json.Dispose();
        GC.SuppressFinalize(this);
    }

    protected abstract void Open();

    protected abstract void Add(Entry entry);

    protected abstract void Close();
}
