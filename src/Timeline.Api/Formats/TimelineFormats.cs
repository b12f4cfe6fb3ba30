using Timeline.Api.Http;

namespace Timeline.Api.Formats;

/// <summary>All formats of a timeline.</summary>
internal static class TimelineFormats
{
    private const string Recent = "-recorded";

    public static IReadOnlyList<TimelineFormat> All { get; } =
    [
        new("json", Negotiation.Json, "pages of entries", (output, setting) => new PageJson(output, setting)) { IsPaged = true },
        new("ndjson", Negotiation.NdJson, "one entry a line", (output, _) => new NdJson(output)),
        new("csv", "text/csv", "a table for spreadsheets (RFC 4180)", (output, _) => new Csv(output)),
        new("geojson", "application/geo+json", "points on a map (RFC 7946)", (output, setting) => new GeoJson(output, setting)),
        new("ics", "text/calendar", "a calendar (RFC 5545)", (output, setting) => new ICalendar(output, setting)) { TellsGone = true },
        new("atom", "application/atom+xml", "a feed (RFC 4287), with tombstones (RFC 6721)", (output, setting) => new Atom(output, setting)) { IsPaged = true, Sort = Recent, TellsGone = true },
        new("jsonfeed", "application/feed+json", "a feed (JSON Feed 1.1)", (output, setting) => new JsonFeed(output, setting)) { IsPaged = true, Sort = Recent, TellsGone = true, TellsBulletins = true },
        new("timelinejs", Negotiation.Json, "what TimelineJS3 shows", (output, _) => new TimelineJs(output)) { IsAcceptable = false },
        new("vis", Negotiation.Json, "what vis-timeline shows", (output, _) => new VisTimeline(output)) { IsAcceptable = false },
        new("timemap-events", Negotiation.Json, "the events of a TimeMap", (output, _) => new TimeMapEvents(output)) { IsAcceptable = false },
        new("timemap-associations", Negotiation.Json, "the associations of a TimeMap", (output, setting) => new TimeMapAssociations(output, setting)) { IsAcceptable = false },
        new("timemap-sources", Negotiation.Json, "the sources of a TimeMap", (output, setting) => new TimeMapSources(output, setting)) { IsAcceptable = false, TellsBulletins = true },
    ];

    public static IReadOnlyList<string> Names { get; } = [.. All.Select(format => format.Name)];

    /// <summary>The format that a request asks for: in its address, else by the Accept header.</summary>
    /// <exception cref="RequestProblem">There is none that the caller takes (406).</exception>
    public static TimelineFormat AskedBy(HttpRequest request, QueryReader query)
    {
        if (query.One("format") is { } name) return All.Single(format => format.Name == name);
        var acceptable = All.Where(format => format.IsAcceptable).ToList();
        var chosen = Negotiation.Choose(
            request, [.. acceptable.Select(format => format.MediaType)], $" With format= there are also: {string.Join(", ", All.Except(acceptable).Select(format => format.Name))}.");
        return acceptable.Single(format => format.MediaType == chosen);
    }
}
