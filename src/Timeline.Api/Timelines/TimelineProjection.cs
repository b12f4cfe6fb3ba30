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

        var withdrawn = page.Where(e => e.Data is BulletinWithdrawn)
            .Select(e => (Bulletin: EntryFamily.BulletinOf(e), e.Sequence, ((BulletinWithdrawn)e.Data!).Reason)).ToList();
        if (withdrawn.Count > 0) await tables.WithdrawAsync(withdrawn);
        var told = page.Where(e => e.Data is OccurrenceEvent).Select(e => e.Stream).Distinct().ToList();
        if (told.Count == 0 && described.Count == 0 && withdrawn.Count == 0) return;

        var actors = await tables.ReadActorsAsync();
        if (described.Count > 0) await tables.StandAnewAsync(actors, described);
        var merges = page.Where(e => e.Data is OccurrenceMerged).Select(e => (EntryFamily.SlugOf(e), ((OccurrenceMerged)e.Data!).Into)).ToList();
        if (merges.Count > 0) await tables.AddMergesAsync(merges);
        if (told.Count > 0 || withdrawn.Count > 0) await ChangeEntriesAsync(page, await StreamsAsync(tables, told, [.. withdrawn.Select(w => w.Bulletin)]), tables, actors, connection, cancellationToken);
    }

    private static IEnumerable<(Bulletin Bulletin, StoredEvent Event)> Bulletins(IReadOnlyList<StoredEvent> page) =>
        from stored in page
        where stored.Data is BulletinRegistered
        let bulletin = Bulletin.Evolve(null, EntryFamily.BulletinOf(stored), stored.Data!)
        select (bulletin, stored);

    /// <summary>The occurrences that the page may change: those it tells of, those that cite a withdrawn bulletin, and the families of both.</summary>
    private static async Task<IReadOnlyList<string>> StreamsAsync(TimelineTables tables, List<string> told, List<string> withdrawn)
    {
        var slugs = told.Select(Occurrence.SlugOf).ToHashSet();
        if (withdrawn.Count > 0) slugs.UnionWith(await tables.ReadCitingAsync(withdrawn));
        slugs.UnionWith(await tables.ReadRelativesAsync(slugs));
        return [.. slugs.Select(Occurrence.StreamOf)];
    }

    private async Task ChangeEntriesAsync(
        IReadOnlyList<StoredEvent> page, IReadOnlyList<string> streams, TimelineTables tables, ActorCatalogue actors,
        NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var withdrawn = (await tables.ReadWithdrawnAsync()).Select(Bulletin.StreamOf);
        var events = await ReadWholeStreamsAsync(page, streams, withdrawn, connection, cancellationToken);
        var published = await tables.ReadPublishedAsync();
        var fold = new EntryFold(bulletin => published[bulletin], actors);
        var mark = page[0].Sequence - 1;
        var changes = EntryFamily.Of(events).SelectMany(family => fold.ChangesAfter(family, mark)).ToList();
        var begun = page.Where(e => e.Data is OccurrenceRecorded).Select(EntryFamily.SlugOf).ToHashSet();
        await tables.ChangeEntriesAsync(changes, begun);
    }

    /// <summary>The streams from their beginnings: what the page lacks is read, as of its end; and all withdrawals of bulletins.</summary>
    private async Task<IReadOnlyList<StoredEvent>> ReadWholeStreamsAsync(
        IReadOnlyList<StoredEvent> page, IReadOnlyList<string> streams, IEnumerable<string> withdrawn,
        NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var begun = page.Where(e => e.Version == 1).Select(e => e.Stream).ToHashSet();
        var older = streams.Where(stream => !begun.Contains(stream)).ToList();
        var earlier = await log.ReadStreamsAsync(connection, [.. older, .. withdrawn], page[0].Sequence - 1, cancellationToken);
        var needed = streams.ToHashSet();
        return [.. earlier.Concat(page).Where(e => needed.Contains(e.Stream) || e.Data is BulletinWithdrawn).OrderBy(e => e.Sequence)];
    }
}
