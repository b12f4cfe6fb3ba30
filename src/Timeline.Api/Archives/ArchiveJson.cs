using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Timeline.Api.Validation;
using Timeline.Domain;

namespace Timeline.Api.Archives;

/// <summary>Reads the lines of an archive, every field of which must be there and be known.</summary>
internal static partial class ArchiveJson
{
    private const string Entries =
        "These are entries without the documents that prove them, which no store can take in. Export all of it, documents included: timeline export --format archive --output FILE";

    private static readonly JsonSerializerOptions Whole = new(TimelineJson.Strict) { RespectRequiredConstructorParameters = true };

    /// <summary>Reads the first line.</summary>
    /// <exception cref="ArchiveRefusedException">It begins no archive that this program can read.</exception>
    public static ArchiveHead Head(string? text)
    {
        if (text is null) throw new ArchiveRefusedException(0, "", "The file is empty. An archive was expected, as this writes one: timeline export --format archive --output FILE");
        try
        {
            var value = JsonSerializer.Deserialize<JsonElement>(text, TimelineJson.Options);
            if (value.ValueKind == JsonValueKind.Object && value.TryGetProperty("archive", out var form))
            {
                if (!form.TryGetInt32(out var number) || number != ArchiveHead.Form)
                    throw new ArchiveRefusedException(1, "archive", $"The archive is of form {form}; this program reads form {ArchiveHead.Form}. Use the program that wrote it, or a newer one.");
                return value.Deserialize<ArchiveHead>(Whole)!;
            }

            if (value.ValueKind == JsonValueKind.Object && value.TryGetProperty("citations", out _)) throw new ArchiveRefusedException(1, "", Entries);
        }
        catch (JsonException)
        {
            // What is no JSON is no archive either.
        }

        throw new ArchiveRefusedException(
            1, "", $"This begins no archive: {{\"archive\":{ArchiveHead.Form},\"lines\":N}} was expected. An archive is written by: timeline export --format archive --output FILE");
    }

    /// <summary>Reads any other line.</summary>
    /// <exception cref="ArchiveRefusedException">It cannot be read.</exception>
    public static ArchivedEvent Event(long number, string text)
    {
        var line = (ArchiveLine)Read(number, "", typeof(ArchiveLine), () => JsonSerializer.Deserialize<ArchiveLine>(text, Whole));
        var type = ArchivedEvents.Find(line.Type)
            ?? throw new ArchiveRefusedException(number, "type", $"'{line.Type}' is no event that an archive carries; expected one of {string.Join(", ", ArchivedEvents.Names)}.{NearMisses.Sentence(line.Type, ArchivedEvents.Names)}");
        return new ArchivedEvent(number, line, Read(number, "data", type, () => line.Data.Deserialize(type, Whole)));
    }

    private static object Read(long number, string under, Type type, Func<object?> read)
    {
        try
        {
            return read() ?? throw new JsonException("null is no object.");
        }
        catch (JsonException e)
        {
            var (field, message) = JsonProblem.Of(e);
            throw new ArchiveRefusedException(number, string.Join('.', new[] { under, field }.Where(part => part.Length > 0)), Expected(e, type) ?? message);
        }
    }

    /// <summary>What was expected, where the serializer does not tell it.</summary>
    private static string? Expected(JsonException e, Type type)
    {
        if (Missing().Match(e.Message) is { Success: true } missing) return $"It lacks {missing.Groups[1].Value}; every field stands in an archive, null for none.";
        if (!e.Message.StartsWith("The JSON value could not be converted", StringComparison.Ordinal)) return null;
        var at = type;
        foreach (Match step in Step().Matches(e.Path ?? ""))
            at = step.Value[0] == '[' ? at?.GetGenericArguments().FirstOrDefault() : at?.GetProperty(step.Groups[1].Value, BindingFlags.IgnoreCase | BindingFlags.Public | BindingFlags.Instance)?.PropertyType;
        at = at is null ? null : Nullable.GetUnderlyingType(at) ?? at;
        return at is { IsEnum: true }
            ? $"The value is none of {string.Join(", ", (IEnumerable<string>)typeof(Words<>).MakeGenericType(at).GetProperty(nameof(Words<DayOfWeek>.All))!.GetValue(null)!)}."
            : null;
    }

    [GeneratedRegex(@"missing required properties including: (.+?)\.?$")]
    private static partial Regex Missing();

    [GeneratedRegex(@"\.(\w+)|\[\d+\]")]
    private static partial Regex Step();
}
