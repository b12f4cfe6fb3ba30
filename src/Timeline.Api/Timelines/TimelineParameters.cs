using System.Globalization;
using Timeline.Api.Formats;
using Timeline.Api.Http;
using Timeline.Domain;
using Timeline.Domain.Coding;
using Timeline.Domain.Occurrences;

namespace Timeline.Api.Timelines;

/// <summary>The parameters by which entries are chosen, ordered and paged.</summary>
internal static class TimelineParameters
{
    public const int DefaultLimit = 50;
    public const int MaximumLimit = 500;

    /// <summary>How many entries a text asks for; null when it is no such number.</summary>
    public static int? ParseLimit(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit is >= 1 and <= MaximumLimit ? limit : null;

    /// <summary>What chooses entries: taken by every list of entries and every count.</summary>
    public static IReadOnlyList<QueryParameter> Filters { get; } =
    [
        new("actor", "An actor's slug: entries in which it takes part, itself or through those who act for it (see `represented`). Repeated: any of them, or all (see `actors`).", "turkmenistan", Repeatable: true),
        new("actors", "Whether `any` (default) or `all` of the given actors must take part.", "all", ["any", "all"]),
        new("represented", "Whether those who act for an actor count as the actor, by the offices they held on that day: `true` (default) or `false`.", "false", ["true", "false"]),
        new("between", "Two actors' slugs, joined by a comma: entries with two different participants, one counting for each. Repeated: any of the pairs.", "azerbaijan,armenia", Repeatable: true),
        new("role", "A participant's role; together with `actor` both must hold of the same participant. Repeated: any of them.", "speaker", Words<ParticipantRole>.All, Repeatable: true),
        new("topic", "A topic's slug, its descendants included. Repeated: any of them.", "energy", Repeatable: true),
        new("kind", "The kind of occurrence. Repeated: any of them.", "agreement", Words<OccurrenceKind>.All, Repeatable: true),
        new("type", "PLOVER's event type. Repeated: any of them.", "consult", Words<CodingType>.All, Repeatable: true),
        new("quad", "PLOVER's quad class. Repeated: any of them.", "verbal-cooperation", Words<QuadClass>.All, Repeatable: true),
        new("place", "A place's slug. Repeated: any of them.", "moscow", Repeatable: true),
        new("bulletin", "A bulletin's slug: entries that it proves. Repeated: any of them.", "air-center-2021-01", Repeatable: true),
        new("q", "Words to look for in titles, summaries, notes and quotations, as in a web search: `or`, `-word`, \"a phrase\". At most 200 characters.", "memorandum caspian"),
        new("status", "Which entries count: `active`, `retracted`, `merged` or `all`. Left out it is `active`; `atom`, `jsonfeed` and `ics` then tell besides, as gone, what has gone.", "active", [.. Words<OccurrenceStatus>.All, "all"]),
        new("occurred_from", "The first day to look at, in EDTF without open ends; of a longer time its first day.", "2021-01"),
        new("occurred_to", "The last day to look at, in EDTF without open ends; of a longer time its last day.", "2021-01"),
        new("match", "How an uncertain date meets these bounds: it `possibly` overlaps them (default), or `certainly` lies inside.", "certainly", ["possibly", "certainly"]),
        new("published_until", "A day, month or year: only what documents had told by its end. Citations of later ones are left out.", "2021-02"),
        new(RecordedUntil.Parameter, "What was recorded here until then: a sequence of the log (all digits), or an instant in RFC 3339 with its zone, which means all that was recorded before the first later event. Beyond the present it is the present; `Timeline-Sequence` of the answer tells which sequence it came to.", "634"),
    ];

    /// <summary>All parameters of a timeline.</summary>
    public static QueryParameters Timeline { get; } = new(
    [
        .. Filters,
        new("sort", "The order: `occurred` (default), `published` or `recorded`; a leading `-` reverses it. Feeds are in the order `-recorded` unless told.", "-recorded", ["occurred", "published", "recorded", "-occurred", "-published", "-recorded"]),
        new("limit", $"How many entries, 1 to {MaximumLimit} ({DefaultLimit} by default); formats without pages give all unless told.", "10"),
        new("cursor", "Where to go on, as `next` of the page before gave it. All pages answer as of the first one.", "eyJzIjoxfQ"),
        new("count", "`exact` counts all that match; otherwise `matched` is null beyond 10,000.", "exact", ["exact"]),
        new("format", $"The format, in place of the Accept header: {string.Join("; ", TimelineFormats.All.Select(format => $"`{format.Name}`, {format.Description}"))}. `json`, `atom` and `jsonfeed` come in pages.", "ndjson", TimelineFormats.Names),
    ]);
}
