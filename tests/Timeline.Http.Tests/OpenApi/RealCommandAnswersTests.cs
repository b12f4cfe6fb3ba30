using System.Text.Json;
using System.Text.Json.Nodes;
using Timeline.Http.Tests.Writing;

namespace Timeline.Http.Tests.OpenApi;

/// <summary>What commands really answer, the first time, again and when refused, is what the API document says.</summary>
public sealed class RealCommandAnswersTests(Desk desk) : IClassFixture<Desk>
{
    public static TheoryData<string, string> Commands => new()
    {
        { "/v1/bulletins", Desk.Bulletin("documented", "A text for the document.").ToJsonString() },
        { "/v1/occurrences", Desk.Meeting(("slug", "documented")).ToJsonString() },
        { "/v1/actors", """{"id": "documented", "name": "Doc", "type": "person", "represents": [{"actor": "north", "from": "2020"}]}""" },
        { "/v1/topics", """{"id": "documented", "label": "Doc", "scope": "S.", "dispute": {"parties": ["north", "south"]}}""" },
        { "/v1/places", """{"id": "documented", "name": "Doc", "latitude": 40, "longitude": 45.5, "precision": "town"}""" },
    };

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Every_answer_conforms_to_its_schema(string path, string body)
    {
        var document = await ApiDocument.ReadAsync(desk.Service);
        var operation = document.Operations.Single(operation => operation.Path == path && operation.Method == "POST");
        Assert.Empty(document.Schema.Faults(
            operation.Told.GetProperty("requestBody").GetProperty("content").GetProperty("application/json").GetProperty("schema"),
            JsonSerializer.Deserialize<JsonElement>(body), path));

        await ConformsAsync(document, operation, "201", await desk.PostAsync(path, body));
        await ConformsAsync(document, operation, "200", await desk.PostAsync(path, body, "\"1\""));
        if (operation.Told.GetProperty("responses").TryGetProperty("428", out _))
        {
            await ConformsAsync(document, operation, "428", await desk.PostAsync(path, body));
            await ConformsAsync(document, operation, "412", await desk.PostAsync(path, body, "\"7\""));
        }

        await ConformsAsync(document, operation, "400", await desk.PostAsync(path, new JsonObject()));
        await ConformsAsync(document, operation, "415", await desk.PostAsync(path, [], "text/html"));
        await ConformsAsync(document, operation, "401", await desk.Service.SendAsync(HttpMethod.Post, path));
    }

    internal static async Task ConformsAsync(ApiDocument document, Operation operation, string status, HttpResponseMessage response)
    {
        using (response)
        {
            var body = await response.Content.ReadAsStringAsync();
            Assert.True(status == $"{(int)response.StatusCode}", body);
            var content = operation.Told.GetProperty("responses").GetProperty(status).GetProperty("content").GetProperty(response.Content.Headers.ContentType!.MediaType!);
            Assert.Empty(document.Schema.Faults(content.GetProperty("schema"), JsonSerializer.Deserialize<JsonElement>(body), $"{operation} {status}"));
        }
    }
}
