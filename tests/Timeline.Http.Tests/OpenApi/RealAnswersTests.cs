using System.Net;
using System.Text.Json;
using Timeline.Http.Tests.Changes;
using Timeline.Http.Tests.Replaying;
using Timeline.Http.Tests.Running;

namespace Timeline.Http.Tests.OpenApi;

/// <summary>What the service really answers is what its API document says, over all that the seeds hold, and what was read and decided.</summary>
public sealed class RealAnswersTests(DecidedService service) : IClassFixture<DecidedService>
{
    [Theory]
    [InlineData("/v1")]
    [InlineData("/v1/timeline")]
    [InlineData("/v1/timeline/histogram")]
    [InlineData("/v1/actors/graph")]
    [InlineData("/v1/coverage")]
    [InlineData("/v1/timeline/diff")]
    [InlineData("/v1/timeline/{id}")]
    [InlineData("/v1/timeline/{id}/history")]
    [InlineData("/v1/actors")]
    [InlineData("/v1/actors/{id}")]
    [InlineData("/v1/topics")]
    [InlineData("/v1/topics/{id}")]
    [InlineData("/v1/disputes")]
    [InlineData("/v1/disputes/{id}")]
    [InlineData("/v1/disputes/{id}/replay")]
    [InlineData("/v1/replay")]
    [InlineData("/v1/dyads/{a}/{b}")]
    [InlineData("/v1/changes")]
    [InlineData("/v1/changes/stream")]
    [InlineData("/v1/places")]
    [InlineData("/v1/bulletins")]
    [InlineData("/v1/bulletins/{id}")]
    [InlineData("/v1/bulletins/{id}/text")]
    [InlineData("/v1/proposals")]
    [InlineData("/v1/proposals/{id}")]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task Every_answer_conforms_to_its_schema(string path)
    {
        var document = await ApiDocument.ReadAsync(service);
        var operation = document.Find(path);
        var schema = operation.Success.GetProperty("schema");
        foreach (var address in await AddressesAsync(path))
        {
            var answers = operation.IsEndless ? await FirstEventsAsync(address) : operation.IsStream ? await service.FramesAsync(address) : [await service.ReadAsync(address)];
            var faults = answers.SelectMany(answer => document.Schema.Faults(schema, answer, address)).Take(5).ToList();
            Assert.True(faults.Count == 0, string.Join('\n', faults));
        }
    }

    [Fact]
    public async Task No_path_that_reads_is_left_out_of_these_tests()
    {
        var tested = typeof(RealAnswersTests).GetMethod(nameof(Every_answer_conforms_to_its_schema))!
            .GetCustomAttributesData().Where(attribute => attribute.AttributeType == typeof(InlineDataAttribute))
            .Select(attribute => (string)((IReadOnlyList<System.Reflection.CustomAttributeTypedArgument>)attribute.ConstructorArguments[0].Value!)[0].Value!);
        Assert.Equal(
            (await ApiDocument.ReadAsync(service)).Operations.Where(operation => operation.Method == "GET").Select(operation => operation.Path).Order(StringComparer.Ordinal),
            tested.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Problems_conform_to_their_schema()
    {
        var document = await ApiDocument.ReadAsync(service);
        foreach (var (path, told, status) in ((string, string, string)[])
                 [("/v1/timeline?actor=azerbajan", "/v1/timeline", "400"), ("/v1/actors/azerbajan", "/v1/actors/{id}", "404"), ("/v1/timeline/x?x=y", "/v1/timeline/{id}", "400")])
        {
            using var response = await service.GetAsync(path);
            var problem = JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsStringAsync());
            var schema = document.Find(told).Told.GetProperty("responses").GetProperty(status).GetProperty("content").GetProperty("application/problem+json").GetProperty("schema");
            Assert.Empty(document.Schema.Faults(schema, problem, path));
            Assert.Equal(status, problem.GetProperty("status").GetRawText());
        }
    }

    [Fact]
    public async Task Every_example_of_a_parameter_is_taken()
    {
        foreach (var operation in (await ApiDocument.ReadAsync(service)).Operations.Where(operation => operation.Method == "GET"))
        {
            var path = PathOf(operation);
            foreach (var parameter in operation.Query)
            {
                var (name, value) = (NameOf(parameter), ExampleOf(parameter));
                using var response = await AskAsync(operation, $"{path}?{QueryOf(operation.Query.Where(other => IsRequired(other) && NameOf(other) != name).Append(parameter))}");
                var body = operation.IsEndless && response.IsSuccessStatusCode ? "" : await response.Content.ReadAsStringAsync();

                // A cursor belongs to one page of one service, so its example can be of the right form at most.
                if (name == "cursor") Assert.DoesNotContain("no such parameter", body, StringComparison.Ordinal);
                else Assert.True(response.IsSuccessStatusCode || IsNotToldYet(response, name), $"{path}?{name}={value}: {body}");
            }
        }
    }

    [Fact]
    public async Task Every_example_of_a_slug_is_there()
    {
        foreach (var operation in (await ApiDocument.ReadAsync(service)).Operations.Where(operation => operation.Method == "GET" && operation.Path.Contains('{', StringComparison.Ordinal)))
            Assert.NotEmpty(operation.IsStream ? await service.FramesAsync(AddressOf(operation)) : [await service.ReadAsync(AddressOf(operation))]);
    }

    private static bool IsNotToldYet(HttpResponseMessage response, string parameter) =>
        parameter is "published_until" or "recorded_until" && response.StatusCode == HttpStatusCode.NotFound;

    /// <summary>The operation's address with the examples of what it cannot do without.</summary>
    private static string AddressOf(Operation operation) => $"{PathOf(operation)}?{QueryOf(operation.Query.Where(IsRequired))}";

    private static bool IsRequired(JsonElement parameter) => parameter.TryGetProperty("required", out var required) && required.GetBoolean();

    private static string NameOf(JsonElement parameter) => parameter.GetProperty("name").GetString()!;

    private static string ExampleOf(JsonElement parameter)
    {
        var example = parameter.GetProperty("example");
        return example.ValueKind == JsonValueKind.Array ? example[0].GetString()! : example.GetString()!;
    }

    private static string QueryOf(IEnumerable<JsonElement> parameters) =>
        string.Join('&', parameters.Select(parameter => $"{NameOf(parameter)}={Uri.EscapeDataString(ExampleOf(parameter))}"));

    /// <summary>The operation's path with the examples of what stands in it.</summary>
    private static string PathOf(Operation operation) => operation.Parameters
        .Where(parameter => parameter.GetProperty("in").GetString() == "path")
        .Aggregate(operation.Path, (path, parameter) => path.Replace($"{{{parameter.GetProperty("name").GetString()}}}", parameter.GetProperty("example").GetString(), StringComparison.Ordinal));

    private Task<HttpResponseMessage> AskAsync(Operation operation, string address) => operation.IsEndless
        ? service.Http.GetAsync(new Uri(address, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead)
        : service.GetAsync(address);

    /// <summary>The first hundred changes of a stream that does not end.</summary>
    private async Task<IReadOnlyList<JsonElement>> FirstEventsAsync(string address)
    {
        await using var stream = await ChangeStream.OpenAsync(service, address.Split('?')[1]);
        var events = new List<JsonElement>();
        while (events.Count < 100) events.Add(JsonSerializer.Deserialize<JsonElement>((await stream.NextAsync()).Data));
        return events;
    }

    /// <summary>Real addresses of a path: every one there is, but of entries every seventh, of actors every fifth.</summary>
    private async Task<IReadOnlyList<string>> AddressesAsync(string path)
    {
        if (path == "/v1/timeline") return [.. Enumerable.Range(1990, 36).Select(year => $"{path}?limit=500&occurred_from={year}&occurred_to={year}")];
        if (path == "/v1/timeline/diff") return [.. Enumerable.Range(0, 12).Select(i => $"{path}?limit=500&axis=recorded&from={i * 150}&to={(i * 150) + 300}"), $"{path}?limit=500&axis=published&from=2020&to=2021-02"];
        if (path == "/v1/proposals") return [$"{path}?state=all", $"{path}?limit=1"];
        if (path == "/v1/proposals/{id}") return [.. Enumerable.Range(1, 3).Select(n => $"/v1/proposals/{DecidedService.Bulletin}-{n}")];
        if (path == "/v1/changes") return [$"{path}?limit=500", $"{path}?after=617&kind=statement"];
        if (path == "/v1/changes/stream") return [$"{path}?after=0"];
        if (path == "/v1/replay") return [.. new[] { "occurred", "published", "recorded" }.Select(order => $"{path}?order={order}&actor=turkmenistan")];
        if (path == "/v1/dyads/{a}/{b}") return ["/v1/dyads/armenia/azerbaijan", "/v1/dyads/azerbaijan/turkmenistan", "/v1/dyads/russia/armenia"];
        if (!path.Contains("{id}", StringComparison.Ordinal)) return [path];
        var list = path.Split('/')[2];
        var ids = list == "timeline"
            ? (await service.AllAsync()).Where((_, i) => i % 7 == 0).Select(entry => entry.Id)
            : (await service.ReadAsync($"/v1/{list}")).GetProperty(list).EnumerateArray().Select(one => one.GetProperty("id").GetString()!);
        return [.. (list == "actors" ? ids.Where((_, i) => i % 5 == 0) : ids).Select(id => path.Replace("{id}", id, StringComparison.Ordinal))];
    }
}
