using Timeline.Api.Http;
using Timeline.Api.Kept;
using Timeline.Domain.Topics;

namespace Timeline.Api.Timelines;

/// <summary>Counts the entries that a filter chooses: those of the present from memory, where they are kept.</summary>
/// <param name="snapshot">The moment that is looked at.</param>
/// <param name="filter">Which entries count.</param>
/// <param name="kept">What is kept in memory; null where nothing is.</param>
/// <param name="alsoOf">An actor who must take part besides, itself or by those who stand for it; null for none.</param>
internal sealed class EntryCounts(ReadSnapshot snapshot, TimelineFilter filter, KeptTimeline? kept, string? alsoOf = null)
{
    /// <summary>The number of all of them.</summary>
    public async Task<long> AllAsync(CancellationToken cancellationToken) => (await ByKindAsync(cancellationToken)).Values.Sum();

    /// <summary>The number of entries of each kind, by its word.</summary>
    public async Task<IReadOnlyDictionary<string, long>> ByKindAsync(CancellationToken cancellationToken) =>
        await KeptAsync(KeptCounts.ByKind, cancellationToken)
        ?? await StoredAsync("(SELECT e.kind AS value)", cancellationToken);

    /// <summary>The number of entries at each place.</summary>
    public async Task<IReadOnlyDictionary<string, long>> ByPlaceAsync(CancellationToken cancellationToken) =>
        await KeptAsync(entries => entries.Count(KeptWords.Place), cancellationToken)
        ?? await StoredAsync("(SELECT e.place AS value)", cancellationToken);

    /// <summary>The number of entries for each value behind a prefix among their terms.</summary>
    public async Task<IReadOnlyDictionary<string, long>> ByAsync(string prefix, CancellationToken cancellationToken) =>
        await KeptAsync(entries => entries.Count(prefix), cancellationToken)
        ?? await StoredAsync(EntryTerms.After(prefix), cancellationToken);

    /// <summary>The number of entries for each topic, its descendants' included; one in two of its branches counts once.</summary>
    public async Task<IReadOnlyDictionary<string, long>> ByTopicAsync(TopicTree tree, CancellationToken cancellationToken)
    {
        if (await KeptAsync(entries => KeptCounts.ByTopic(tree, entries), cancellationToken) is { } counted) return counted;
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
        if (alsoOf is not null && filter.Actors.Count > 0) return await EndsAmongAsync(cancellationToken);
        var asked = alsoOf is null ? filter : filter with { Actors = [alsoOf] };
        return (await FirstAsync("occurred"), await FirstAsync("-occurred"));

        Task<string?> FirstAsync(string order) => new TimelineReader(snapshot, asked, TimelineOrder.Named(order)).FirstAsync(cancellationToken);
    }

    /// <summary>The same where one actor is asked for besides others: there is no walk for that.</summary>
    private async Task<(string? First, string? Last)> EndsAmongAsync(CancellationToken cancellationToken)
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

    private async Task<T?> KeptAsync<T>(Func<ChosenEntries, T> question, CancellationToken cancellationToken) where T : class =>
        kept is null ? null : await kept.AskAsync(snapshot, filter, question, cancellationToken, alsoOf);

    private async Task<IReadOnlyDictionary<string, long>> StoredAsync(string values, CancellationToken cancellationToken)
    {
        var where = Where();
        var counts = new Dictionary<string, long>();
        await using var command = where.Command(
            $"SELECT value, count(*) FROM entry e, LATERAL {values} AS v WHERE {where.Sql} AND value IS NOT NULL GROUP BY value", snapshot.Connection);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken)) counts.Add(rows.GetString(0), rows.GetInt64(1));
        return counts;
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
