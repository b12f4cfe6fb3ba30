using Timeline.Api.Http;
using Timeline.Api.Timelines;

namespace Timeline.Api.Changes;

/// <summary>Where the log and the documents are looked at.</summary>
/// <param name="Sequence">What was recorded up to here; null for all of it.</param>
/// <param name="PublishedUntil">What documents had told by this day; null for all of it.</param>
internal sealed record DiffPoint(long? Sequence, DateOnly? PublishedUntil);

/// <summary>The two points of a diff. They differ on one axis; the other one is bounded as anywhere.</summary>
/// <param name="ByPublication">True when they differ by what documents had told, false when by what was recorded.</param>
/// <param name="Earlier">The earlier one.</param>
/// <param name="Later">The later one.</param>
internal sealed record DiffPoints(bool ByPublication, DiffPoint Earlier, DiffPoint Later)
{
    public const string Published = "published";
    public const string Recorded = "recorded";

    /// <summary>Reads the points of a query.</summary>
    /// <param name="query">The query; axis, from and to are there.</param>
    /// <param name="filter">The filter, with a bound by publication or without.</param>
    /// <param name="snapshot">The moment that is looked at.</param>
    /// <param name="pinned">The sequence of the first page; null on the first page.</param>
    /// <param name="cancellationToken">Stops the search for an instant.</param>
    /// <exception cref="RequestProblem">A point is none of its axis, or they are the wrong way round.</exception>
    public static async Task<DiffPoints> ReadAsync(
        QueryReader query, TimelineFilter filter, ReadSnapshot snapshot, long? pinned, CancellationToken cancellationToken)
    {
        var (from, to) = (query.One("from")!, query.One("to")!);
        if (query.One("axis") == Published)
        {
            Check(from, to, PublishedUntil.ProblemWith);
            var (first, last) = (PublishedUntil.DayOf(from), PublishedUntil.DayOf(to));
            if (first > last) throw WrongWayRound(from, to);
            var through = pinned is { } sequence && sequence < snapshot.Sequence ? pinned : snapshot.Through;
            return new DiffPoints(true, new DiffPoint(through, Within(first, filter)), new DiffPoint(through, Within(last, filter)));
        }

        Check(from, to, RecordedUntil.ProblemWith);
        _ = RecordedUntil.TryParse(from, out var begin);
        _ = RecordedUntil.TryParse(to, out var end);
        var present = Math.Min(pinned ?? snapshot.Sequence, snapshot.Sequence);
        var (earlier, later) = (await begin!.FindAsync(snapshot.Connection, present, cancellationToken), await end!.FindAsync(snapshot.Connection, present, cancellationToken));
        if (earlier > later || begin.IsPlainlyAfter(end)) throw WrongWayRound(from, to);
        return new DiffPoints(false, new DiffPoint(earlier, filter.PublishedUntil), new DiffPoint(later, filter.PublishedUntil));
    }

    private static DateOnly Within(DateOnly day, TimelineFilter filter) => filter.PublishedUntil is { } bound && bound < day ? bound : day;

    private static void Check(string from, string to, Func<string, string?> problemWith)
    {
        var problems = new[] { ("from", problemWith(from)), ("to", problemWith(to)) }.Where(point => point.Item2 is not null).Select(point => (point.Item1, point.Item2!)).ToList();
        if (problems.Count > 0) throw new RequestProblem("A parameter of the query is wrong.", problems);
    }

    private static RequestProblem WrongWayRound(string from, string to) => RequestProblem.Parameter("to", $"'{to}' is before from ('{from}').");
}
