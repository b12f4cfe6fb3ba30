using Timeline.Api.Http;
using Timeline.Domain.Topics;

namespace Timeline.Api.Timelines;

/// <summary>Counts the entries that a filter chooses.</summary>
internal sealed class EntryCounts(ReadSnapshot snapshot, TimelineFilter filter, string? alsoOf = null)
{
    /// <summary>The number of all of them.</summary>
    public async Task<long> AllAsync(CancellationToken cancellationToken)
    {
        var where = Where();
        await using var command = where.Command($"SELECT count(*) FROM entry e WHERE {where.Sql}", snapshot.Connection);
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <summary>The number of entries for each <c>value</c> of a set over <c>entry e</c>, which is never input.</summary>
    public async Task<IReadOnlyDictionary<string, long>> ByAsync(string values, CancellationToken cancellationToken)
    {
        var where = Where();
        var counts = new Dictionary<string, long>();
        await using var command = where.Command(
            $"SELECT value, count(*) FROM entry e, LATERAL {values} AS v WHERE {where.Sql} AND value IS NOT NULL GROUP BY value", snapshot.Connection);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken)) counts.Add(rows.GetString(0), rows.GetInt64(1));
        return counts;
    }

    /// <summary>The number of entries for each topic, its descendants' included; one in two of its branches counts once.</summary>
    public async Task<IReadOnlyDictionary<string, long>> ByTopicAsync(TopicTree tree, CancellationToken cancellationToken)
    {
        var below = tree.All.SelectMany(topic => tree.WithDescendants(topic.Id), (topic, descendant) => (Topic: topic.Id, Descendant: descendant)).ToList();
        var where = Where();
        var counts = new Dictionary<string, long>();
        await using var command = where.Command(
            $"""
             SELECT below.topic, count(DISTINCT e.id)
             FROM entry e
             JOIN unnest({where.Value(below.Select(pair => pair.Topic).ToArray())}, {where.Value(below.Select(pair => pair.Descendant).ToArray())})
               AS below (topic, descendant) ON '{EntryTerms.Topic}' || below.descendant = ANY(e.parts)
             WHERE {where.Sql}
             GROUP BY below.topic
             """, snapshot.Connection);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken)) counts.Add(rows.GetString(0), rows.GetInt64(1));
        return counts;
    }

    /// <summary>The first and the last entry in the order of the timeline; null when there is none.</summary>
    public async Task<(string? First, string? Last)> EndsAsync(CancellationToken cancellationToken)
    {
        var where = Where();
        await using var command = where.Command(
            $"""
             WITH matching AS (SELECT e.id, e.earliest, e.latest_or_ever FROM entry e WHERE {where.Sql})
             SELECT (SELECT id FROM matching ORDER BY earliest, latest_or_ever, id LIMIT 1),
                    (SELECT id FROM matching ORDER BY earliest DESC, latest_or_ever DESC, id DESC LIMIT 1)
             """, snapshot.Connection);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        await row.ReadAsync(cancellationToken);
        return (row.IsDBNull(0) ? null : row.GetString(0), row.IsDBNull(1) ? null : row.GetString(1));
    }

    private Conditions Where()
    {
        var where = new Conditions();
        filter.AddTo(where, snapshot.Through);
        if (alsoOf is null) return where;
        where.Add(filter.Represented
            ? $"e.id IN ({new ListedEntries(where, filter, snapshot.Through).Ids([EntryTerms.Side + alsoOf])})"
            : $"e.terms @> {where.Value(new[] { EntryTerms.Actor + alsoOf })}");
        return where;
    }
}
