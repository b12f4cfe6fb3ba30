using Npgsql;
using Timeline.Api.Http;
using Timeline.Api.Timelines;

namespace Timeline.Api.Changes;

/// <summary>
/// Reads what events did to the entries that a filter chooses. A row of an entry begins with an event and ends with
/// another one, so both ends of the rows are the changes.
/// </summary>
/// <param name="snapshot">The moment that is looked at.</param>
/// <param name="filter">Which entries count.</param>
internal sealed class ChangesReader(ReadSnapshot snapshot, TimelineFilter filter)
{
    /// <summary>Reads the changes behind a sequence.</summary>
    /// <param name="after">The sequence.</param>
    /// <param name="limit">The most messages to give; none is ever split.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<ChangesPage> ReadAsync(long after, int limit, CancellationToken cancellationToken)
    {
        if (after >= snapshot.Sequence) return new ChangesPage([], after);
        var last = await LastOfPageAsync(after, limit, cancellationToken);
        var messages = new List<ChangeMessage>();
        await using var command = Changes(after, last);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var items = new List<ChangeItem>();
        while (await rows.ReadAsync(cancellationToken))
        {
            if (messages.Count == 0 || messages[^1].Sequence != rows.GetInt64(0)) messages.Add(new ChangeMessage(rows.GetInt64(0), items = []));
            var pair = EntryPair.Read(rows, 2);
            items.Add(new ChangeItem(
                pair.Kind, rows.GetString(1), pair.After is { } entry ? Entry.Show(entry, snapshot.Catalogue) : null, rows.IsDBNull(6) ? null : rows.GetString(6)));
        }

        return new ChangesPage(messages, last);
    }

    /// <summary>The last sequence of a page, or of what is shown when that is less than a page.</summary>
    private async Task<long> LastOfPageAsync(long after, int limit, CancellationToken cancellationToken)
    {
        var where = Choice();
        string Ends(string known) => $"(SELECT DISTINCT {known} AS at FROM entry e WHERE {Moved(where, known, after, snapshot.Sequence)} ORDER BY at LIMIT {limit})";
        await using var command = where.Command($"SELECT at FROM ({Ends("e.known_from")} UNION {Ends("e.known_to")}) AS moved ORDER BY at OFFSET {limit - 1} LIMIT 1", snapshot.Connection);
        return await command.ExecuteScalarAsync(cancellationToken) is long last ? last : snapshot.Sequence;
    }

    private NpgsqlCommand Changes(long after, long last)
    {
        var where = Choice();
        string Ends(string known) => $"SELECT {known} AS at, e.id FROM entry e WHERE {Moved(where, known, after, last)}";
        string Row(string known) =>
            $"""
             SELECT e.body, coalesce({where.Sql}, false) AS chosen FROM entry e
             WHERE e.id = m.id AND {known} = m.at AND {Published(where)}
             """;
        return where.Command(
            $"""
             SELECT m.at, m.id, before.body, coalesce(before.chosen, false), {AsOf(where, "after.body", "m.at")}, coalesce(after.chosen, false), v.data ->> 'reason'
             FROM ({Ends("e.known_from")} UNION {Ends("e.known_to")}) AS m
             LEFT JOIN LATERAL ({Row("e.known_to")}) AS before ON true
             LEFT JOIN LATERAL ({Row("e.known_from")}) AS after ON true
             LEFT JOIN timeline.mt_events v ON v.seq_id = m.at
             WHERE before.body IS DISTINCT FROM after.body
             ORDER BY m.at, m.id
             """, snapshot.Connection);
    }

    private Conditions Choice()
    {
        var where = new Conditions();
        filter.AddChoice(where);
        return where;
    }

    /// <summary>The rows of chosen entries that begin, or end, in a range of the log.</summary>
    private string Moved(Conditions choice, string known, long after, long last) =>
        $"{choice.Sql} AND {Published(choice)} AND {known} > {choice.Value(after)} AND {known} <= {choice.Value(last)}";

    private string AsOf(Conditions choice, string body, string sequence) =>
        LinkStatuses.Body(body, $"e.known_from <= {sequence} AND (e.known_to IS NULL OR e.known_to > {sequence}) AND {Published(choice)}");

    private string Published(Conditions choice)
    {
        var told = choice.Beside();
        TimelineFilter.AddPublished(told, filter.PublishedUntil);
        return told.Sql;
    }
}
