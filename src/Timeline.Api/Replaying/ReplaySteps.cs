using System.Runtime.CompilerServices;
using Npgsql;
using Timeline.Api.Disputes;
using Timeline.Api.Http;
using Timeline.Api.Timelines;

namespace Timeline.Api.Replaying;

/// <summary>A telling of an entry begins or ends to be shown.</summary>
/// <param name="Moment">When.</param>
/// <param name="Sequence">The event that made it so, when the replay goes by what was recorded.</param>
/// <param name="Comes">False when it ends.</param>
/// <param name="Told">The telling.</param>
internal sealed record ReplayStep(ReplayMoment Moment, long Sequence, bool Comes, ToldEntry Told);

/// <summary>Reads the steps of a replay in order, a few at a time, so that other questions can be asked in between.</summary>
/// <param name="snapshot">The moment that is looked at.</param>
/// <param name="filter">Which entries count.</param>
/// <param name="through">What was recorded up to this sequence; null for all of it.</param>
internal sealed class ReplaySteps(ReadSnapshot snapshot, TimelineFilter filter, long? through)
{
    private const int AtOnce = 500;

    private const string InOrder = "e.at, e.comes, e.earliest, e.latest_or_ever, e.id";

    public async IAsyncEnumerable<ReplayStep> ReadAsync(ReplayOrder order, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var where = new Conditions();
        var sql = order switch
        {
            ReplayOrder.Occurred => Occurred(where),
            ReplayOrder.Published => Published(where),
            _ => Recorded(where),
        };
        await using (var declare = where.Stream($"DECLARE replay NO SCROLL CURSOR FOR {sql}", snapshot.Connection))
            await declare.ExecuteNonQueryAsync(cancellationToken);

        var steps = new List<ReplayStep>(AtOnce);
        do
        {
            steps.Clear();
            await using (var fetch = new NpgsqlCommand($"FETCH {AtOnce} FROM replay", snapshot.Connection) { CommandTimeout = 0 })
            await using (var rows = await fetch.ExecuteReaderAsync(cancellationToken))
            {
                while (await rows.ReadAsync(cancellationToken)) steps.Add(Read(rows));
            }

            foreach (var step in steps) yield return step;
        }
        while (steps.Count == AtOnce);
    }

    private string Occurred(Conditions where)
    {
        filter.AddTo(where, through);
        return $"""
            SELECT e.earliest::timestamp, NULL, 0::bigint, true, {LinkStatuses.Body(where, through, filter.PublishedUntil)}, {ToldEntries.ClaimSequences}
            FROM entry e WHERE {where.Sql} ORDER BY e.earliest, e.latest_or_ever, e.id
            """;
    }

    /// <summary>Each telling of what is recorded comes on the day from which documents told it so, and goes when another one does.</summary>
    private string Published(Conditions where)
    {
        filter.AddChoice(where);
        var known = through is { } s ? During("e.known", where.Value(s)) : "e.known_to IS NULL";
        where.Add(known);
        var until = filter.PublishedUntil is { } day ? where.Day(day) : "'infinity'";
        return $"""
            SELECT e.at::timestamp, NULL, 0::bigint, e.comes, {LinkStatuses.Body("e.body", $"{known} AND {During("e.published", "at")}")}, {ToldEntries.ClaimSequences}
            FROM ({Both(where, "e.published_from", "e.published_to", until)}) AS e ORDER BY {InOrder}
            """;
    }

    /// <summary>Each telling comes with the event that made it so, and goes with the next one.</summary>
    private string Recorded(Conditions where)
    {
        filter.AddChoice(where);
        var told = where.Beside();
        TimelineFilter.AddPublished(told, filter.PublishedUntil);
        where.Add(told.Sql);
        return $"""
            SELECT v.timestamp AT TIME ZONE 'UTC', coalesce(v.user_name, ''), e.at, e.comes, {LinkStatuses.Body("e.body", $"{told.Sql} AND {During("e.known", "at")}")}, {ToldEntries.ClaimSequences}
            FROM ({Both(where, "e.known_from", "e.known_to", where.Value(through ?? long.MaxValue))}) AS e
            JOIN timeline.mt_events v ON v.seq_id = e.at ORDER BY {InOrder}
            """;
    }

    /// <summary>In order before anything is worked out of a telling: that is left to the few that are fetched.</summary>
    private static string Both(Conditions where, string from, string to, string until) =>
        $"""
         SELECT * FROM (
           SELECT {from} AS at, true AS comes, e.earliest, e.latest_or_ever, e.id, e.body FROM entry e WHERE {where.Sql} AND {from} <= {until}
           UNION ALL
           SELECT {to}, false, e.earliest, e.latest_or_ever, e.id, e.body FROM entry e WHERE {where.Sql} AND {to} <= {until}) AS e
         ORDER BY {InOrder} OFFSET 0
         """;

    /// <summary>The rows of <c>entry e</c> whose range is around a point.</summary>
    private static string During(string range, string point) => $"{range}_from <= {point} AND ({range}_to IS NULL OR {range}_to > {point})";

    private static ReplayStep Read(NpgsqlDataReader rows) => new(
        new ReplayMoment(rows.GetDateTime(0), rows.IsDBNull(1) ? null : rows.GetString(1)), rows.GetInt64(2), rows.GetBoolean(3), ToldEntries.Read(rows, 4));
}
