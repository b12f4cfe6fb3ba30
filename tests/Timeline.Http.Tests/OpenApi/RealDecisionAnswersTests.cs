using System.Text.Json;
using System.Text.Json.Nodes;
using Timeline.Http.Tests.Proposals;

namespace Timeline.Http.Tests.OpenApi;

/// <summary>What decisions about proposals really answer, done and refused, is what the API document says.</summary>
public sealed class RealDecisionAnswersTests(ReviewDesk desk) : IClassFixture<ReviewDesk>
{
    [Theory]
    [InlineData("accept", """{"slug": "accepted-as-told"}""", 2701)]
    [InlineData("amend", """{"title": "Another", "cites": null, "yearGiven": false}""", 2702)]
    [InlineData("reject", """{"reason": "It is a plan."}""", 2703)]
    [InlineData("undo", """{"reason": "Too fast."}""", 2704)]
    public async Task Every_answer_to_a_decision_conforms_to_its_schema(string what, string body, int year)
    {
        var id = $"told-{what}";
        await desk.ReadAsync(id, year);
        var version = 1;
        if (what == "undo") await desk.DecideAsync($"{id}-1", "accept", version++);
        var document = await ApiDocument.ReadAsync(desk.Service);
        var operation = document.Operations.Single(operation => operation.Path == $"/v1/proposals/{{id}}/{what}" && operation.Method == "POST");
        Assert.Empty(document.Schema.Faults(
            operation.Told.GetProperty("requestBody").GetProperty("content").GetProperty("application/json").GetProperty("schema"), JsonSerializer.Deserialize<JsonElement>(body), what));
        var path = $"/v1/proposals/{id}-1/{what}";
        var sent = JsonNode.Parse(body);
        await ConformsAsync("400", await desk.PostAsync("ann", path, new JsonObject { ["nothing"] = 1 }, $"If-Match: \"{version}\""));
        await ConformsAsync("401", await desk.Service.SendAsync(HttpMethod.Post, path));
        await ConformsAsync("404", await desk.PostAsync("ann", $"/v1/proposals/nowhere-1/{what}", sent, "If-Match: \"1\""));
        await ConformsAsync("412", await desk.PostAsync("ann", path, sent, "If-Match: \"7\""));
        await ConformsAsync("428", await desk.PostAsync("ann", path, sent));
        using var first = await desk.PostAsync("ann", path, sent, $"If-Match: \"{version}\"", "Idempotency-Key: one");
        Assert.Equal($"\"{version + 1}\"", first.Headers.ETag?.ToString());
        await ConformsAsync("200", first);
        await ConformsAsync("200", await desk.PostAsync("ann", path, sent, $"If-Match: \"{version}\"", "Idempotency-Key: one"));
        await ConformsAsync("409", await desk.PostAsync("ann", path, sent, $"If-Match: \"{version + 1}\""));

        Task ConformsAsync(string status, HttpResponseMessage response) => RealCommandAnswersTests.ConformsAsync(document, operation, status, response);
    }

    [Fact]
    public async Task Every_answer_to_accepting_several_conforms_to_its_schema()
    {
        await desk.ReadAsync("told-several", 2705);
        var document = await ApiDocument.ReadAsync(desk.Service);
        const string Path = "/v1/proposals/accept";
        var operation = document.Operations.Single(operation => operation.Path == Path);
        await RealCommandAnswersTests.ConformsAsync(document, operation, "400", await desk.PostAsync("ann", Path, new JsonObject()));
        await RealCommandAnswersTests.ConformsAsync(document, operation, "401", await desk.Service.SendAsync(HttpMethod.Post, Path));
        await RealCommandAnswersTests.ConformsAsync(document, operation, "415", await desk.PostAsync("ann", Path, null));
        await RealCommandAnswersTests.ConformsAsync(document, operation, "200", await desk.PostAsync("ann", Path, new JsonObject { ["confidence"] = 0 }));
    }
}
