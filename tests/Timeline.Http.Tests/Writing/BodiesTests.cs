using System.Net;
using System.Text;
using Timeline.Http.Tests.Running;

namespace Timeline.Http.Tests.Writing;

/// <summary>Whatever is sent as a body is either understood or refused in plain words; never a 500.</summary>
public sealed class BodiesTests(Desk desk) : IClassFixture<Desk>
{
    private static readonly string[] Paths =
    [
        "/v1/bulletins", "/v1/occurrences", "/v1/actors", "/v1/topics", "/v1/places", "/v1/bulletins/x/withdrawal",
        .. ((string[])["citations", "corrections", "claims", "links", "merge", "unmerge", "retraction", "reinstatement"]).Select(command => $"/v1/occurrences/x/{command}"),
    ];

    public static TheoryData<string, string, string> Bodies => new()
    {
        { "", "", "no JSON" },
        { "  ", "", "no JSON" },
        { "no json", "", "no JSON" },
        { "{", "", "no JSON" },
        { "{}{}", "", "no JSON" },
        { "{,}", "", "no JSON" },
        { "{'id': 1}", "", "no JSON" },
        { "null", "", "null" },
        { "[]", "", "another type" },
        { "\"text\"", "", "another type" },
        { "12", "", "another type" },
        { "true", "", "another type" },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task A_body_that_is_no_object_is_refused(string body, string field, string said)
    {
        foreach (var path in Paths)
        {
            using var response = await desk.PostAsync(path, body);
            var problem = await Problem.ReadAsync(response, HttpStatusCode.BadRequest);
            if (problem.Errors.ContainsKey(field)) Assert.Contains(said, problem.Of(field), StringComparison.Ordinal);
            else Assert.Contains(said, problem.Detail, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/v1/bulletins", """{"titel": "T"}""", "titel", "There is no field 'titel' here")]
    [InlineData("/v1/actors", """{"represents": [{"actor": "north", "since": "2020"}]}""", "represents[0].since", "There is no field 'since' here")]
    [InlineData("/v1/occurrences", """{"citation": {"bulletin": "b", "start": 1}}""", "citation.start", "There is no field 'start' here")]
    [InlineData("/v1/actors", """{"ID": "x"}""", "ID", "There is no field 'ID' here")]
    [InlineData("/v1/actors", """{"id": "x", "id": "y"}""", "id", "given twice")]
    [InlineData("/v1/occurrences", """{"participants": [{"actor": "north", "actor": "south"}]}""", "participants[0].actor", "given twice")]
    [InlineData("/v1/actors", """{"id": 7}""", "id", "another type")]
    [InlineData("/v1/actors", """{"aliases": "one"}""", "aliases", "another type")]
    [InlineData("/v1/actors", """{"aliases": [1]}""", "aliases[0]", "another type")]
    [InlineData("/v1/occurrences", """{"yearGiven": "true"}""", "yearGiven", "another type")]
    [InlineData("/v1/occurrences", """{"citation": {"nth": 1.5}}""", "citation.nth", "another type")]
    [InlineData("/v1/occurrences", """{"citation": {"nth": 99999999999}}""", "citation.nth", "another type")]
    [InlineData("/v1/occurrences", """{"citation": []}""", "citation", "another type")]
    [InlineData("/v1/places", """{"latitude": "40"}""", "latitude", "another type")]
    [InlineData("/v1/occurrences/x/corrections", """{"changes": {"yearGiven": true}}""", "changes.yearGiven", "There is no field 'yearGiven' here")]
    [InlineData("/v1/occurrences/x/corrections", """{"changes": {"title": "A", "title": "B"}}""", "changes.title", "given twice")]
    [InlineData("/v1/occurrences/x/corrections", """{"changes": {"place": 7}}""", "changes.place", "another type")]
    [InlineData("/v1/occurrences/x/corrections", """{"changes": "title"}""", "changes", "another type")]
    [InlineData("/v1/occurrences/x/merge", """{"in": "y"}""", "in", "There is no field 'in' here")]
    [InlineData("/v1/occurrences/x/retraction", """{"reason": null}""", "reason", "missing")]
    public async Task A_field_that_nobody_knows_or_of_another_type_is_named_by_its_path(string path, string body, string field, string said)
    {
        using var response = await desk.PostAsync(path, body);
        Assert.Contains(said, (await Problem.ReadAsync(response, HttpStatusCode.BadRequest)).Of(field), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(60)]
    [InlineData(100_000)]
    public async Task A_body_of_great_depth_is_refused(int depth)
    {
        using var response = await desk.PostAsync("/v1/actors", $$"""{"aliases": {{new string('[', depth)}}{{new string(']', depth)}}}""");
        await Problem.ReadAsync(response, HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_body_that_is_no_utf8_is_refused()
    {
        foreach (var path in Paths)
        {
            using var response = await desk.PostAsync(path, [.. "{\"id\": \""u8, 0xFF, 0xFE, .. "\"}"u8], "application/json");
            await Problem.ReadAsync(response, HttpStatusCode.BadRequest);
        }
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("application/vnd.timeline+json")]
    public async Task Json_is_taken_under_its_names(string type)
    {
        const string body = """{"id": "x", "name": 7}""";
        var bytes = type.EndsWith("utf-16", StringComparison.Ordinal) ? Encoding.Unicode.GetBytes(body) : Encoding.UTF8.GetBytes(body);
        using var response = await desk.PostAsync("/v1/actors", bytes, type);
        Assert.Contains("another type", (await Problem.ReadAsync(response, HttpStatusCode.BadRequest)).Of("name"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text/html")]
    [InlineData("text/json-not")]
    [InlineData("text/plainer")]
    [InlineData("application/xml")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("application/json; charset=nonsense")]
    [InlineData("nonsense")]
    [InlineData(null)]
    public async Task A_body_of_another_type_is_a_415_that_tells_what_is_taken(string? type)
    {
        foreach (var path in Paths)
        {
            using var response = await desk.PostAsync(path, Encoding.UTF8.GetBytes("{}"), type);
            var problem = await Problem.ReadAsync(response, HttpStatusCode.UnsupportedMediaType);
            Assert.Contains("expected application/json", problem.Detail, StringComparison.Ordinal);
        }
    }
}
