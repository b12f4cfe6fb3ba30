using System.Runtime.CompilerServices;
using Timeline.Api.Http;
using Timeline.Api.Timelines;

namespace Timeline.Api.Disputes;

/// <summary>Folds the entries that a filter chooses into the state of a dispute.</summary>
/// <param name="snapshot">The moment that is looked at.</param>
/// <param name="parties">The sides.</param>
internal sealed class DisputeReader(ReadSnapshot snapshot, IReadOnlyList<string> parties)
{
    public IReadOnlyList<string> Parties => parties;

    /// <summary>A fold that has taken nothing in yet.</summary>
    public DisputeFold Begin() => new(parties, snapshot.Catalogue.NameOf);

    /// <summary>Takes everything in that is there at some point.</summary>
    /// <param name="fold">The fold.</param>
    /// <param name="filter">Which entries count.</param>
    /// <param name="through">What was recorded up to this sequence; null for all of it.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<DisputeFold> FoldAsync(DisputeFold fold, TimelineFilter filter, long? through, CancellationToken cancellationToken)
    {
        await foreach (var told in ReadAsync(filter, through, ids: null, cancellationToken)) fold.Add(told);
        return fold;
    }

    /// <summary>Reads the entries that are there at some point.</summary>
    /// <param name="filter">Which entries count.</param>
    /// <param name="through">What was recorded up to this sequence; null for all of it.</param>
    /// <param name="ids">Those among them that are meant; null for all.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async IAsyncEnumerable<ToldEntry> ReadAsync(
        TimelineFilter filter, long? through, string[]? ids, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var where = new Conditions();
        filter.AddTo(where, through);
        if (ids is not null) where.Add($"e.id = ANY({where.Value(ids)})");
        await using var command = where.Stream($"SELECT {ToldEntries.Columns} FROM entry e WHERE {where.Sql}", snapshot.Connection);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken)) yield return ToldEntries.Read(rows, 0);
    }
}
