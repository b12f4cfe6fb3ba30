using Npgsql;
using Timeline.Domain.Actors;
using Timeline.Domain.Bulletins;
using Timeline.Domain.Occurrences;
using Timeline.EventStore;
using Timeline.EventStore.Events;
using Timeline.EventStore.Projections;

namespace Timeline.Api.Timelines;

/// <summary>Works out what pages of the log change in the timeline.</summary>
internal sealed class TimelineWorker(EventLog log, NpgsqlDataSource source) : IPageWorker
{
    private TimelineContext? _context;

    public async Task<WritePage?> WorkOutAsync(PageToFold page, NpgsqlConnection? tables, CancellationToken cancellationToken)
    {
        // Whoever moved the mark meanwhile, another node or a person, has moved the tables too.
        if (_context?.Mark != page.After) _context = tables is null ? null : await new TimelineTables(tables, cancellationToken).ReadContextAsync(page.After);
        if (_context is not { } context) return null;

        // What comes to nothing is forgotten, and read again where the mark then stands.
        _context = null;
        context.Take(page.Events, page.Through);
        var described = page.Events.Select(e => e.Data).OfType<ActorDescribed>().Select(e => e.Actor)
            .GroupBy(actor => actor.Id).Select(descriptions => descriptions.Last()).ToList();
        var withdrawn = page.Events.Where(e => e.Data is BulletinWithdrawn)
            .Select(e => (Bulletin: EntryFamily.BulletinOf(e), e.Sequence, ((BulletinWithdrawn)e.Data!).Reason)).ToList();
        var entries = await ChangedEntriesAsync(page, context, [.. withdrawn.Select(w => w.Bulletin)], cancellationToken);
        var changes = new TimelineChanges(
            [.. Bulletins(page.Events)], described, withdrawn,
            [.. page.Events.Where(e => e.Data is OccurrenceMerged).Select(e => (EntryFamily.SlugOf(e), ((OccurrenceMerged)e.Data!).Into))],
            entries, EntryWords.OfAsync(source, entries.SelectMany(entry => entry.Changes).SelectMany(change => change.Versions), cancellationToken), context.Actors);
        _context = context;
        return (connection, cancelled) => WriteAsync(changes, connection, cancelled);
    }

    private async Task WriteAsync(TimelineChanges changes, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        try
        {
            await new TimelineTables(connection, cancellationToken).WriteAsync(changes, source);
        }
        catch
        {
            _context = null;
            throw;
        }
    }

    private static IEnumerable<(Bulletin Bulletin, StoredEvent Event)> Bulletins(IReadOnlyList<StoredEvent> page) =>
        from stored in page
        where stored.Data is BulletinRegistered
        let bulletin = Bulletin.Evolve(null, EntryFamily.BulletinOf(stored), stored.Data!)
        select (bulletin, stored);

    /// <summary>What becomes of the occurrences that the page tells of, of those that cite a withdrawn bulletin, and of the families of both.</summary>
    private async Task<IReadOnlyList<EntryChanges>> ChangedEntriesAsync(
        PageToFold page, TimelineContext context, List<string> withdrawn, CancellationToken cancellationToken)
    {
        var told = page.Events.Where(e => e.Data is OccurrenceEvent).Select(EntryFamily.SlugOf).Distinct().ToList();
        if (told.Count == 0 && withdrawn.Count == 0) return [];

        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        if (withdrawn.Count > 0) told.AddRange(await CitingAsync(withdrawn, connection, cancellationToken));
        var streams = context.FamiliesOf(told).Select(Occurrence.StreamOf).ToHashSet();
        var events = await WholeStreamsAsync(page, streams, context.Withdrawn.Select(Bulletin.StreamOf), connection, cancellationToken);
        var fold = new EntryFold(context.PublishedOn, context.Actors);
        return [.. EntryFamily.Of(events).SelectMany(family => fold.ChangesAfter(family, page.After))];
    }

    /// <summary>The streams from their beginnings: what the page lacks is read, as of its end; and all withdrawals of bulletins.</summary>
    private async Task<IReadOnlyList<StoredEvent>> WholeStreamsAsync(
        PageToFold page, HashSet<string> streams, IEnumerable<string> withdrawn, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var begun = page.Events.Where(e => e.Version == 1).Select(e => e.Stream).ToHashSet();
        var older = streams.Where(stream => !begun.Contains(stream)).ToList();
        var earlier = await log.ReadStreamsAsync(connection, [.. older, .. withdrawn], page.After, cancellationToken);
        return [.. earlier.Concat(page.Events).Where(e => streams.Contains(e.Stream) || e.Data is BulletinWithdrawn).OrderBy(e => e.Sequence)];
    }

    /// <summary>All occurrences for which words of some bulletins were ever brought forward.</summary>
    private static async Task<IReadOnlyList<string>> CitingAsync(List<string> bulletins, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var citing = new List<string>();
        await using var command = new NpgsqlCommand(
            """
            SELECT DISTINCT substr(e.stream_id, length('occurrence/') + 1) FROM timeline.mt_events e
            WHERE e.stream_id LIKE 'occurrence/%' AND e.data -> 'citation' ->> 'bulletin' = ANY ($1)
            """, connection);
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. bulletins] });
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken)) citing.Add(rows.GetString(0));
        return citing;
    }
}

/// <summary>What a page changes in the tables of the timeline.</summary>
/// <param name="Registered">Bulletins that are new.</param>
/// <param name="Described">Actors that stand for others than before, it may be.</param>
/// <param name="Withdrawn">Bulletins that count no more.</param>
/// <param name="Merges">Occurrences that were merged.</param>
/// <param name="Entries">Entries that are others than before.</param>
/// <param name="Words">The words of their present versions, in their order.</param>
/// <param name="Actors">All actors as they are after the page.</param>
internal sealed record TimelineChanges(
    IReadOnlyList<(Bulletin Bulletin, StoredEvent Event)> Registered,
    IReadOnlyList<Actor> Described,
    IReadOnlyList<(string Bulletin, long Sequence, string Reason)> Withdrawn,
    IReadOnlyList<(string Duplicate, string Survivor)> Merges,
    IReadOnlyList<EntryChanges> Entries,
    Task<IReadOnlyList<byte[]>> Words,
    ActorCatalogue Actors);
