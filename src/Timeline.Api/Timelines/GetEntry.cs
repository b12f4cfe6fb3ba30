using System.Text.Json;
using Npgsql;
using Timeline.Api.Http;
using Timeline.Api.Validation;
using Timeline.EventStore;

namespace Timeline.Api.Timelines;

/// <summary><c>GET /v1/timeline/{id}</c>: one entry, as far as documents had told it.</summary>
internal static class GetEntry
{
    public static QueryParameters Parameters { get; } =
        new([TimelineParameters.Filters.Single(parameter => parameter.Name == "published_until")]);

    public static Task<IResult> HandleAsync(string id, HttpContext http, Answers answers, EventLog log)
    {
        var query = new QueryReader(http.Request.Query, Parameters);
        return answers.AnswerAsync(http, async (snapshot, cancellationToken) =>
        {
            var filter = TimelineFilter.Read(query, snapshot.Catalogue, []);
            return await FindAsync(snapshot, id, filter.PublishedUntil, cancellationToken) is { } entry
                ? await EntryStanding.TellAsync(http, snapshot, entry, cancellationToken)
                : await EntryStanding.TellUnprovedAsync(http, snapshot, log, id, cancellationToken);
        });
    }

    /// <summary>The entry as documents had told it by a day, without a day as all have; null when none tells it.</summary>
    /// <exception cref="RequestProblem">It is told only later (404), from when.</exception>
    private static async Task<StoredEntry?> FindAsync(
        ReadSnapshot snapshot, string id, DateOnly? publishedUntil, CancellationToken cancellationToken)
    {
        var where = new Conditions();
        where.Add($"e.id = {where.Value(id)} AND e.known_to IS NULL");
        await using var command = where.Command(
            $"SELECT e.body, e.published_from, e.published_to FROM entry e WHERE {where.Sql} ORDER BY e.published_from",
            snapshot.Connection);
        var told = new List<(byte[] Body, DateOnly From, DateOnly? To)>();
        await using (var rows = await command.ExecuteReaderAsync(cancellationToken))
        {
            while (await rows.ReadAsync(cancellationToken))
                told.Add((rows.GetFieldValue<byte[]>(0), rows.GetFieldValue<DateOnly>(1), rows.IsDBNull(2) ? null : rows.GetFieldValue<DateOnly>(2)));
        }

        if (told.Count == 0) return null;
        var shown = told.FindIndex(version => publishedUntil is { } day ? version.From <= day && (version.To is null || version.To > day) : version.To is null);
        return shown >= 0
            ? JsonSerializer.Deserialize<StoredEntry>(told[shown].Body, TimelineJson.Options)!
            : throw new RequestProblem(
                StatusCodes.Status404NotFound, "Not told yet.",
                $"By {publishedUntil:O} no document had told '{id}'. The first one that does came out on {told[0].From:O}; ask with published_until={told[0].From:O} or later.");
    }

    /// <summary>The 404 of an entry that is not there, with those whose slugs are near.</summary>
    public static async Task<RequestProblem> UnknownAsync(ReadSnapshot snapshot, string id, CancellationToken cancellationToken) => new(
        StatusCodes.Status404NotFound, "There is no such entry.",
        $"There is no entry '{id}'.{NearMisses.Sentence(id, await NearAsync(snapshot, id, cancellationToken))}");

    /// <summary>Slugs of entries of the same day, of about the same words, or that go on like this.</summary>
    public static async Task<IReadOnlyList<string>> NearAsync(ReadSnapshot snapshot, string id, CancellationToken cancellationToken)
    {
        var ids = new List<string>();
        await using var command = new NpgsqlCommand(
            """
            SELECT id FROM entry WHERE present
              AND (left(id, 10) = left($1, 10) OR right(id, -11) = right($1, -11) OR starts_with(id, $1)) LIMIT 1000
            """, snapshot.Connection);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = id });
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken)) ids.Add(rows.GetString(0));
        return ids;
    }
}
