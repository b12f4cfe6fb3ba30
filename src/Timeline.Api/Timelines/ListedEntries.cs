using Timeline.Api.Http;

namespace Timeline.Api.Timelines;

/// <summary>
/// SQL on the table <c>listing</c>: which entries are listed under some words, by a filter's days, kinds and status, at
/// a point of the log and of publication. Each word and width is a walk along the index, from where the range begins.
/// </summary>
internal sealed class ListedEntries
{
    /// <summary>What the columns of the listing begin with in a condition.</summary>
    public const string Walked = "x.";

    private readonly Conditions _where;
    private readonly TimelineFilter _filter;
    private readonly string _common;

    private readonly string _narrowed;

    /// <param name="where">Takes the values.</param>
    /// <param name="filter">What is asked for.</param>
    /// <param name="sequence">The log is shown up to here; null for all of it.</param>
    /// <param name="narrowedBy">Conditions on <c>entry e</c> that the listing does not tell; empty when it tells all.</param>
    public ListedEntries(Conditions where, TimelineFilter filter, long? sequence, string narrowedBy = "")
    {
        _where = where;
        _filter = filter;
        _narrowed = narrowedBy.Length == 0 ? "" : $" JOIN entry e ON e.id = x.id AND {narrowedBy}";
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
        var place = string.Join(", ", order.Columns.Select(column => column.Name));
        var walks = Walks(terms, place, $" {(after.Length > 0 ? $"AND {after}" : "")} ORDER BY {InOrder(order, Walked)} LIMIT {limit}");
        return $"SELECT {Distinct(terms)} {place} FROM {walks} ORDER BY {InOrder(order, "")} LIMIT {limit}";
    }

    private static string InOrder(TimelineOrder order, string alias) =>
        string.Join(", ", order.Columns.Select(column => alias + column.Name + (order.Descending ? " DESC" : "")));

    private static string Distinct(IReadOnlyList<string> terms) => terms.Count > 1 ? "DISTINCT" : "";

    private string Walks(IReadOnlyList<string> terms, string columns, string end)
    {
        var walks = Enumerable.Range(0, ListingWidth.Count).Select(width =>
            $"(SELECT {string.Join(", ", columns.Split(", ").Select(column => Walked + column))} FROM listing x{_narrowed} WHERE x.term = t.term AND x.width = {width} AND {_common}{FirstDay(width)}{end})");
        return $"""
            unnest({_where.Value(terms.ToArray())}) AS t (term) CROSS JOIN LATERAL (
              {string.Join("\n  UNION ALL ", walks)}
            ) AS l
            """;
    }

    private string FirstDay(int width) => _filter.OccurredFrom is { } from && ListingWidth.FirstReaching(from, width) is { } first
        ? $" AND x.earliest >= {_where.Day(first)}"
        : "";

    private static IEnumerable<string> Common(Conditions where, TimelineFilter filter, long? sequence)
    {
        if (filter.OccurredFrom is { } from) yield return $"{(filter.Certainly ? "x.earliest" : "x.latest_or_ever")} >= {where.Day(from)}";
        if (filter.OccurredTo is { } to) yield return $"{(filter.Certainly ? "x.latest_or_ever" : "x.earliest")} <= {where.Day(to)}";
        if (sequence is { } s)
        {
            var through = where.Value(s);
            yield return $"x.known_from <= {through} AND (x.known_to IS NULL OR x.known_to > {through})";
        }
        else
        {
            yield return "x.known_to IS NULL";
        }

        if (filter.PublishedUntil is { } day)
        {
            var until = where.Day(day);
            yield return $"x.published_from <= {until} AND (x.published_to IS NULL OR x.published_to > {until})";
        }
        else
        {
            yield return "x.published_to IS NULL";
        }

        if (filter.Kinds.Count > 0) yield return $"x.kind = ANY({where.Value(filter.Kinds.ToArray())})";
        if (filter.Status is { } status) yield return $"x.status = {where.Value(status)}";
    }
}
