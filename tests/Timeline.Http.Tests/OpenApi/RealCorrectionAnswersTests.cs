using System.Text.Json.Nodes;
using Timeline.Http.Tests.Writing;

namespace Timeline.Http.Tests.OpenApi;

/// <summary>What commands on an entry really answer, done and refused, is what the API document says; so is where a gone entry leads.</summary>
public sealed class RealCorrectionAnswersTests(Desk desk) : IClassFixture<Desk>
{
    [Theory]
    [MemberData(nameof(VersionsTests.Commands), MemberType = typeof(VersionsTests))]
    public async Task Every_answer_to_a_correction_conforms_to_its_schema(string command, string body)
    {
        using var other = await desk.PostAsync("/v1/occurrences", Desk.Meeting(("slug", "other")));
        var document = await ApiDocument.ReadAsync(desk.Service);
        var operation = document.Operations.Single(operation => operation.Path == $"/v1/occurrences/{{id}}/{command}" && operation.Method == "POST");
        var path = $"/v1/occurrences/conforms-{command}/{command}";
        await desk.MeetAsync($"conforms-{command}");
        var version = 1;
        if (command == "unmerge") await desk.ChangeAsync($"conforms-{command}/merge", StandingTests.Into("other"), version++);
        if (command == "reinstatement") await desk.ChangeAsync($"conforms-{command}/retraction", TakingBackTests.Because("No."), version++);

        await ConformsAsync("400", await desk.PostAsync(path, new JsonObject(), $"\"{version}\""));
        await ConformsAsync("401", await desk.Service.SendAsync(HttpMethod.Post, path));
        await ConformsAsync("404", await desk.PostAsync($"/v1/occurrences/nowhere/{command}", body, "\"1\""));
        await ConformsAsync("412", await desk.PostAsync(path, body, "\"7\""));
        await ConformsAsync("415", await desk.PostAsync(path, [], "text/html"));
        await ConformsAsync("428", await desk.PostAsync(path, body));
        await ConformsAsync("200", await desk.PostWithAsync(path, JsonNode.Parse(body)!, $"If-Match: \"{version}\"", "Idempotency-Key: one"));
        await ConformsAsync("409", await desk.PostWithAsync(path, new JsonObject(), "Idempotency-Key: one"));
        Task ConformsAsync(string status, HttpResponseMessage response) => RealCommandAnswersTests.ConformsAsync(document, operation, status, response);
    }

    [Fact]
    public async Task Every_answer_to_a_taking_back_conforms_to_its_schema()
    {
        await desk.MeetAsync("takes-other");
        await desk.MeetAsync("takes-back");
        await desk.ChangeAsync("takes-back/links", AddingTests.Link("takes-other", "follows"), 1);
        await desk.ChangeAsync("takes-back/citations", AddingTests.Quotation("The end."), 2);
        var document = await ApiDocument.ReadAsync(desk.Service);
        var version = 3;
        foreach (var (told, path) in ((string, string)[])[("links/{relation}/{to}", "links/follows/takes-other"), ("citations/{n}", "citations/2?reason=No.")])
        {
            var operation = document.Operations.Single(operation => operation.Path == $"/v1/occurrences/{{id}}/{told}" && operation.Method == "DELETE");
            Assert.False(operation.Told.TryGetProperty("requestBody", out _));
            var address = $"/v1/occurrences/takes-back/{path}";
            await RealCommandAnswersTests.ConformsAsync(document, operation, "428", await desk.DeleteAsync(address));
            await RealCommandAnswersTests.ConformsAsync(document, operation, "412", await desk.DeleteAsync(address, "If-Match: \"9\""));
            await RealCommandAnswersTests.ConformsAsync(document, operation, "200", await desk.DeleteAsync(address, $"If-Match: \"{version++}\""));
            await RealCommandAnswersTests.ConformsAsync(document, operation, "404", await desk.DeleteAsync(address, $"If-Match: \"{version}\""));
            await RealCommandAnswersTests.ConformsAsync(document, operation, "400", await desk.DeleteAsync($"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}no=x"));
        }
    }

    [Fact]
    public async Task Where_a_merged_entry_went_and_why_a_retracted_one_is_gone_is_told_as_the_document_says()
    {
        await desk.MeetAsync("told-stays");
        await desk.MeetAsync("told-goes");
        await desk.ChangeAsync("told-goes/merge", StandingTests.Into("told-stays"), 1);
        await desk.ChangeAsync("told-stays/retraction", TakingBackTests.Because("It never happened."), 1);
        var document = await ApiDocument.ReadAsync(desk.Service);
        var operation = document.Find("/v1/timeline/{id}");
        await RealCommandAnswersTests.ConformsAsync(document, operation, "410", await desk.Service.GetAsync("/v1/timeline/told-stays"));

        using var moved = await desk.Service.GetAsync("/v1/timeline/told-goes");
        Assert.True(operation.Told.GetProperty("responses").GetProperty($"{(int)moved.StatusCode}").GetProperty("headers").TryGetProperty("Location", out _));
    }

    [Fact]
    public async Task Every_command_takes_a_key_under_which_it_may_be_sent_again()
    {
        var document = await ApiDocument.ReadAsync(desk.Service);
        Assert.All(document.Operations.Where(operation => operation.Method != "GET"), operation => Assert.Contains(
            operation.Parameters, parameter => parameter.GetProperty("name").GetString() == "Idempotency-Key"));
    }
}
