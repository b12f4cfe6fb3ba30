using System.Text.Json;

namespace Timeline.Http.Tests.OpenApi;

/// <summary>As much of JSON Schema as the API document uses: says where a value is other than its schema has it.</summary>
internal sealed class Schema(JsonElement document)
{
    /// <summary>Keywords that hold nothing against a value, or are held against it here; any other would pass unseen.</summary>
    private static readonly HashSet<string> Known =
    [
        "type", "required", "properties", "items", "enum", "oneOf", "anyOf", "$ref", "additionalProperties",
        "format", "description", "examples", "example", "minimum", "default", "title",
    ];

    /// <summary>What is wrong with a value, each with its path; nothing when it conforms. A member that the schema does not have is wrong too.</summary>
    public IEnumerable<string> Faults(JsonElement schema, JsonElement value, string path = "$")
    {
        foreach (var keyword in schema.EnumerateObject().Where(keyword => !Known.Contains(keyword.Name)))
            yield return $"{path}: the schema has a keyword that the tests do not know, {keyword.Name}";
        if (schema.TryGetProperty("$ref", out var reference))
        {
            foreach (var fault in Faults(Resolve(reference.GetString()!), value, path)) yield return fault;
        }

        foreach (var choice in (string[])["oneOf", "anyOf"])
        {
            if (!schema.TryGetProperty(choice, out var schemas)) continue;
            var faults = schemas.EnumerateArray().Select(one => Faults(one, value, path).ToList()).ToList();
            var fits = faults.Count(none => none.Count == 0);
            if (fits == 0) yield return $"{path}: fits none of {choice} ({string.Join("; ", faults.SelectMany(one => one))})";
            if (fits > 1 && choice == "oneOf") yield return $"{path}: fits {fits} of oneOf";
        }

        if (schema.TryGetProperty("type", out var type) && !TypesOf(type).Any(name => IsOf(name, value)))
            yield return $"{path}: is {value.ValueKind}, not {type.GetRawText()}";
        if (schema.TryGetProperty("enum", out var words) && !words.EnumerateArray().Any(word => JsonElement.DeepEquals(word, value)))
            yield return $"{path}: {value.GetRawText()} is none of {words.GetRawText()}";
        if (schema.TryGetProperty("format", out var format) && value.ValueKind == JsonValueKind.String && !HasFormat(format.GetString()!, value))
            yield return $"{path}: {value.GetRawText()} is no {format.GetString()}";

        foreach (var fault in value.ValueKind switch
        {
            JsonValueKind.Object => OfMembers(schema, value, path),
            JsonValueKind.Array when schema.TryGetProperty("items", out var items) => value.EnumerateArray().SelectMany((item, i) => Faults(items, item, $"{path}[{i}]")),
            _ => [],
        }) yield return fault;
    }

    /// <summary>The schema that a reference names.</summary>
    public JsonElement Resolve(string reference) =>
        reference.TrimStart('#').Split('/', StringSplitOptions.RemoveEmptyEntries).Aggregate(document, (at, step) => at.GetProperty(step));

    private IEnumerable<string> OfMembers(JsonElement schema, JsonElement value, string path)
    {
        if (schema.TryGetProperty("required", out var required))
        {
            foreach (var name in required.EnumerateArray().Where(name => !value.TryGetProperty(name.GetString()!, out _)))
                yield return $"{path}.{name.GetString()}: is missing";
        }

        var has = schema.TryGetProperty("properties", out var properties);
        var more = schema.TryGetProperty("additionalProperties", out var additional);
        if (!has && !more) yield break;
        foreach (var member in value.EnumerateObject())
        {
            var at = $"{path}.{member.Name}";
            if (has && properties.TryGetProperty(member.Name, out var known))
            {
                foreach (var fault in Faults(known, member.Value, at)) yield return fault;
            }
            else if (more && additional.ValueKind == JsonValueKind.Object)
            {
                foreach (var fault in Faults(additional, member.Value, at)) yield return fault;
            }
            else if (!more || additional.ValueKind == JsonValueKind.False)
            {
                yield return $"{at}: the schema has no such member";
            }
        }
    }

    private static IEnumerable<string> TypesOf(JsonElement type) =>
        type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(name => name.GetString()!) : [type.GetString()!];

    private static bool IsOf(string type, JsonElement value) => type switch
    {
        "null" => value.ValueKind == JsonValueKind.Null,
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        "number" => value.ValueKind == JsonValueKind.Number,
        _ => throw new InvalidOperationException($"There is no type {type}."),
    };

    private static bool HasFormat(string format, JsonElement value) => format switch
    {
        "date" => DateOnly.TryParseExact(value.GetString(), "yyyy-MM-dd", out _),
        "date-time" => value.TryGetDateTimeOffset(out _),
        _ => true,
    };
}
