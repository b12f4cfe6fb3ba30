using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Timeline.Api;
using Timeline.Api.Http;
using Timeline.Api.Timelines;
using Timeline.Benchmarks.Folding;

namespace Timeline.Benchmarks.Reading;

/// <summary>
/// The SQL that the service sends for pages of a timeline, with its parameters: taken down while its own code answers, so
/// that it is the same whatever the code becomes; and run again without the service.
/// </summary>
internal sealed class SentSql : IDisposable
{
    private readonly List<IReadOnlyList<NpgsqlCommand>> _pages;

    private SentSql(List<IReadOnlyList<NpgsqlCommand>> pages) => _pages = pages;

    /// <summary>Takes down what is sent for each of some queries.</summary>
    public static async Task<SentSql> TakeDownAsync(string database, IReadOnlyList<string> queries, CancellationToken cancellationToken)
    {
        var sent = new List<NpgsqlCommand>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
        };
        ActivitySource.AddActivityListener(listener);
        var source = new NpgsqlDataSourceBuilder(database);
        source.ConfigureTracing(tracing => tracing.ConfigureCommandEnrichmentCallback((_, command) => sent.Add(command.Clone())));
        await using var services = new ServiceCollection().AddLogging().AddTimeline(database).AddSingleton(_ => source.Build()).BuildServiceProvider();

        // The first answer reads the catalogue, which later ones have in memory.
        await AnswerAsync(services, queries[0], cancellationToken);
        var pages = new List<IReadOnlyList<NpgsqlCommand>>();
        foreach (var query in queries)
        {
            sent.Clear();
            await AnswerAsync(services, query, cancellationToken);
            pages.Add([.. sent]);
        }

        return new SentSql(pages);
    }

    /// <summary>Runs it again, prepared, on one connection; gives the milliseconds of each page.</summary>
    public async Task<IReadOnlyList<double>> RunAsync(string database, CancellationToken cancellationToken)
    {
        // The service chooses the tables' builds by a search path.
        await using var plain = NpgsqlDataSource.Create(database);
        var path = await new ReadModel(plain).SearchPathAsync(cancellationToken);
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(database) { SearchPath = path });
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        var times = new List<double>(_pages.Count);
        foreach (var page in _pages)
        {
            foreach (var command in page)
            {
                command.Connection = connection;
                await command.PrepareAsync(cancellationToken);
            }

            var started = Stopwatch.GetTimestamp();
            foreach (var command in page)
            {
                await using var rows = await command.ExecuteReaderAsync(cancellationToken);
                while (await rows.ReadAsync(cancellationToken))
                {
                    // Only that it has come.
                }
            }

            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        return times;
    }

    public void Dispose()
    {
        foreach (var command in _pages.SelectMany(page => page)) command.Dispose();
    }

    private static async Task AnswerAsync(IServiceProvider services, string query, CancellationToken cancellationToken)
    {
        var http = new DefaultHttpContext { RequestServices = services, RequestAborted = cancellationToken };
        (http.Request.Method, http.Request.Path, http.Request.QueryString) = ("GET", "/v1/timeline", new QueryString(query));
        await GetTimeline.HandleAsync(http, services.GetRequiredService<Answers>(), new ApplicationLifetime(NullLogger<ApplicationLifetime>.Instance));
    }
}
