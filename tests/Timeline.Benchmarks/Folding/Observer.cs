using Npgsql;

namespace Timeline.Benchmarks.Folding;

/// <summary>
/// Looks now and then at what the server does for the service: works on a statement, or waits in the middle of a
/// transaction until the service goes on. So it tells in whose hands the time is spent.
/// </summary>
internal sealed class Observer : IAsyncDisposable
{
    private const string Look =
        """
        SELECT CASE WHEN state = 'active' THEN substring(regexp_replace(query, '\s+', ' ', 'g') FOR 44) END
        FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'timeline' AND state <> 'idle'
        """;

    private const int Told = 6;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(25);

    private readonly NpgsqlDataSource _source;
    private readonly CancellationTokenSource _stop = new();
    private readonly Dictionary<string, int> _statements = [];
    private readonly Task _looking;
    private int _looks;
    private int _working;

    private Observer(NpgsqlDataSource source, NpgsqlConnection connection)
    {
        _source = source;
        _looking = LookAsync(connection);
    }

    public static async Task<Observer> StartAsync(string database)
    {
        var source = NpgsqlDataSource.Create(database);
        return new Observer(source, await source.OpenConnectionAsync());
    }

    /// <summary>Stops looking and tells how often the server was at work, and on what.</summary>
    public async Task<string> TellAsync()
    {
        await _stop.CancelAsync();
        await _looking;
        var often = _statements.OrderByDescending(statement => statement.Value).Take(Told).Select(statement => $"{Share(statement.Value)} {statement.Key}");
        return $"PostgreSQL was at work in {Share(_working)} of {_looks} looks: {string.Join(" | ", often)}";
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _looking;
        _stop.Dispose();
        await _source.DisposeAsync();
    }

    private string Share(int looks) => $"{looks * 100.0 / Math.Max(1, _looks):0} %";

    private async Task LookAsync(NpgsqlConnection connection)
    {
        await using var look = new NpgsqlCommand(Look, connection);
        await look.PrepareAsync();
        while (!_stop.IsCancellationRequested)
        {
            var working = false;
            await using (var rows = await look.ExecuteReaderAsync())
            {
                while (await rows.ReadAsync())
                {
                    if (rows.IsDBNull(0)) continue;
                    working = true;
                    _statements[rows.GetString(0)] = _statements.GetValueOrDefault(rows.GetString(0)) + 1;
                }
            }

            _looks++;
            if (working) _working++;
            await Task.WhenAny(Task.Delay(Pause, _stop.Token));
        }

        await connection.DisposeAsync();
    }
}
