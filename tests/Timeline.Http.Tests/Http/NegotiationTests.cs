using System.Net;
using System.Text.Json;
using Timeline.Http.Tests.Running;

namespace Timeline.Http.Tests.Http;

/// <summary>Formats by the Accept header and by <c>format=</c>; methods and paths that there are not.</summary>
public sealed class NegotiationTests(SeededService service) : IClassFixture<SeededService>
{
    private const string Json = "application/json";
    private const string NdJson = "application/x-ndjson";

    [Theory]
    [InlineData("*/*", Json)]
    [InlineData("application/*", Json)]
    [InlineData("application/json", Json)]
    [InlineData("application/json;charset=utf-8", Json)]
    [InlineData("application/x-ndjson", NdJson)]
    [InlineData("APPLICATION/X-NDJSON", NdJson)]
    [InlineData("text/html, application/x-ndjson", NdJson)]
    [InlineData("text/html,application/xhtml+xml,*/*;q=0.8", Json)]
    [InlineData("application/json;q=0.5, application/x-ndjson;q=0.9", NdJson)]
    [InlineData("application/json;q=0.5, application/x-ndjson", NdJson)]
    [InlineData("application/x-ndjson;q=0.5, */*", Json)]
    [InlineData("application/json;q=0, */*;q=0.1", NdJson)]
    [InlineData("*/*, application/json;q=0", NdJson)]
    [InlineData("application/json, application/x-ndjson", Json)]
    public async Task The_best_of_what_is_accepted_is_sent(string accept, string format)
    {
        using var response = await service.GetAsync("/v1/timeline?limit=2", $"Accept: {accept}");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(format, response.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("application/xml")]
    [InlineData("text/html;q=0.9, image/*")]
    [InlineData("application/json;q=0")]
    [InlineData("*/*;q=0")]
    public async Task What_there_is_not_is_a_406_that_lists_what_there_is(string accept)
    {
        var problem = await service.ProblemAsync(HttpStatusCode.NotAcceptable, "/v1/timeline", $"Accept: {accept}");
        Assert.Contains(Json, problem.Detail, StringComparison.Ordinal);
        Assert.Contains(NdJson, problem.Detail, StringComparison.Ordinal);
        Assert.Contains(Json, (await service.ProblemAsync(HttpStatusCode.NotAcceptable, "/v1/actors", $"Accept: {accept}")).Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/v1/timeline?kind=x", HttpStatusCode.BadRequest)]
    [InlineData("/v1/timeline/unknown", HttpStatusCode.NotFound)]
    [InlineData("/v1/unknown", HttpStatusCode.NotFound)]
    public async Task A_problem_is_told_in_its_own_format_whatever_is_accepted(string path, HttpStatusCode status)
    {
        foreach (var accept in (string[])["application/x-ndjson, */*;q=0.1", "application/json"])
            await service.ProblemAsync(status, path, $"Accept: {accept}");
        using var ndjson = await service.GetAsync("/v1/timeline?kind=x", "Accept: application/x-ndjson");
        await Problem.ReadAsync(ndjson, HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("json", "application/x-ndjson", Json)]
    [InlineData("ndjson", "application/json", NdJson)]
    public async Task The_parameter_wins_over_the_header(string format, string accept, string sent)
    {
        using var response = await service.GetAsync($"/v1/timeline?limit=2&format={format}", $"Accept: {accept}");
        Assert.Equal(sent, response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task An_accept_header_that_is_nonsense_is_no_fault()
    {
        foreach (var accept in (string[])["", ";", "json", "a/b/c", "application/json;q=x", new string('a', 5000), "*/*,,,*/*"])
        {
            using var response = await service.GetAsync("/v1/timeline?limit=1", $"Accept: {accept}");
            Assert.True((int)response.StatusCode < 500, $"'{accept}' gives {(int)response.StatusCode}");
        }
    }

    [Theory]
    [InlineData("DELETE", "/v1/timeline")]
    [InlineData("PUT", "/v1/timeline/x")]
    [InlineData("PATCH", "/v1/bulletins/x/text")]
    [InlineData("DELETE", "/v1")]
    public async Task A_method_that_there_is_not_is_a_405_that_names_those_there_are(string method, string path)
    {
        using var response = await service.SendAsync(new HttpMethod(method), path);
        await Problem.ReadAsync(response, HttpStatusCode.MethodNotAllowed);
        Assert.Contains("GET", response.Content.Headers.Allow);
    }

    [Fact]
    public async Task A_head_request_is_no_fault_and_has_no_body()
    {
        foreach (var path in (string[])["/v1", "/v1/timeline", "/v1/timeline?format=ndjson", "/v1/actors/azerbaijan", "/v1/bulletins/air-center-2021-01/text", "/health/live", "/v1/nothing"])
        {
            using var response = await service.SendAsync(HttpMethod.Head, path);
            Assert.True((int)response.StatusCode < 500, $"{path} gives {(int)response.StatusCode}");
            Assert.Empty(await response.Content.ReadAsByteArrayAsync());
        }
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/v2")]
    [InlineData("/v1/nothing")]
    [InlineData("/v1/timeline/x/y/z")]
    [InlineData("/V1x/timeline")]
    [InlineData("/v1/../../etc/passwd")]
    [InlineData("/v1/%2e%2e/%2e%2e/etc/passwd")]
    [InlineData("/v1/..%2f..%2fetc%2fpasswd")]
    public async Task An_unknown_path_is_a_404(string path) => await service.ProblemAsync(HttpStatusCode.NotFound, path);

    [Fact]
    public async Task Anybody_may_read_from_another_site_and_see_the_headers_that_matter()
    {
        foreach (var path in (string[])["/v1/timeline", "/v1/timeline?kind=x", "/v1/actors"])
        {
            using var response = await service.GetAsync(path, "Origin: https://dashboard.example");
            Assert.Equal("*", Assert.Single(response.Headers.GetValues("Access-Control-Allow-Origin")));
            var exposed = response.Headers.GetValues("Access-Control-Expose-Headers").SelectMany(value => value.Split(',', StringSplitOptions.TrimEntries));
            Assert.Equal(["ETag", "Link", "Retry-After", "Timeline-Sequence"], exposed.Order());
        }
    }

    [Fact]
    public async Task A_browser_that_asks_before_sending_headers_of_its_own_may()
    {
        using var response = await service.SendAsync(
            HttpMethod.Options, "/v1/timeline", "Origin: https://dashboard.example", "Access-Control-Request-Method: GET",
            "Access-Control-Request-Headers: timeline-sequence, if-none-match");
        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Contains("GET", string.Join(',', response.Headers.GetValues("Access-Control-Allow-Methods")), StringComparison.Ordinal);
        Assert.Contains("timeline-sequence", string.Join(',', response.Headers.GetValues("Access-Control-Allow-Headers")), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task What_is_sent_is_never_taken_for_something_else()
    {
        foreach (var path in (string[])["/v1/timeline?limit=1", "/v1/timeline?limit=1&format=ndjson", "/v1/timeline?kind=x", "/v1/nothing"])
        {
            using var response = await service.GetAsync(path);
            Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        }
    }

    [Fact]
    public async Task A_stream_has_one_whole_entry_a_line()
    {
        using var response = await service.GetAsync("/v1/timeline?format=ndjson");
        var body = await response.Content.ReadAsStringAsync();
        Assert.EndsWith("}\n", body, StringComparison.Ordinal);
        Assert.All(body.TrimEnd('\n').Split('\n'), line => Assert.NotEmpty(JsonSerializer.Deserialize<JsonElement>(line).GetProperty("id").GetString()!));
    }
}
