using System.Text.Json;
using Timeline.Api.Http;
using Timeline.EventStore;

namespace Timeline.Api.Timelines;

/// <summary><c>GET /v1/timeline/{id}</c>: one entry, as it was recorded and as far as documents had told it.</summary>
internal static class GetEntry
{
    public static QueryParameters Parameters { get; } =
        new([.. TimelineParameters.Filters.Where(parameter => parameter.Name is "published_until" or RecordedUntil.Parameter)]);

    public static Task<IResult> HandleAsync(string id, HttpContext http, Answers answers, EventLog log)
    {
        var query = new QueryReader(http.Request.Query, Parameters);
        return answers.AnswerAsync(http, async (snapshot, cancellationToken) =>
        {
            var until = TimelineFilter.Read(query, snapshot.Catalogue, []).PublishedUntil;
            if (await FindAsync(snapshot, id, until, cancellationToken) is { } entry)
                return await EntryStanding.TellAsync(http, snapshot, entry, until, cancellationToken);
            if (await AbsentEntry.TellAsync(snapshot, id, until, cancellationToken) is { } notYet) throw notYet;
            return await EntryStanding.TellUnprovedAsync(http, snapshot, log, id, until, cancellationToken);
        });
    }

    /// <summary>The entry at the bounds of a question, whatever its status; null when it is not there.</summary>
    public static async Task<StoredEntry?> FindAsync(ReadSnapshot snapshot, string id, DateOnly? publishedUntil, CancellationToken cancellationToken)
    {
        var where = new Conditions();
        where.Add($"e.id = {where.Value(id)}");
        TimelineFilter.AddPoint(where, snapshot.Through, publishedUntil);
        await using var command = where.Command($"SELECT {LinkStatuses.Body(where, snapshot.Through, publishedUntil)} FROM entry e WHERE {where.Sql}", snapshot.Connection);
        return await command.ExecuteScalarAsync(cancellationToken) is string body ? JsonSerializer.Deserialize<StoredEntry>(body, TimelineJson.Options) : null;
    }
}
