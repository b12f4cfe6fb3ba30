using System.Text.Json;
using System.Text.Json.Serialization;

namespace Timeline.Domain.Dates;

/// <summary>Carries an <see cref="Edtf"/> as a JSON string, its text; whoever reads events needs no settings of ours.</summary>
public sealed class EdtfJsonConverter : JsonConverter<Edtf>
{
    /// <summary>Reads a JSON string.</summary>
    /// <exception cref="JsonException">The value is no string, or its text is refused; the message is that of <see cref="Edtf.Parse(string)"/>.</exception>
    public override Edtf Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is not JsonTokenType.String) throw new JsonException($"An EDTF date is a JSON string such as \"2021-05-12\", not {reader.TokenType}.");
        return Edtf.TryParse(reader.GetString(), out var date, out var error) ? date : throw new JsonException(error);
    }

    /// <summary>Writes the text.</summary>
    public override void Write(Utf8JsonWriter writer, Edtf value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(value.ToString());
    }
}
