using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using Timeline.EventStore.Appending;
using Timeline.EventStore.Events;

namespace Timeline.EventStore;

/// <summary>The log of everything that happened, in the tables of a Marten event store: append and read back.</summary>
public sealed class EventLog
{
    private const string VersionConflict = "TL409";

    private readonly NpgsqlDataSource _source;

    /// <summary>Opens the log in the schema <c>timeline</c> of <paramref name="source"/>.</summary>
    /// <param name="source">The database; its migrations must have run.</param>
    /// <param name="types">The event types that can be written and read.</param>
    /// <param name="json">How events become JSON; Marten reads camelCase.</param>
    public EventLog(NpgsqlDataSource source, EventTypes types, JsonSerializerOptions json)
    {
        _source = source;
        Format = new EventFormat(types, json);
    }

    internal EventFormat Format { get; }

    /// <summary>
    /// Appends to several streams, all or nothing, in one round trip. A repeated call with the same event ids
    /// writes nothing and answers what the first one did, so a caller that lost the answer may simply ask again.
    /// </summary>
    /// <exception cref="VersionConflictException">A stream is not at the expected version; nothing was written.</exception>
    /// <exception cref="ArgumentException">Nothing to append, a stream named twice, or an unregistered event type.</exception>
    public async Task<AppendResult> AppendAsync(
        IReadOnlyCollection<StreamAppend> appends, AppendContext context, CancellationToken cancellationToken)
    {
        if (appends.Count == 0 || appends.Any(append => append.Events.Count == 0))
            throw new ArgumentException("An append needs at least one event for each of its streams.", nameof(appends));
        if (appends.DistinctBy(append => append.Stream).Count() < appends.Count)
            throw new ArgumentException("An append names each of its streams once.", nameof(appends));

        // One order of locks for everybody, so that two appends over the same streams cannot deadlock.
        var ordered = appends.OrderBy(append => append.Stream, StringComparer.Ordinal).ToList();
        try
        {
            await using var command = ordered is [var alone] ? ToOne(alone, context) : ToSeveral(ordered, context);
            await using var row = await command.ExecuteReaderAsync(cancellationToken);
            await row.ReadAsync(cancellationToken);
            return new AppendResult(
                ordered.ToDictionary(append => append.Stream, append => append.ExpectedVersion + append.Events.Count), row.GetInt64(0), row.GetBoolean(1));
        }
        catch (PostgresException e) when (e.SqlState == VersionConflict)
        {
            throw new VersionConflictException(e.MessageText, long.TryParse(e.Hint, out var actual) ? actual : null, e);
        }
    }

    /// <summary>Appends to one stream; see the overload for several.</summary>
    /// <exception cref="VersionConflictException">The stream is not at the expected version; nothing was written.</exception>
    public Task<AppendResult> AppendAsync(
        StreamAppend append, AppendContext context, CancellationToken cancellationToken) =>
        AppendAsync([append], context, cancellationToken);

    /// <summary>All events of a stream in order; empty when there is no such stream.</summary>
    public Task<IReadOnlyList<StoredEvent>> ReadStreamAsync(string stream, CancellationToken cancellationToken) =>
        ReadStreamsAsync([stream], cancellationToken);

    /// <summary>All events of several streams, by stream and version, as one moment shows them.</summary>
    public async Task<IReadOnlyList<StoredEvent>> ReadStreamsAsync(
        IReadOnlyCollection<string> streams, CancellationToken cancellationToken)
    {
        await using var connection = await _source.OpenConnectionAsync(cancellationToken);
        return await ReadStreamsAsync(connection, streams, through: long.MaxValue, cancellationToken);
    }

    /// <summary>
    /// The events of several streams up to a place in the log, by stream and version, read on a connection of the
    /// caller's: inside a projection's own transaction, for example.
    /// </summary>
    public async Task<IReadOnlyList<StoredEvent>> ReadStreamsAsync(
        NpgsqlConnection connection, IReadOnlyCollection<string> streams, long through, CancellationToken cancellationToken)
    {
        if (streams.Count == 0) return [];
        // The sum keeps the planner from walking all numbers up to there, which it takes for little while statistics are old.
        await using var command = new NpgsqlCommand(
            $"""
             SELECT {EventFormat.Columns} FROM timeline.mt_events e
             WHERE e.stream_id = ANY($1) AND e.seq_id + 0 <= $2 ORDER BY e.stream_id, e.version
             """, connection);
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. streams] });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = through });

        var events = new List<StoredEvent>();
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken)) events.Add(Format.Read(rows));
        return events;
    }

    private NpgsqlCommand ToOne(StreamAppend append, AppendContext context)
    {
        var command = _source.CreateCommand("SELECT sequence, repeated FROM timeline.append_events($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = append.Stream });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = append.StreamType });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = append.ExpectedVersion });
        AddEvents(command, append.Events, context);
        return command;
    }

    private NpgsqlCommand ToSeveral(List<StreamAppend> appends, AppendContext context)
    {
        var command = _source.CreateCommand("SELECT sequence, repeated FROM timeline.append_to_streams($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)");
        Add(command, appends.Select(append => append.Stream));
        Add(command, appends.Select(append => append.StreamType));
        Add(command, appends.Select(append => append.ExpectedVersion));
        Add(command, appends.SelectMany((append, i) => Enumerable.Repeat(i + 1, append.Events.Count)));
        AddEvents(command, [.. appends.SelectMany(append => append.Events)], context);
        return command;
    }

    private void AddEvents(NpgsqlCommand command, IReadOnlyList<NewEvent> events, AppendContext context)
    {
        Add(command, events.Select(e => e.Id));
        Add(command, events.Select(e => Format.AliasOf(e.Data)));
        Add(command, events.Select(e => Format.DotnetTypeOf(e.Data)));
        command.Parameters.Add(new NpgsqlParameter<byte[][]>
        {
            NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Jsonb,
            TypedValue = [.. events.Select(e => Format.Write(e.Data))],
        });
        command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = context.At.ToDateTimeUtc() });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = context.By });
        command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Varchar, Value = (object?)context.CorrelationId ?? DBNull.Value });
        command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Varchar, Value = (object?)context.CausationId ?? DBNull.Value });
    }

    private static void Add<T>(NpgsqlCommand command, IEnumerable<T> values) =>
        command.Parameters.Add(new NpgsqlParameter<T[]> { TypedValue = [.. values] });
}
