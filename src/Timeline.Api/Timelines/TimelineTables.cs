using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using Timeline.Domain.Actors;
using Timeline.Domain.Bulletins;
using Timeline.EventStore.Events;

namespace Timeline.Api.Timelines;

/// <summary>The tables of <see cref="TimelineProjection"/>, inside the transaction of one batch.</summary>
internal sealed class TimelineTables(NpgsqlConnection connection, CancellationToken cancellationToken)
{
    // What stood as the present moves to the past, among the versions that were limited by publication already. The sum
    // keeps the planner from walking all that still stands in the past.
    private const string CloseVersions =
        """
        UPDATE entry e SET known_to = next.sequence, present = false, search = NULL
        FROM unnest($1::text[], $2::bigint[]) AS next (id, sequence)
        WHERE e.id = next.id AND e.known_to + 0 IS NULL
        """;

    private readonly ListingRows _listing = new(connection, cancellationToken);

    /// <summary>What entries depend on, as of the mark.</summary>
    public async Task<TimelineContext> ReadContextAsync(long mark) =>
        new(mark, await ReadPublishedAsync(), await ReadWithdrawnAsync(), await ReadActorsAsync(), await ReadMergesAsync());

    /// <summary>Writes what a page changes.</summary>
    /// <param name="changes">The changes.</param>
    /// <param name="source">Where words are worked out meanwhile.</param>
    public async Task WriteAsync(TimelineChanges changes, NpgsqlDataSource source)
    {
        await AddBulletinsAsync(changes.Registered);
        await WithdrawAsync(changes.Withdrawn);
        await AddMergesAsync(changes.Merges);
        if (changes.Described.Count > 0)
        {
            await SetRepresentationsAsync(changes.Described);
            await StandAnewAsync(changes.Actors, changes.Described, source);
        }

        await ChangeEntriesAsync(changes.Entries, changes.Words);
    }

    private async Task AddBulletinsAsync(IReadOnlyList<(Bulletin Bulletin, StoredEvent Event)> registered)
    {
        if (registered.Count == 0) return;
        await using var command = new NpgsqlCommand(
            """
            INSERT INTO bulletin (id, description, published, sha256, registered_at, sequence)
            SELECT * FROM unnest($1::text[], $2::jsonb[], $3::date[], $4::text[], $5::timestamptz[], $6::bigint[])
            """, connection);
        Add(command, registered.Select(r => r.Bulletin.Id));
        AddJson(command, registered.Select(r => JsonSerializer.Serialize(r.Bulletin, TimelineJson.Options)));
        Add(command, registered.Select(r => r.Bulletin.Published));
        Add(command, registered.Select(r => r.Bulletin.Sha256));
        Add(command, registered.Select(r => r.Event.At.ToDateTimeUtc()));
        Add(command, registered.Select(r => r.Event.Sequence));
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task SetRepresentationsAsync(IReadOnlyList<Actor> described)
    {
        await using var command = new NpgsqlCommand(
            """
            INSERT INTO representation (actor, represents)
            SELECT * FROM unnest($1::text[], $2::jsonb[])
            ON CONFLICT (actor) DO UPDATE SET represents = EXCLUDED.represents
            """, connection);
        Add(command, described.Select(actor => actor.Id));
        AddJson(command, described.Select(actor => JsonSerializer.Serialize(actor.Represents, TimelineJson.Options)));
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>The actors as far as this projection knows them: whom each stands for.</summary>
    private Task<List<Actor>> ReadActorsAsync() => ReadAsync(
        "SELECT actor, represents FROM representation",
        row => new Actor(
            row.GetString(0), row.GetString(0), ActorType.Group, [], [], null,
            JsonSerializer.Deserialize<List<Representation>>(row.GetFieldValue<byte[]>(1), TimelineJson.Options)!));

    private async Task<Dictionary<string, DateOnly>> ReadPublishedAsync() =>
        (await ReadAsync("SELECT id, published FROM bulletin", row => (Id: row.GetString(0), Day: row.GetFieldValue<DateOnly>(1))))
        .ToDictionary(bulletin => bulletin.Id, bulletin => bulletin.Day);

    private Task<List<string>> ReadWithdrawnAsync() => ReadAsync("SELECT id FROM bulletin WHERE withdrawn IS NOT NULL", row => row.GetString(0));

    private Task<List<(string, string)>> ReadMergesAsync() => ReadAsync("SELECT duplicate, survivor FROM merge", row => (row.GetString(0), row.GetString(1)));

    private async Task WithdrawAsync(IReadOnlyList<(string Bulletin, long Sequence, string Reason)> withdrawn)
    {
        if (withdrawn.Count == 0) return;
        await using var command = new NpgsqlCommand(
            """
            UPDATE bulletin b SET withdrawn = w.sequence, withdrawn_because = w.reason
            FROM unnest($1::text[], $2::bigint[], $3::text[]) AS w (id, sequence, reason)
            WHERE b.id = w.id AND b.withdrawn IS NULL
            """, connection);
        Add(command, withdrawn.Select(w => w.Bulletin));
        Add(command, withdrawn.Select(w => w.Sequence));
        Add(command, withdrawn.Select(w => w.Reason));
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Remembers that occurrences were merged; it is not forgotten when a merge is undone.</summary>
    private async Task AddMergesAsync(IReadOnlyList<(string Duplicate, string Survivor)> merges)
    {
        if (merges.Count == 0) return;
        await using var command = new NpgsqlCommand(
            """
            INSERT INTO merge (duplicate, survivor)
            SELECT * FROM unnest($1::text[], $2::text[]) ON CONFLICT DO NOTHING
            """, connection);
        Add(command, merges.Select(merge => merge.Duplicate));
        Add(command, merges.Select(merge => merge.Survivor));
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Ends the versions that stand before the changes and puts the new ones behind them.</summary>
    private async Task ChangeEntriesAsync(IReadOnlyList<EntryChanges> entries, Task<IReadOnlyList<byte[]>> words)
    {
        if (entries.Count == 0) return;
        var changed = entries.Where(entry => entry.Before.Count > 0).ToList();
        if (changed.Count > 0)
        {
            await using var close = new NpgsqlCommand(CloseVersions, connection);
            Add(close, changed.Select(entry => entry.Id));
            Add(close, changed.Select(entry => entry.Changes[0].KnownFrom));
            await close.ExecuteNonQueryAsync(cancellationToken);
        }

        await _listing.ChangeAsync([.. entries.Select(ListingChanges.Of)]);
        var versions = entries.SelectMany(entry => entry.Changes).SelectMany(change => change.Versions).ToList();
        await EntryRows.WriteAsync(connection, versions, words, cancellationToken);
    }

    /// <summary>Works out anew, in all versions of all entries, for whom the participants stand.</summary>
    /// <param name="actors">The actors as they are from now on.</param>
    /// <param name="described">Those that changed; whoever reaches one of them is affected.</param>
    /// <param name="source">Where words are worked out meanwhile.</param>
    private async Task StandAnewAsync(ActorCatalogue actors, IReadOnlyList<Actor> described, NpgsqlDataSource source)
    {
        var affected = actors.ActingFor(described.Select(actor => actor.Id)).Select(id => EntryTerms.Actor + id);
        var taken = new List<EntryVersion>();
        await using (var take = new NpgsqlCommand(
            """
            DELETE FROM entry WHERE id IN (SELECT id FROM entry WHERE terms && $1)
            RETURNING known_from, known_to, published_from, published_to, body
            """, connection))
        {
            Add(take, affected);
            await using var reader = await take.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken)) taken.Add(ReadVersion(reader));
        }

        if (taken.Count == 0) return;
        var versions = taken.Select(version => StandingAnew(version, actors)).ToList();
        var words = EntryWords.OfAsync(source, versions, cancellationToken);
        await _listing.RemoveAsync(EntryChanges.AllOf(taken).Select(ListingChanges.Of));
        await _listing.ChangeAsync([.. EntryChanges.AllOf(versions).Select(ListingChanges.Of)]);
        await EntryRows.WriteAsync(connection, versions, words, cancellationToken);
    }

    private async Task<List<T>> ReadAsync<T>(string sql, Func<NpgsqlDataReader, T> read)
    {
        var all = new List<T>();
        await using var command = new NpgsqlCommand(sql, connection);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken)) all.Add(read(rows));
        return all;
    }

    private static EntryVersion ReadVersion(NpgsqlDataReader reader) => new(
        JsonSerializer.Deserialize<StoredEntry>(reader.GetFieldValue<byte[]>(4), TimelineJson.Options)!,
        reader.GetInt64(0), reader.GetFieldValue<long?>(1), reader.GetFieldValue<DateOnly>(2), reader.GetFieldValue<DateOnly?>(3));

    private static EntryVersion StandingAnew(EntryVersion version, ActorCatalogue actors) => version with
    {
        Entry = version.Entry with
        {
            Participants =
            [
                .. version.Entry.Participants.Select(p => p with { Represents = actors.StandsFor(p.Actor, p.As, version.Entry.Date) }),
            ],
        },
    };

    private static void Add<T>(NpgsqlCommand command, IEnumerable<T> values) =>
        command.Parameters.Add(new NpgsqlParameter<T[]> { TypedValue = [.. values] });

    private static void AddJson(NpgsqlCommand command, IEnumerable<string> values) =>
        command.Parameters.Add(new NpgsqlParameter<string[]>
        {
            NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Jsonb,
            TypedValue = [.. values],
        });
}
