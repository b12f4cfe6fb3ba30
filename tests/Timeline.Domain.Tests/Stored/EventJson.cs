using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Timeline.Domain.Tests.Stored;

/// <summary>Events in JSON as the log keeps them: camel case, and nothing that the types themselves do not bring along.</summary>
internal static class EventJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        NumberHandling = JsonNumberHandling.Strict,
        RespectNullableAnnotations = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    public static string Text(object value) => JsonSerializer.Serialize(value, value.GetType(), Options);

    public static JsonNode Node(object value) => JsonNode.Parse(Text(value))!;

    public static object Read(string json, Type type) => JsonSerializer.Deserialize(json, type, Options)!;

    /// <summary>Equal in all but the order of members.</summary>
    public static void Equal(JsonNode expected, JsonNode actual)
    {
        if (!JsonNode.DeepEquals(expected, actual)) Assert.Equal(expected.ToJsonString(), actual.ToJsonString());
    }
}
