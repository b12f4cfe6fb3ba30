using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using Timeline.Domain.Actors;
using Timeline.Domain.Bulletins;
using Timeline.EventStore.Events;

namespace Timeline.Api.Timelines;

/// <summary>The tables of <see cref="TimelineProjection"/>, inside the transaction of one batch.</summary>
internal sealed class TimelineTables(NpgsqlDataSource source, NpgsqlConnection connection, CancellationToken cancellationToken)
{
    // What stood as the present moves to the past, among the versions that were limited by publication already.
    private const string CloseVersions =
        """
        UPDATE entry e SET known_to = next.sequence, present = false, search = NULL
        FROM unnest($1::text[], $2::bigint[]) AS next (id, sequence)
        WHERE e.id = next.id AND e.known_to IS NULL
        """;

    private readonly ListingRows _listing = new(connection, cancellationToken);

    public async Task AddBulletinsAsync(IReadOnlyList<(Bulletin Bulletin, StoredEvent Event)> registered)
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

    public async Task SetRepresentationsAsync(IReadOnlyList<Actor> described)
    {
        if (described.Count == 0) return;
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
    public async Task<ActorCatalogue> ReadActorsAsync()
    {
        var actors = new List<Actor>();
        await using var command = new NpgsqlCommand("SELECT actor, represents FROM representation", connection);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            var represents = JsonSerializer.Deserialize<List<Representation>>(rows.GetFieldValue<byte[]>(1), TimelineJson.Options)!;
            actors.Add(new Actor(rows.GetString(0), rows.GetString(0), ActorType.Group, [], [], null, represents));
        }

        return new ActorCatalogue(actors);
    }

    public async Task<IReadOnlyDictionary<string, DateOnly>> ReadPublishedAsync()
    {
        var published = new Dictionary<string, DateOnly>();
        await using var command = new NpgsqlCommand("SELECT id, published FROM bulletin", connection);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken)) published.Add(rows.GetString(0), rows.GetFieldValue<DateOnly>(1));
        return published;
    }

    public async Task WithdrawAsync(IReadOnlyList<(string Bulletin, long Sequence, string Reason)> withdrawn)
    {
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

    /// <summary>The bulletins that have been withdrawn.</summary>
    public Task<List<string>> ReadWithdrawnAsync() => ReadTextsAsync("SELECT id FROM bulletin WHERE withdrawn IS NOT NULL", given: null);

    /// <summary>Remembers that occurrences were merged; it is not forgotten when a merge is undone.</summary>
    public async Task AddMergesAsync(IReadOnlyList<(string Duplicate, string Survivor)> merges)
    {
        await using var command = new NpgsqlCommand(
            """
            INSERT INTO merge (duplicate, survivor)
            SELECT * FROM unnest($1::text[], $2::text[]) ON CONFLICT DO NOTHING
            """, connection);
        Add(command, merges.Select(merge => merge.Duplicate));
        Add(command, merges.Select(merge => merge.Survivor));
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>All occurrences that some were ever merged with, through however many merges.</summary>
    public Task<List<string>> ReadRelativesAsync(IEnumerable<string> slugs) => ReadTextsAsync(
        """
        WITH RECURSIVE family (slug) AS (
          SELECT slug FROM unnest($1::text[]) AS slug
          WHERE slug IN (SELECT duplicate FROM merge UNION ALL SELECT survivor FROM merge)
          UNION
          SELECT related.slug FROM family f CROSS JOIN LATERAL (
            SELECT m.survivor FROM merge m WHERE m.duplicate = f.slug
            UNION ALL SELECT m.duplicate FROM merge m WHERE m.survivor = f.slug) AS related (slug)
        )
        SELECT slug FROM family
        """, slugs);

    /// <summary>All occurrences for which words of some bulletins were ever brought forward.</summary>
    public Task<List<string>> ReadCitingAsync(IEnumerable<string> bulletins) => ReadTextsAsync(
        """
        SELECT DISTINCT substr(e.stream_id, length('occurrence/') + 1) FROM timeline.mt_events e
        WHERE e.stream_id LIKE 'occurrence/%' AND e.data -> 'citation' ->> 'bulletin' = ANY ($1)
        """, bulletins);

    /// <summary>Ends the versions that stand before the changes and puts the new ones behind them.</summary>
    public async Task ChangeEntriesAsync(IReadOnlyList<EntryChanges> entries)
    {
        if (entries.Count == 0) return;
        var versions = entries.SelectMany(entry => entry.Changes).SelectMany(change => change.Versions).ToList();
        var words = WordsOfAsync(versions);
        var changed = entries.Where(entry => entry.Before.Count > 0).ToList();
        if (changed.Count > 0)
        {
            await using var close = new NpgsqlCommand(CloseVersions, connection);
            Add(close, changed.Select(entry => entry.Id));
            Add(close, changed.Select(entry => entry.Changes[0].KnownFrom));
            await close.ExecuteNonQueryAsync(cancellationToken);
        }

        await _listing.ChangeAsync([.. entries.Select(ListingChanges.Of)]);
        await EntryRows.WriteAsync(connection, versions, words, cancellationToken);
    }

    /// <summary>Works out anew, in all versions of all entries, for whom the participants stand.</summary>
    /// <param name="actors">The actors as they are from now on.</param>
    /// <param name="described">Those that changed; whoever reaches one of them is affected.</param>
    public async Task StandAnewAsync(ActorCatalogue actors, IReadOnlyList<Actor> described)
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
        var words = WordsOfAsync(versions);
        await _listing.RemoveAsync(EntryChanges.AllOf(taken).Select(ListingChanges.Of));
        await _listing.ChangeAsync([.. EntryChanges.AllOf(versions).Select(ListingChanges.Of)]);
        await EntryRows.WriteAsync(connection, versions, words, cancellationToken);
    }

    private Task<IReadOnlyList<byte[]>> WordsOfAsync(IEnumerable<EntryVersion> versions) =>
        EntryWords.OfAsync(source, [.. versions.Where(version => version.IsPresent).Select(version => version.Entry)], cancellationToken);

    private async Task<List<string>> ReadTextsAsync(string sql, IEnumerable<string>? given)
    {
        var texts = new List<string>();
        await using var command = new NpgsqlCommand(sql, connection);
        if (given is not null) Add(command, given);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken)) texts.Add(rows.GetString(0));
        return texts;
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
