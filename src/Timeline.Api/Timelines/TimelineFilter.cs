using Timeline.Api.Catalogues;
using Timeline.Api.Http;
using Timeline.Domain.Dates;

namespace Timeline.Api.Timelines;

/// <summary>Which entries are asked for; every value is known and fits.</summary>
internal sealed record TimelineFilter(
    IReadOnlyList<string> Actors,
    bool AllActors,
    bool Represented,
    IReadOnlyList<(string One, string Other)> Between,
    IReadOnlyList<string> Roles,
    IReadOnlyList<string> Topics,
    IReadOnlyList<string> Kinds,
    IReadOnlyList<string> Types,
    IReadOnlyList<string> QuadClasses,
    IReadOnlyList<string> Places,
    IReadOnlyList<string> Bulletins,
    string? Words,
    string? Status,
    DateOnly? OccurredFrom,
    DateOnly? OccurredTo,
    bool Certainly,
    DateOnly? PublishedUntil)
{
    /// <summary>Whether entries are told, as gone, that nothing proves any more since their sources were withdrawn.</summary>
    public bool TellsVanished { get; init; }

    /// <summary>Reads the filter from a query.</summary>
    /// <param name="query">The query, whose parameters are known.</param>
    /// <param name="catalogue">The actors, topics and places there are.</param>
    /// <param name="bulletins">The bulletins there are.</param>
    /// <exception cref="RequestProblem">Values are unknown or do not fit; all of them are named.</exception>
    public static TimelineFilter Read(QueryReader query, Catalogue catalogue, IReadOnlyCollection<string> bulletins)
    {
        var raw = TimelineQuery.From(query);
        var failures = new TimelineQueryValidator(catalogue, bulletins).Validate(raw).Errors;
        if (failures.Count > 0)
        {
            throw new RequestProblem(
                "A parameter of the query is wrong.", failures.Select(failure => (TimelineQuery.ParameterOf(failure.PropertyName), failure.ErrorMessage)));
        }

        return new TimelineFilter(
            raw.Actor, query.One("actors") == "all", query.One("represented") != "false",
            [.. raw.Between.Select(pair => pair.Split(',')).Select(pair => (pair[0], pair[1]))],
            query.All("role"), [.. raw.Topic.SelectMany(catalogue.Topics.WithDescendants).Distinct()],
            query.All("kind"), query.All("type"), query.All("quad"), raw.Place, raw.Bulletin, raw.Q,
            query.One("status") switch { null => "active", "all" => null, var status => status },
            raw.OccurredFrom is { } from ? Edtf.Parse(from).Earliest!.Value.ToDateOnly() : null,
            raw.OccurredTo is { } to ? Edtf.Parse(to).Latest!.Value.ToDateOnly() : null,
            query.One("match") == "certainly",
            raw.PublishedUntil is { } until ? Timelines.PublishedUntil.DayOf(until) : null);
    }

    /// <summary>Adds the filter to a query on <c>entry e</c>.</summary>
    /// <param name="where">The conditions so far.</param>
    /// <param name="sequence">The log is shown up to here; null for all of it, which is the quickest.</param>
    public void AddTo(Conditions where, long? sequence)
    {
        AddPoint(where, sequence, PublishedUntil);
        AddListed(where, new ListedEntries(where, this, sequence));
        AddOthers(where, AsksThePresent(sequence));
    }

    /// <summary>Adds the filter without the point of time at which entries are looked at.</summary>
    public void AddChoice(Conditions where)
    {
        if (OccurredFrom is { } from) where.Add($"{(Certainly ? "e.earliest" : "e.latest_or_ever")} >= {where.Day(from)}");
        if (OccurredTo is { } to) where.Add($"{(Certainly ? "e.latest_or_ever" : "e.earliest")} <= {where.Day(to)}");
        foreach (var terms in AddParts(where)) where.Add($"e.id IN (SELECT l.id FROM listing l WHERE l.term = ANY({terms}))");
        AddOthers(where, isPresent: false);
    }

    /// <summary>Adds all that the listing under <see cref="WalkedTerms"/> does not tell.</summary>
    /// <param name="where">The conditions so far.</param>
    /// <param name="sequence">The log is shown up to here; null for all of it.</param>
    public void AddNarrowing(Conditions where, long? sequence)
    {
        AddPoint(where, sequence, PublishedUntil);
        _ = AddParts(where);
        AddOthers(where, AsksThePresent(sequence));
    }

    /// <summary>
    /// The words under which entries are listed that may be asked for, when they are soon found by walking there and
    /// looking at each; null where other indexes find fewer.
    /// </summary>
    public IReadOnlyList<string>? WalkedTerms => (Words, Bulletins.Count, Represented && Actors.Count > 0, Topics.Count) switch
    {
        (null, 0, true, _) => [.. (AllActors ? Actors.Take(1) : Actors).Select(actor => EntryTerms.Side + actor)],
        (null, 0, false, > 0) => [.. Topics.Select(topic => EntryTerms.Topic + topic)],
        _ => null,
    };

    private void AddOthers(Conditions where, bool isPresent)
    {
        AddActors(where);
        if (Bulletins.Count > 0) where.Add($"e.terms && {Terms(where, EntryTerms.Bulletin, Bulletins)}");
        AddAny(where, "e.kind", Kinds);
        AddAny(where, "e.coding_type", Types);
        AddAny(where, "e.quad_class", QuadClasses);
        AddAny(where, "e.place", Places);
        // The words of the past are not kept: they are worked out when somebody asks.
        if (Words is not null) where.Add($"{(isPresent ? "e.search" : "coalesce(e.search, timeline_read.words_of(e.body))")} @@ websearch_to_tsquery('english', {where.Value(Words)})");
        if (Status is not null) where.Add($"e.status = {where.Value(Status)}");
    }

    /// <summary>The words under which exactly those entries are listed that are asked for; null when that takes more than the listing tells.</summary>
    public IReadOnlyList<string>? ListedTerms
    {
        get
        {
            var tellsMore = Between.Count > 0 || Roles.Count > 0 || Types.Count > 0 || QuadClasses.Count > 0 || Places.Count > 0 || Bulletins.Count > 0 || Words is not null;
            var sides = Represented && !(AllActors && Actors.Count > 1);
            return (tellsMore, Actors.Count, Topics.Count) switch
            {
                (true, _, _) => null,
                (false, 0, 0) => [EntryTerms.All],
                (false, > 0, 0) when sides => [.. Actors.Select(actor => EntryTerms.Side + actor)],
                (false, 0, > 0) => [.. Topics.Select(topic => EntryTerms.Topic + topic)],
                _ => null,
            };
        }
    }

    /// <summary>Whether only what stands now, all documents counted, can answer.</summary>
    private bool AsksThePresent(long? sequence) => sequence is null && PublishedUntil is null;

    /// <summary>Adds where an entry is looked at: as recorded up to a sequence, as documents had told it by a day; null for all.</summary>
    public static void AddPoint(Conditions where, long? sequence, DateOnly? publishedUntil)
    {
        if (sequence is null && publishedUntil is null) where.Add("e.present");
        if (sequence is { } s)
        {
            var through = where.Value(s);
            where.Add($"e.known_from <= {through} AND (e.known_to IS NULL OR e.known_to > {through})");
        }
        else if (publishedUntil is not null)
        {
            where.Add("e.known_to IS NULL");
        }

        if (sequence is not null || publishedUntil is not null) AddPublished(where, publishedUntil);
    }

    /// <summary>Adds as of which day of publication entries are looked at; null for all documents.</summary>
    public static void AddPublished(Conditions where, DateOnly? publishedUntil)
    {
        if (publishedUntil is not { } day)
        {
            where.Add("e.published_to IS NULL");
            return;
        }

        var until = where.Day(day);
        where.Add($"e.published_from <= {until} AND (e.published_to IS NULL OR e.published_to > {until})");
    }

    /// <summary>Sides, topics and days: what the listing finds.</summary>
    private void AddListed(Conditions where, ListedEntries listed)
    {
        List<IEnumerable<string>> groups = [];
        var sides = Actors.Select(actor => EntryTerms.Side + actor);
        if (Represented && Actors.Count > 0) groups.AddRange(AllActors ? sides.Select(side => new[] { side }) : [sides]);
        if (Topics.Count > 0) groups.Add(Topics.Select(topic => EntryTerms.Topic + topic));
        if (groups.Count == 0 && (OccurredFrom is not null || OccurredTo is not null)) groups.Add([EntryTerms.All]);
        foreach (var group in groups) where.Add($"e.id IN ({listed.Ids([.. group])})");
    }

    /// <summary>Sides and topics, as the entry's own words tell them.</summary>
    /// <returns>The words, each set as a placeholder.</returns>
    private List<string> AddParts(Conditions where)
    {
        List<string> sets = [];
        void Add(string match, string prefix, IEnumerable<string> values)
        {
            sets.Add(Terms(where, prefix, values));
            where.Add($"e.parts {match} {sets[^1]}");
        }

        if (Represented && Actors.Count > 0) Add(AllActors ? "@>" : "&&", EntryTerms.Side, Actors);
        if (Topics.Count > 0) Add("&&", EntryTerms.Topic, Topics);
        return sets;
    }

    private void AddActors(Conditions where)
    {
        var part = Represented ? EntryTerms.Part : EntryTerms.Role;
        if (Roles.Count > 0 && Actors.Count > 0)
        {
            // One condition an actor when all must take part; one for all of them when any may.
            foreach (var together in AllActors ? Actors.Select(actor => new[] { actor }) : [[.. Actors]])
                where.Add($"e.parts && {Terms(where, part, together.SelectMany(actor => Roles.Select(role => $"{role}:{actor}")))}");
        }
        else if (Roles.Count > 0)
        {
            where.Add($"e.terms && {Terms(where, EntryTerms.Role, Roles)}");
        }

        if (!Represented && Actors.Count > 0) where.Add($"e.terms {(AllActors ? "@>" : "&&")} {Terms(where, EntryTerms.Actor, Actors)}");
        if (Between.Count > 0)
            where.Add("(" + string.Join(" OR ", Between.Select(pair => BetweenSql(where, pair.One, pair.Other))) + ")");
    }

    private static string Terms(Conditions where, string prefix, IEnumerable<string> values) =>
        where.Value(values.Select(value => prefix + value).ToArray());

    /// <summary>Two different participants, one for each side; what both are named in comes first, since there are few of those.</summary>
    private string BetweenSql(Conditions where, string one, string other)
    {
        var (a, b) = (where.Value(one), where.Value(other));
        var named = Represented
            ? $"e.parts @> {Terms(where, EntryTerms.Side, [one, other])} AND e.id IN (SELECT l.id FROM listing l WHERE l.term = '{EntryTerms.Side}' || {a})"
            : $"e.terms @> {Terms(where, EntryTerms.Actor, [one, other])}";
        return $"""
            ({named} AND EXISTS (
              SELECT FROM jsonb_array_elements(e.body -> 'participants') x, jsonb_array_elements(e.body -> 'participants') y
              WHERE x ->> 'actor' <> y ->> 'actor' AND {CountsFor("x", a)} AND {CountsFor("y", b)}))
            """;
    }

    private string CountsFor(string participant, string actor) => Represented
        ? $"({participant} ->> 'actor' = {actor} OR {participant} -> 'represents' ? {actor})"
        : $"{participant} ->> 'actor' = {actor}";

    private static void AddAny(Conditions where, string column, IReadOnlyList<string> values)
    {
        if (values.Count > 0) where.Add($"{column} = ANY({where.Value(values.ToArray())})");
    }
}
