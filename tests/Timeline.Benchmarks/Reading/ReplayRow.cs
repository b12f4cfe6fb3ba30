using System.Diagnostics;
using Npgsql;
using Timeline.Benchmarks.Folding;
using Timeline.Benchmarks.Running;

namespace Timeline.Benchmarks.Reading;

/// <summary>The whole timeline as one stream over HTTP, beside COPY of the entries' JSON text; and what the service keeps in memory meanwhile.</summary>
internal static class ReplayRow
{
    private const double Megabyte = 1024 * 1024;

    public static async Task<Measured> MeasureAsync(Bench bench)
    {
        var history = await (await bench.HistoryAsync(bench.Scale.Entries)).FoldedAsync();
        await using var served = await Served.StartAsync(history.Database, bench.Stop);
        await served.GetAsync("/v1/timeline?limit=500&format=ndjson", bench.Stop);
        var before = served.ResidentMemory;
        var (entries, highest) = (0L, before);
        var medians = await Rounds.RunAsync(
            bench,
            service: async () =>
            {
                var watch = Stopwatch.StartNew();
                (entries, var memory) = await StreamAsync(served, bench.Stop);
                highest = Math.Max(highest, memory);
                return entries / watch.Elapsed.TotalSeconds;
            },
            limit: async () => entries / (await CopyAsync(history.Database, bench.Stop)).TotalSeconds);
        return Measured.Beside(medians, $"{entries:#,0} entries; resident memory from {before / Megabyte:0} to at most {highest / Megabyte:0} MB");
    }

    private static async Task<(long Entries, long HighestMemory)> StreamAsync(Served served, CancellationToken cancellationToken)
    {
        using var answer = await served.Http.GetAsync(
            new Uri("/v1/timeline?format=ndjson", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        answer.EnsureSuccessStatusCode();
        await using var lines = await answer.Content.ReadAsStreamAsync(cancellationToken);
        var buffer = new byte[64 * 1024];
        var (entries, highest, looked) = (0L, 0L, 0L);
        int read;
        while ((read = await lines.ReadAsync(buffer, cancellationToken)) > 0)
        {
            entries += buffer.AsSpan(0, read).Count((byte)'\n');
            if (Stopwatch.GetElapsedTime(looked).TotalMilliseconds < 200) continue;
            looked = Stopwatch.GetTimestamp();
            highest = Math.Max(highest, served.ResidentMemory);
        }

        return (entries, highest);
    }

    private static async Task<TimeSpan> CopyAsync(string database, CancellationToken cancellationToken)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        var watch = Stopwatch.StartNew();
        await using var copy = await connection.BeginRawBinaryCopyAsync(ReadModel.CopyEntries, cancellationToken);
        await copy.CopyToAsync(Stream.Null, 64 * 1024, cancellationToken);
        return watch.Elapsed;
    }
}
