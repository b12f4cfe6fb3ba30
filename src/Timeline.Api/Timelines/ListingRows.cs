using Npgsql;
using Timeline.Domain;
using Timeline.Domain.Occurrences;
using Timeline.EventStore.Projections;

namespace Timeline.Api.Timelines;

/// <summary>Writes into the table <c>listing</c>, inside the transaction of one batch.</summary>
internal sealed class ListingRows(NpgsqlConnection connection, CancellationToken cancellationToken)
{
    private const string Table =
        "listing (term, width, earliest, latest_or_ever, id, known_from, known_to, published_from, published_to, kind, status)";

    private const short CountOfColumns = 11;

    // The index leads to the row, but for its beginnings.
    private const string IsListed =
        """
        l.term = c.term AND l.width = c.width AND l.earliest = c.earliest::date AND l.latest_or_ever = c.latest::date AND l.id = c.id
          AND l.published_from = c.published_from::date
        """;

    private const string Given = "unnest($1::text[], $2::smallint[], $3::text[], $4::text[], $5::text[], $6::text[], $7::bigint[]) AS c (term, width, earliest, latest, id, published_from, sequence)";

    public async Task ChangeAsync(IReadOnlyList<ListingChanges> changes)
    {
        var closed = changes.SelectMany(change => change.Closed.Select(one => (change.Id, one.Listing, Sequence: one.To))).ToList();
        await WithEachAsync($"UPDATE listing l SET known_to = c.sequence FROM {Given} WHERE {IsListed} AND l.known_to IS NULL", closed);

        // Neighbours in the index come one after the other.
        var opened = changes.SelectMany(change => change.Opened.Select(one => (change.Id, one.Listing, one.From, one.To)))
            .OrderBy(row => row.Listing.Term, StringComparer.Ordinal).ThenBy(row => row.Listing.Earliest).ToList();
        if (opened.Count == 0) return;
        await using var rows = await BinaryRows.BeginAsync(connection, Table, cancellationToken);
        foreach (var row in opened)
        {
            Write(rows, row.Id, row.Listing, row.From, row.To);
            await rows.FlushAsync(cancellationToken);
        }

        await rows.CompleteAsync(cancellationToken);
    }

    /// <summary>Takes rows out that <see cref="ChangeAsync"/> would have put in.</summary>
    public Task RemoveAsync(IEnumerable<ListingChanges> changes) => WithEachAsync(
        $"DELETE FROM listing l USING {Given} WHERE {IsListed} AND l.known_from = c.sequence",
        [.. changes.SelectMany(change => change.Opened.Select(one => (change.Id, one.Listing, one.From)))]);

    private async Task WithEachAsync(string sql, List<(string Id, Listing Listing, long Sequence)> rows)
    {
        if (rows.Count == 0) return;
        await using var command = new NpgsqlCommand(sql, connection);
        Add(command, rows.Select(row => row.Listing.Term));
        Add(command, rows.Select(row => (short)WidthOf(row.Listing)));
        Add(command, rows.Select(row => row.Listing.Earliest.ToString("O")));
        Add(command, rows.Select(row => row.Listing.Latest?.ToString("O") ?? "infinity"));
        Add(command, rows.Select(row => row.Id));
        Add(command, rows.Select(row => row.Listing.PublishedFrom.ToString("O")));
        Add(command, rows.Select(row => row.Sequence));
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static void Write(BinaryRows rows, string id, Listing listing, long from, long? to)
    {
        rows.Row(CountOfColumns);
        rows.Text(listing.Term);
        rows.Small((short)WidthOf(listing));
        rows.Day(listing.Earliest);
        rows.DayOrEver(listing.Latest);
        rows.Text(id);
        rows.Big(from);
        rows.Big(to);
        rows.Day(listing.PublishedFrom);
        rows.Day(listing.PublishedTo);
        rows.Text(Words<OccurrenceKind>.Of(listing.Kind));
        rows.Text(Words<OccurrenceStatus>.Of(listing.Status));
    }

    private static int WidthOf(Listing listing) => ListingWidth.Of(listing.Earliest, listing.Latest);

    private static void Add<T>(NpgsqlCommand command, IEnumerable<T> values) =>
        command.Parameters.Add(new NpgsqlParameter<T[]> { TypedValue = [.. values] });
}
