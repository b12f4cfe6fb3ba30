using System.Globalization;
using System.Runtime.CompilerServices;
using Npgsql;
using Timeline.Api.Http;
using Timeline.Api.Kept;
using Timeline.Api.Timelines;

namespace Timeline.Api.Disputes;

/// <summary>Folds the entries that a filter chooses into the state of a dispute.</summary>
/// <param name="snapshot">The moment that is looked at.</param>
/// <param name="parties">The sides.</param>
internal sealed class DisputeReader(ReadSnapshot snapshot, IReadOnlyList<string> parties)
{
    /// <summary>A fold that has taken nothing in yet.</summary>
    public DisputeFold Begin() => new(parties, snapshot.Catalogue.NameOf);

    /// <summary>Takes everything in that is there at some point.</summary>
    /// <param name="fold">The fold.</param>
    /// <param name="filter">Which entries count.</param>
    /// <param name="through">What was recorded up to this sequence; null for all of it.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<DisputeFold> FoldAsync(DisputeFold fold, TimelineFilter filter, long? through, CancellationToken cancellationToken)
    {
        var where = new Conditions();
        filter.AddTo(where, through);
        await using var command = where.Stream($"SELECT {ToldEntries.Columns} FROM entry e WHERE {where.Sql}", snapshot.Connection);
        await foreach (var told in ReadAsync(command, cancellationToken)) fold.Add(told);
        return fold;
    }

    /// <summary>Takes everything in that is there at the moment that is looked at, counted in memory.</summary>
    /// <param name="kept">What is kept in memory.</param>
    /// <param name="filter">Which entries count.</param>
    /// <param name="cancellationToken">Stops the waiting and the reading.</param>
    /// <returns>The fold; null when memory cannot tell it, and the database has to be asked.</returns>
    public async Task<DisputeFold?> FoldAsync(KeptTimeline kept, TimelineFilter filter, CancellationToken cancellationToken)
    {
        if (await kept.AskAsync(snapshot, filter, entries => CountedDispute.Of(entries, parties), cancellationToken) is not { } counted) return null;
        var fold = Begin();
        fold.Add(counted);
        if (counted.Told.Count == 0) return fold;
        await using var command = ToldCommand(counted.Told, filter);
        await foreach (var told in ReadAsync(command, cancellationToken)) fold.Hear(told);
        return fold;
    }

    /// <summary>By their days, since memory knows slugs by a number alone.</summary>
    private NpgsqlCommand ToldCommand(IReadOnlyCollection<KeptEntry> entries, TimelineFilter filter)
    {
        var where = new Conditions();
        TimelineFilter.AddPoint(where, snapshot.Through, filter.PublishedUntil);
        var earliest = where.Value(entries.Select(entry => DayOf(entry.Earliest)).ToArray());
        var latest = where.Value(entries.Select(entry => entry.Latest == KeptEntry.Ever ? "infinity" : DayOf(entry.Latest)).ToArray());
        var keys = where.Value(entries.Select(entry => entry.Key).ToArray());
        return where.Command(
            $"""
             SELECT {ToldEntries.Columns}
             FROM unnest({earliest}, {latest}, {keys}) AS told (earliest, latest, key)
             JOIN entry e ON e.earliest = told.earliest::date AND e.latest_or_ever = told.latest::date AND {KeptEntry.KeyOf("e.id")} = told.key
             WHERE {where.Sql}
             """, snapshot.Connection);
    }

    private static string DayOf(int number) => DateOnly.FromDayNumber(number).ToString("O", CultureInfo.InvariantCulture);

    private static async IAsyncEnumerable<ToldEntry> ReadAsync(NpgsqlCommand command, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken)) yield return ToldEntries.Read(rows, 0);
    }
}
