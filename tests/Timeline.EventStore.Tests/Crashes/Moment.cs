using Npgsql;
using Timeline.EventStore.Tests.Store;

namespace Timeline.EventStore.Tests.Crashes;

/// <summary>Where in their appends the writers are when the server is killed; what holds them there goes with the server, or is taken back afterwards.</summary>
internal sealed class Moment : IAsyncDisposable
{
    private readonly NpgsqlDataSource _source;
    private NpgsqlConnection? _gate;
    private bool _answersAreHeld;

    private Moment(string connectionString) => _source = NpgsqlDataSource.Create($"{connectionString};Pooling=false");

    public enum When
    {
        /// <summary>Wherever they happen to be.</summary>
        Any,

        /// <summary>All of them in the midst of the transaction: the stream is locked and has its new version, the events are not there yet.</summary>
        BeforeTheEvents,

        /// <summary>All of them committed, and nobody has heard of it.</summary>
        BeforeTheAnswer,
    }

    /// <summary>Waits until the moment has come for all writers.</summary>
    public static async Task<Moment> ComeAsync(When when, string connectionString, int writers)
    {
        var moment = new Moment(connectionString);
        if (when == When.BeforeTheEvents) await moment.HoldEventsAsync(writers);
        if (when == When.BeforeTheAnswer) await moment.HoldAnswersAsync(writers);
        return moment;
    }

    public async ValueTask DisposeAsync()
    {
        if (_answersAreHeld) await SetAsync("RESET synchronous_standby_names");
        if (_gate is not null) await _gate.DisposeAsync();
        await _source.DisposeAsync();
    }

    private async Task HoldEventsAsync(int writers)
    {
        _gate = await _source.OpenConnectionAsync();
        await _gate.ExecuteAsync("BEGIN; LOCK TABLE timeline.mt_events IN SHARE MODE");
        await AllWaitAsync("wait_event_type = 'Lock'", writers);
    }

    /// <summary>The server waits after each commit for a standby that does not exist.</summary>
    private async Task HoldAnswersAsync(int writers)
    {
        _answersAreHeld = true;
        await SetAsync("SET synchronous_standby_names = 'nobody'");
        await AllWaitAsync("wait_event = 'SyncRep'", writers);
    }

    private async Task SetAsync(string setting)
    {
        await _source.ExecuteAsync($"ALTER SYSTEM {setting}");
        await _source.ExecuteAsync("SELECT pg_reload_conf()");
    }

    private Task AllWaitAsync(string forWhat, int writers) => Eventually.HoldsAsync(
        async () => await _source.ScalarAsync<long>($"SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND {forWhat}") == writers,
        "The writers do not come to that moment.");
}
