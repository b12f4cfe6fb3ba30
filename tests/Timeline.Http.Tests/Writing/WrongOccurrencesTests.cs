using System.Net;
using System.Text.Json.Nodes;

namespace Timeline.Http.Tests.Writing;

/// <summary>An occurrence with a mistake is refused; the answer names the field by its path, and what may have been meant.</summary>
public sealed class WrongOccurrencesTests(Desk desk) : IClassFixture<Desk>
{
    private const string Path = "/v1/occurrences";

    public static TheoryData<string, string, string, string> Mistakes => new()
    {
        { "participants", """[{"actor": "nort", "role": "host"}]""", "participants[0].actor", "Did you mean 'north'?" },
        { "participants", """[{"actor": "north", "role": "host"}, {"actor": "The south", "role": "host"}]""", "participants[1].actor", "Did you mean 'south'?" },
        { "participants", """[{"actor": "north", "role": "hst"}]""", "participants[0].role", "Did you mean 'host'" },
        { "participants", """[{"role": "host"}]""", "participants[0].actor", "missing" },
        { "participants", """[{"actor": "north"}]""", "participants[0].role", "missing" },
        { "participants", "[null]", "participants", "holds a null" },
        { "participants", "null", "participants", "missing" },
        { "topics", """["treaty", "pece"]""", "topics[1]", "Did you mean 'peace'?" },
        { "topics", "null", "topics", "missing" },
        { "topics", "[null]", "topics", "holds a null" },
        { "place", "\"harbor\"", "place", "Did you mean 'harbour'?" },
        { "kind", "\"meting\"", "kind", "Did you mean 'meeting'?" },
        { "kind", "\"Meeting\"", "kind", "Did you mean 'meeting'?" },
        { "basis", "\"explicitly\"", "basis", "Did you mean 'explicit'?" },
        { "coding", """{"type": "consul"}""", "coding.type", "Did you mean 'consult'?" },
        { "coding", """{"type": "consult", "mode": "vist"}""", "coding.mode", "Did you mean 'visit'?" },
        { "coding", """{"type": "consult", "mode": "troops"}""", "coding.mode", "visit" },
        { "coding", """{"type": "statement", "mode": "visit"}""", "coding.mode", "has no modes" },
        { "coding", "null", "coding", "missing" },
        { "date", "\"../2021-01-05\"", "date", "needs a known start" },
        { "date", "\"2021-13\"", "date", "2021-13" },
        { "date", "\"yesterday\"", "date", "yesterday" },
        { "date", "null", "date", "missing" },
        { "yearGiven", "null", "yearGiven", "missing" },
        { "title", "\"\"", "title", "missing" },
        { "title", "\"N\\u0000L\"", "title", "NUL" },
        { "note", "\"N\\u0000L\"", "note", "NUL" },
        { "slug", "\"Not A Slug\"", "slug", "is no slug" },
        { "slug", "\"histogram\"", "slug", "means something else" },
        { "citation", "null", "citation", "missing" },
        { "citation", "{}", "citation.bulletin", "is no slug" },
        { "citation", """{"bulletin": "first-bulletin"}""", "citation.quote", "missing" },
        { "citation", """{"bulletin": "first-buletin", "quote": "The end."}""", "citation.bulletin", "Did you mean 'first-bulletin'?" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public async Task A_mistake_is_named_by_its_path(string field, string value, string path, string said)
    {
        var problem = await desk.RefusedAsync(HttpStatusCode.BadRequest, Path, Desk.Meeting((field, JsonNode.Parse(value))));
        Assert.Contains(path, problem.Errors.Keys);
        Assert.Contains(said, problem.Of(path), StringComparison.Ordinal);
        Assert.Contains($"{path}: ", problem.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_that_is_too_long_is_refused_with_what_is_taken() =>
        Assert.Contains("at most 300", (await desk.RefusedAsync(HttpStatusCode.BadRequest, Path, Desk.Meeting(("title", new string('x', 301))))).Of("title"), StringComparison.Ordinal);

    [Fact]
    public async Task All_mistakes_are_named_at_once()
    {
        var problem = await desk.RefusedAsync(HttpStatusCode.BadRequest, Path, new JsonObject());
        Assert.Equal(
            ["basis", "citation", "coding", "date", "kind", "participants", "title", "topics", "yearGiven"],
            problem.Errors.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_is_refused_leaves_nothing_behind()
    {
        await desk.RefusedAsync(HttpStatusCode.BadRequest, Path, Desk.Meeting(("slug", "never"), ("place", "nowhere")));
        await desk.Service.ProblemAsync(HttpStatusCode.NotFound, "/v1/timeline/never");
    }
}
