using Npgsql;
using Timeline.EventStore.Events;
using Timeline.EventStore.Projections;
using Timeline.EventStore.Tests.Store;

namespace Timeline.EventStore.Tests.Projections;

/// <summary>
/// Sums by account, and a line for every event that it was given: a line that is there twice is an effect that
/// happened twice. Hooks let a test fail it, freeze it or kill its connection in the middle of a batch.
/// </summary>
internal sealed class SumsProjection(string name) : IProjection
{
    public string Name => name;

    /// <summary>Called in the middle of a batch, with half of it written.</summary>
    public Func<IReadOnlyList<StoredEvent>, NpgsqlConnection, Task> InMidBatch { get; init; } = (_, _) => Task.CompletedTask;

    public static Task CreateTablesAsync(NpgsqlDataSource source) => source.ExecuteAsync(
        """
        CREATE TABLE timeline_read.sums (projection text, stream text, total bigint NOT NULL, PRIMARY KEY (projection, stream));
        CREATE TABLE timeline_read.applied (projection text, sequence bigint);
        """);

    public async Task ApplyAsync(IReadOnlyList<StoredEvent> page, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using (var applied = new NpgsqlCommand(
            "INSERT INTO timeline_read.applied SELECT $1, unnest($2)", connection))
        {
            applied.Parameters.Add(new NpgsqlParameter { Value = name });
            applied.Parameters.Add(new NpgsqlParameter { Value = page.Select(e => e.Sequence).ToArray() });
            await applied.ExecuteNonQueryAsync(cancellationToken);
        }

        await InMidBatch(page, connection);

        var sums = page.GroupBy(e => e.Stream).Select(stream => (Stream: stream.Key, Total: stream.Sum(e => Amount(e.Data)))).ToList();
        await using var upsert = new NpgsqlCommand(
            """
            INSERT INTO timeline_read.sums AS s SELECT $1, * FROM unnest($2, $3)
            ON CONFLICT (projection, stream) DO UPDATE SET total = s.total + EXCLUDED.total
            """, connection);
        upsert.Parameters.Add(new NpgsqlParameter { Value = name });
        upsert.Parameters.Add(new NpgsqlParameter { Value = sums.Select(sum => sum.Stream).ToArray() });
        upsert.Parameters.Add(new NpgsqlParameter { Value = sums.Select(sum => sum.Total).ToArray() });
        await upsert.ExecuteNonQueryAsync(cancellationToken);
    }

    public static long Amount(object? data) => data switch
    {
        Deposited deposited => deposited.Amount,
        Withdrawn withdrawn => -withdrawn.Amount,
        _ => 0,
    };
}
