using Npgsql;
using Timeline.Domain.Actors;
using Timeline.Domain.Bulletins;
using Timeline.Domain.Occurrences;
using Timeline.EventStore;
using Timeline.EventStore.Events;
using Timeline.EventStore.Projections;

namespace Timeline.Api.Timelines;

/// <summary>Folds bulletins, representation and occurrences into the entries of the timeline.</summary>
internal sealed class TimelineProjection(EventLog log) : IProjection
{
    public string Name => "timeline";

    public async Task ApplyAsync(
        IReadOnlyList<StoredEvent> page, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var tables = new TimelineTables(connection, cancellationToken);
        await tables.AddBulletinsAsync([.. Bulletins(page)]);
        var described = page.Select(e => e.Data).OfType<ActorDescribed>().Select(e => e.Actor)
            .GroupBy(actor => actor.Id).Select(descriptions => descriptions.Last()).ToList();
        await tables.SetRepresentationsAsync(described);

        var occurrences = page.Where(e => e.Data is OccurrenceEvent).Select(e => e.Stream).Distinct().ToList();
        if (occurrences.Count == 0 && described.Count == 0) return;

        var actors = await tables.ReadActorsAsync();
        if (described.Count > 0) await tables.StandAnewAsync(actors, described);
        if (occurrences.Count > 0) await AddVersionsAsync(page, occurrences, tables, actors, connection, cancellationToken);
    }

    private static IEnumerable<(Bulletin Bulletin, StoredEvent Event)> Bulletins(IReadOnlyList<StoredEvent> page) =>
        from stored in page
        where stored.Data is BulletinRegistered
        let bulletin = Bulletin.Evolve(null, stored.Stream[(stored.Stream.IndexOf('/') + 1)..], stored.Data!)
        select (bulletin, stored);

    private async Task AddVersionsAsync(
        IReadOnlyList<StoredEvent> page, List<string> streams, TimelineTables tables, ActorCatalogue actors,
        NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var mark = page[0].Sequence - 1;
        var events = await ReadWholeStreamsAsync(page, streams, connection, cancellationToken);
        var published = await tables.ReadPublishedAsync();
        var versions = streams
            .SelectMany(stream => EntryFold.VersionsAfter(
                stream[Occurrence.StreamPrefix.Length..], [.. events[stream]], mark, bulletin => published[bulletin], actors))
            .ToList();
        await tables.AddVersionsAsync(versions);
    }

    /// <summary>The page's streams from their beginnings: what the page lacks is read, as of its end.</summary>
    private async Task<ILookup<string, StoredEvent>> ReadWholeStreamsAsync(
        IReadOnlyList<StoredEvent> page, List<string> streams, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var begun = page.Where(e => e.Version == 1).Select(e => e.Stream).ToHashSet();
        var older = streams.Where(stream => !begun.Contains(stream)).ToList();
        var earlier = await log.ReadStreamsAsync(connection, older, page[0].Sequence - 1, cancellationToken);
        return earlier.Concat(page).ToLookup(e => e.Stream);
    }
}
