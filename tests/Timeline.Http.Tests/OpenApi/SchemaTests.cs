using System.Text.Json;

namespace Timeline.Http.Tests.OpenApi;

/// <summary>The validator that holds answers against the API document does find what is wrong.</summary>
public sealed class SchemaTests
{
    private static readonly JsonElement Document = JsonSerializer.Deserialize<JsonElement>(
        """
        {
          "schemas": {
            "Thing": {
              "type": "object", "required": ["id", "size", "kind", "parts", "place", "counts"],
              "properties": {
                "id": {"type": "string"}, "size": {"type": "integer"}, "kind": {"enum": ["one", "two"]},
                "parts": {"type": "array", "items": {"type": ["null", "number"]}},
                "place": {"oneOf": [{"type": "null"}, {"$ref": "#/schemas/Place"}]},
                "counts": {"type": "object", "additionalProperties": {"type": "integer"}}
              }
            },
            "Place": {"type": "object", "required": ["day"], "properties": {"day": {"type": "string", "format": "date"}}}
          }
        }
        """);

    private static readonly Schema Schema = new(Document);

    [Theory]
    [InlineData("""{"id": "a", "size": 1, "kind": "one", "parts": [1.5, null], "place": {"day": "2021-01-01"}, "counts": {"x": 1}}""")]
    [InlineData("""{"id": "a", "size": 1, "kind": "two", "parts": [], "place": null, "counts": {}}""")]
    public void What_conforms_has_no_fault(string value) => Assert.Empty(Faults(value));

    [Theory]
    [InlineData("""{"size": 1, "kind": "one", "parts": [], "place": null, "counts": {}}""", "$.id: is missing")]
    [InlineData("""{"id": null, "size": 1, "kind": "one", "parts": [], "place": null, "counts": {}}""", "$.id: is Null, not \"string\"")]
    [InlineData("""{"id": "a", "size": 1.5, "kind": "one", "parts": [], "place": null, "counts": {}}""", "$.size: is Number")]
    [InlineData("""{"id": "a", "size": 1, "kind": "three", "parts": [], "place": null, "counts": {}}""", "$.kind: \"three\" is none of")]
    [InlineData("""{"id": "a", "size": 1, "kind": "one", "parts": [1, "x"], "place": null, "counts": {}}""", "$.parts[1]: is String")]
    [InlineData("""{"id": "a", "size": 1, "kind": "one", "parts": null, "place": null, "counts": {}}""", "$.parts: is Null")]
    [InlineData("""{"id": "a", "size": 1, "kind": "one", "parts": [], "place": {}, "counts": {}}""", "$.place.day: is missing")]
    [InlineData("""{"id": "a", "size": 1, "kind": "one", "parts": [], "place": {"day": "today"}, "counts": {}}""", "is no date")]
    [InlineData("""{"id": "a", "size": 1, "kind": "one", "parts": [], "place": null, "counts": {"x": "1"}}""", "$.counts.x: is String")]
    [InlineData("""{"id": "a", "size": 1, "kind": "one", "parts": [], "place": null, "counts": {}, "more": 1}""", "$.more: the schema has no such member")]
    [InlineData("[]", "$: is Array")]
    public void What_does_not_conform_is_found(string value, string fault) =>
        Assert.Contains(fault, Assert.Single(Faults(value)), StringComparison.Ordinal);

    private static List<string> Faults(string value) =>
        [.. Schema.Faults(Schema.Resolve("#/schemas/Thing"), JsonSerializer.Deserialize<JsonElement>(value))];
}
