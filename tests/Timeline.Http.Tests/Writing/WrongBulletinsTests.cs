using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Timeline.Http.Tests.Running;

namespace Timeline.Http.Tests.Writing;

/// <summary>A document that cannot be registered as it stands is refused, and the answer names all that is wrong.</summary>
public sealed class WrongBulletinsTests(Desk desk) : IClassFixture<Desk>
{
    private const string Path = "/v1/bulletins";
    private const string Query = "?id=wrong&title=T&publisher=P&issued=2021-01&published=2021-01-31";

    [Fact]
    public async Task All_missing_fields_are_named_at_once()
    {
        var problem = await desk.RefusedAsync(HttpStatusCode.BadRequest, Path, new JsonObject { ["id"] = "nothing-told" });
        Assert.Equal(["issued", "published", "publisher", "text", "title"], problem.Errors.Keys.Order(StringComparer.Ordinal));
        Assert.All(problem.Errors.Values, errors => Assert.StartsWith("It is missing; ", Assert.Single(errors), StringComparison.Ordinal));
    }

    [Fact]
    public async Task All_missing_parameters_of_a_plain_text_are_named_at_once()
    {
        using var response = await desk.PostAsync($"{Path}?id=nothing-told", [], "text/plain");
        var problem = await Problem.ReadAsync(response, HttpStatusCode.BadRequest);
        Assert.Equal(["issued", "published", "publisher", "text", "title"], problem.Errors.Keys.Order(StringComparer.Ordinal));
        Assert.StartsWith("It is missing; ", Assert.Single(problem.Errors["published"]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("id", "Not A Slug", "is no slug")]
    [InlineData("id", "", "is no slug")]
    [InlineData("title", "   ", "missing")]
    [InlineData("title", "N\0L", "NUL")]
    [InlineData("publisher", null, "missing")]
    [InlineData("issued", "31.01.2021", "31.01.2021")]
    [InlineData("published", "2021-01", "is no day")]
    [InlineData("published", "2021-02-30", "is no day")]
    [InlineData("language", "English", "ISO 639")]
    [InlineData("language", "en\n", "ISO 639")]
    [InlineData("kind", "Two Words", "lower-case word")]
    [InlineData("text", "", "missing")]
    [InlineData("text", " \n", "missing")]
    [InlineData("text", "N\0L", "NUL, at position 1")]
    public async Task A_wrong_field_is_named_with_what_was_expected(string field, string? value, string said)
    {
        var body = Desk.Bulletin("wrong", "A text that is never kept.");
        body[field] = value;
        var problem = await desk.RefusedAsync(HttpStatusCode.BadRequest, Path, body);
        Assert.Equal([field], problem.Errors.Keys);
        Assert.Contains(said, problem.Of(field), StringComparison.Ordinal);
        Assert.Equal(0, await Sql.NumberAsync(desk.Service.Database, "SELECT count(*) FROM timeline_text.document WHERE bulletin = 'wrong'"));
    }

    [Theory]
    [InlineData(new byte[] { 0x41, 0xFF, 0x42 }, "byte 1 cannot stand there")]
    [InlineData(new byte[] { 0xC3 }, "not UTF-8")]
    [InlineData(new byte[] { 0xED, 0xA0, 0x80 }, "not UTF-8")]
    [InlineData(new byte[] { 0x41, 0x00 }, "NUL, at position 1")]
    [InlineData(new byte[] { 0x20, 0x0A }, "missing")]
    [InlineData(new byte[] { }, "missing")]
    public async Task Bytes_that_are_no_text_are_refused(byte[] bytes, string said)
    {
        using var response = await desk.PostAsync(Path + Query, bytes, "text/plain");
        var problem = await Problem.ReadAsync(response, HttpStatusCode.BadRequest);
        Assert.Contains(said, problem.Of("text"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"\\ud800\"")]
    [InlineData("\"\\udc00 alone\"")]
    public async Task Half_a_character_is_no_text(string text)
    {
        using var response = await desk.PostAsync(Path, Desk.Bulletin("wrong", "").ToJsonString().Replace("\"text\":\"\"", $"\"text\":{text}", StringComparison.Ordinal));
        Assert.Equal(["text"], (await Problem.ReadAsync(response, HttpStatusCode.BadRequest)).Errors.Keys);
    }

    [Fact]
    public async Task Parameters_that_belong_to_a_plain_text_are_not_taken_with_json()
    {
        using var response = await desk.PostAsync($"{Path}?title=T", Desk.Bulletin("wrong", "A text.").ToJsonString());
        Assert.Contains("no such parameter", (await Problem.ReadAsync(response, HttpStatusCode.BadRequest)).Of("title"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/json")]
    public async Task A_body_that_is_too_large_is_a_413(string type)
    {
        // Only as long as it says; the answer comes before the first byte.
        var answer = await RawAsync($"POST {Path}{(type == "text/plain" ? Query : "")} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {desk.Key}\r\nContent-Type: {type}\r\nContent-Length: 4000000000\r\nConnection: close\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 413 ", answer, StringComparison.Ordinal);
        Assert.Contains("application/problem+json", answer, StringComparison.Ordinal);
        Assert.Contains("\"status\":413", answer, StringComparison.Ordinal);
    }

    private async Task<string> RawAsync(string request)
    {
        using var client = new System.Net.Sockets.TcpClient();
        await client.ConnectAsync(desk.Service.Address.Host, desk.Service.Address.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request));
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync().WaitAsync(TimeSpan.FromSeconds(10));
    }
}
