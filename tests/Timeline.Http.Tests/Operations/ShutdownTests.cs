using System.Diagnostics;
using Timeline.Http.Tests.Running;

namespace Timeline.Http.Tests.Operations;

/// <summary>A service that is told to end does so soon, whatever it is in the midst of.</summary>
public sealed class ShutdownTests
{
    [Fact]
    public async Task A_stream_that_nobody_reads_to_its_end_does_not_hold_up_the_end()
    {
        await using var service = await EmptyService.StartAsync();
        var chronicle = new Chronicle(service.Parts);
        await chronicle.BulletinAsync("long", "2021-01-31");
        await service.ReachAsync(await chronicle.RecordAsync("long-0", "2021-01-05", "long", 1));

        // More than any buffer between the two ends takes: a hundred megabytes.
        await Sql.ExecuteAsync(
            service.Database,
            """
            INSERT INTO timeline_read.entry (id, present, known_from, published_from, kind, status, earliest, latest, first_published, coding_type, quad_class, terms, parts,
              version, sequence, recorded_at, body)
            SELECT 'long-' || n, present, known_from, published_from, kind, status, earliest, latest, first_published, coding_type, quad_class, terms, parts,
              version, sequence, recorded_at, jsonb_set(body, '{citations,0,section}', to_jsonb(repeat('word ', 40000)))
            FROM timeline_read.entry, generate_series(1, 500) n
            """);
        using var response = await service.Http.GetAsync(new Uri("/v1/timeline?format=ndjson", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        await using var stream = await response.Content.ReadAsStreamAsync();
        Assert.True(await stream.ReadAsync(new byte[1000]) > 0);

        var ending = Stopwatch.StartNew();
        await service.Application.StopAsync();
        Assert.True(ending.Elapsed < TimeSpan.FromSeconds(5), $"It took {ending.Elapsed.TotalSeconds} s to end.");
        await Assert.ThrowsAnyAsync<Exception>(async () => await stream.CopyToAsync(Stream.Null));
    }

    [Fact]
    public async Task An_idle_service_ends_at_once()
    {
        await using var service = await EmptyService.StartAsync();
        await service.ReadAsync("/v1");
        var ending = Stopwatch.StartNew();
        await service.Application.StopAsync();
        Assert.True(ending.Elapsed < TimeSpan.FromSeconds(3), $"It took {ending.Elapsed.TotalSeconds} s to end.");
    }
}
