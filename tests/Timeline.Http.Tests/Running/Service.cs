using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Timeline.Api;
using Timeline.Api.Http;
using Timeline.Api.Proposals;
using Timeline.EventStore.Projections;

namespace Timeline.Http.Tests.Running;

/// <summary>The application on a port and a database of its own, and a client that talks to it.</summary>
public abstract class Service : IAsyncLifetime, IAsyncDisposable
{
    private WebApplication? _application;

    public HttpClient Http { get; } = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    public Uri Address => Http.BaseAddress!;

    internal string Database { get; private set; } = "";

    internal WebApplication Application => _application!;

    internal IServiceProvider Parts => Application.Services;

    public async Task InitializeAsync()
    {
        Database = await CopyDatabaseAsync();
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, EnvironmentName = "Production" });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.AddFilter<ConsoleLoggerProvider>(null, LogLevel.None);
        // One address asks all questions of the tests.
        builder.Configuration[RateLimits.Key] = "0";
        builder.Configuration[ReadWaiting.Key] = IsReading ? "true" : "false";
        Prepare(builder);
        _application = TimelineApplication.Build(builder, Database);
        await _application.StartAsync();
        Http.BaseAddress = new Uri(_application.Urls.First());
    }

    public async Task DisposeAsync()
    {
        Http.Dispose();
        if (_application is not null) await _application.DisposeAsync();
    }

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        await DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Asks with more headers, given as <c>Name: value</c>.</summary>
    public async Task<HttpResponseMessage> GetAsync(string path, params string[] headers) => await SendAsync(HttpMethod.Get, path, headers);

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, params string[] headers)
    {
        // A Uri made from text would mend escapes that the service is to see as they are.
        using var request = new HttpRequestMessage(method, new Uri(Address + path.TrimStart('/'), new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        foreach (var header in headers)
            Assert.True(request.Headers.TryAddWithoutValidation(header.Split(": ")[0], header.Split(": ", 2)[1]));
        return await Http.SendAsync(request);
    }

    /// <summary>What a path answers, which must be a 200 in JSON.</summary>
    public async Task<JsonElement> ReadAsync(string path, params string[] headers)
    {
        using var response = await GetAsync(path, headers);
        var body = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == HttpStatusCode.OK, $"{path} answers {(int)response.StatusCode}: {body}");
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        return JsonSerializer.Deserialize<JsonElement>(body);
    }

    /// <summary>What a path answers, which must be a problem of RFC 9457 with this status.</summary>
    public async Task<Problem> ProblemAsync(HttpStatusCode status, string path, params string[] headers)
    {
        using var response = await GetAsync(path, headers);
        return await Problem.ReadAsync(response, status);
    }

    /// <summary>A page of the timeline; the query without its question mark.</summary>
    public async Task<PageSeen> PageAsync(string query = "")
    {
        var page = await ReadAsync($"/v1/timeline?{query}");
        return page.Deserialize<PageSeen>(EntrySeen.Json)!;
    }

    /// <summary>All entries of a query, from one stream of NDJSON.</summary>
    public async Task<IReadOnlyList<EntrySeen>> AllAsync(string query = "")
    {
        using var response = await GetAsync($"/v1/timeline?{query}", "Accept: application/x-ndjson");
        var body = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == HttpStatusCode.OK, $"{query} answers {(int)response.StatusCode}: {body}");
        Assert.Equal(new MediaTypeHeaderValue("application/x-ndjson"), response.Content.Headers.ContentType);
        return [.. body.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<EntrySeen>(line, EntrySeen.Json)!)];
    }

    /// <summary>Waits until all projections have folded the log up to a sequence.</summary>
    public async Task ReachAsync(long sequence) => Assert.True(
        await Parts.GetRequiredService<ProjectionMarks>().WaitForAsync(sequence, TimeSpan.FromSeconds(20), default), $"The read model has not reached {sequence}.");

    private protected abstract Task<string> CopyDatabaseAsync();

    /// <summary>Whether bulletins are read in the background: events of their own would stand between those that tests count.</summary>
    private protected virtual bool IsReading => false;

    /// <summary>Puts parts of the test's own into the application.</summary>
    private protected virtual void Prepare(WebApplicationBuilder builder)
    {
    }
}

/// <summary>The application on a database that holds the program's own seeds.</summary>
public sealed class SeededService : Service
{
    private protected override Task<string> CopyDatabaseAsync() => Templates.CopySeededAsync();
}

/// <summary>The application on a database with an empty log, reading what is registered.</summary>
public sealed class ReadingService : Service
{
    private protected override bool IsReading => true;

    private protected override Task<string> CopyDatabaseAsync() => Templates.CopyEmptyAsync();
}

/// <summary>The application on a database with an empty log.</summary>
public sealed class EmptyService : Service
{
    /// <summary>One for a single test; the caller disposes it.</summary>
    public static async Task<EmptyService> StartAsync()
    {
        var service = new EmptyService();
        await service.InitializeAsync();
        return service;
    }

    private protected override Task<string> CopyDatabaseAsync() => Templates.CopyEmptyAsync();
}
