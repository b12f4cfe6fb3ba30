using Timeline.Api.Http;

namespace Timeline.Api.Timelines;

/// <summary>
/// SQL on the table <c>listing</c>: which entries are listed under some words, by a filter's days, kinds and status, at
/// a point of the log and of publication. Each word and width is a walk along the index, from where the range begins.
/// </summary>
internal sealed class ListedEntries
{
    private readonly Conditions _where;
    private readonly TimelineFilter _filter;
    private readonly string _common;

    /// <param name="where">Takes the values.</param>
    /// <param name="filter">What is asked for.</param>
    /// <param name="sequence">The log is shown up to here; null for all of it.</param>
    public ListedEntries(Conditions where, TimelineFilter filter, long? sequence)
    {
        _where = where;
        _filter = filter;
        _common = string.Join(" AND ", Common(where, filter, sequence));
    }

    /// <summary>The ids of all that are listed under any of some words; one may come more than once.</summary>
    public string Ids(IReadOnlyList<string> terms) => $"SELECT l.id FROM {Walks(terms, "id", "")}";

    /// <summary>Counts them, up to a most.</summary>
    public string Count(IReadOnlyList<string> terms, int? most)
    {
        var limit = most is null ? "" : $" LIMIT {most}";
        return $"SELECT count(*) FROM (SELECT {Distinct(terms)} l.id FROM {Walks(terms, "id", limit)}{limit}) AS matching";
    }

    /// <summary>The first ones in the order of the timeline, with their place in it.</summary>
    /// <param name="terms">The words.</param>
    /// <param name="order">The order, by when it occurred.</param>
    /// <param name="after">The condition for those after a place; empty to begin.</param>
    /// <param name="limit">How many.</param>
    public string Page(IReadOnlyList<string> terms, TimelineOrder order, string after, int limit)
    {
        var columns = order.Columns.Select(column => column.Name).ToList();
        var place = string.Join(", ", columns);
        var inOrder = string.Join(", ", columns.Select(column => column + (order.Descending ? " DESC" : "")));
        var walks = Walks(terms, place, $" {(after.Length > 0 ? $"AND {after}" : "")} ORDER BY {inOrder} LIMIT {limit}");
        return $"SELECT {Distinct(terms)} {place} FROM {walks} ORDER BY {inOrder} LIMIT {limit}";
    }

    private static string Distinct(IReadOnlyList<string> terms) => terms.Count > 1 ? "DISTINCT" : "";

    private string Walks(IReadOnlyList<string> terms, string columns, string end)
    {
        var walks = Enumerable.Range(0, ListingWidth.Count).Select(width =>
            $"(SELECT {columns} FROM listing WHERE term = t.term AND width = {width} AND {_common}{FirstDay(width)}{end})");
        return $"""
            unnest({_where.Value(terms.ToArray())}) AS t (term) CROSS JOIN LATERAL (
              {string.Join("\n  UNION ALL ", walks)}
            ) AS l
            """;
    }

    private string FirstDay(int width) => _filter.OccurredFrom is { } from && ListingWidth.FirstReaching(from, width) is { } first
        ? $" AND earliest >= {_where.Day(first)}"
        : "";

    private static IEnumerable<string> Common(Conditions where, TimelineFilter filter, long? sequence)
    {
        if (filter.OccurredFrom is { } from) yield return $"{(filter.Certainly ? "earliest" : "latest_or_ever")} >= {where.Day(from)}";
        if (filter.OccurredTo is { } to) yield return $"{(filter.Certainly ? "latest_or_ever" : "earliest")} <= {where.Day(to)}";
        if (sequence is { } s)
        {
            var through = where.Value(s);
            yield return $"known_from <= {through} AND (known_to IS NULL OR known_to > {through})";
        }
        else
        {
            yield return "known_to IS NULL";
        }

        if (filter.PublishedUntil is { } day)
        {
            var until = where.Day(day);
            yield return $"published_from <= {until} AND (published_to IS NULL OR published_to > {until})";
        }
        else
        {
            yield return "published_to IS NULL";
        }

        if (filter.Kinds.Count > 0) yield return $"kind = ANY({where.Value(filter.Kinds.ToArray())})";
        if (filter.Status is { } status) yield return $"status = {where.Value(status)}";
    }
}
