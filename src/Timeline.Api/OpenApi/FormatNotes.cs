using System.Buffers;
using System.Text;
using Microsoft.OpenApi;
using Timeline.Api.Catalogues;
using Timeline.Api.Formats;
using Timeline.Domain.Bulletins;
using Timeline.Domain.Dates;

namespace Timeline.Api.OpenApi;

/// <summary>Tells of the formats of a timeline, each by an example that its own writer has written.</summary>
internal static class FormatNotes
{
    public static void AddTo(OpenApiResponse answer)
    {
        foreach (var format in TimelineFormats.All.Where(format => format.IsAcceptable && format.Name != "json"))
        {
            answer.Content![format.MediaType] = new OpenApiMediaType
            {
                Schema = new OpenApiSchema { Type = JsonSchemaType.String, Description = $"`format={format.Name}`: {format.Description}." },
                Example = Example(format),
            };
        }
    }

    private static string Example(TimelineFormat format)
    {
        var entry = Examples.Entry;
        var address = $"http://localhost:5080/v1/timeline?format={format.Name}";
        var documents = entry.Citations.ToDictionary(
            citation => citation.Bulletin,
            citation => new Bulletin(citation.Bulletin, "AIR Center Bulletin, January 2021", "AIR Center", Edtf.Parse("2021-01"), citation.Published, "en", "bulletin", "", 39541));
        var output = new ArrayBufferWriter<byte>();
        using var writer = format.Writer(
            output, new FormatSetting("http://localhost:5080", address, address, null, null, 1, entry.RecordedAt, Catalogue.Empty, documents));
        writer.Begin();
        writer.Write(entry);
        writer.End();
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}
