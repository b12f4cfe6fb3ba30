using System.Text.Json;
using Timeline.Api.Http;

namespace Timeline.Api.Timelines;

/// <summary><c>GET /v1/timeline/{id}</c>: one entry, as it was recorded and as far as documents had told it.</summary>
internal static class GetEntry
{
    public static QueryParameters Parameters { get; } =
        new([.. TimelineParameters.Filters.Where(parameter => parameter.Name is "published_until" or RecordedUntil.Parameter)]);

    public static Task<IResult> HandleAsync(string id, HttpContext http, Answers answers)
    {
        var query = new QueryReader(http.Request.Query, Parameters);
        return answers.AnswerAsync(http, async (snapshot, cancellationToken) =>
        {
            var filter = TimelineFilter.Read(query, snapshot.Catalogue, []);
            return TypedResults.Ok(await FindAsync(snapshot, id, filter.PublishedUntil, cancellationToken));
        });
    }

    /// <summary>The entry as documents had told it by a day; null for all documents.</summary>
    /// <exception cref="RequestProblem">There is no such entry (404); of one that was recorded or told only later, from when.</exception>
    public static async Task<Entry> FindAsync(
        ReadSnapshot snapshot, string id, DateOnly? publishedUntil, CancellationToken cancellationToken)
    {
        var where = new Conditions();
        where.Add($"e.id = {where.Value(id)}");
        TimelineFilter.AddPoint(where, snapshot.Through, publishedUntil);
        await using var command = where.Command($"SELECT e.body FROM entry e WHERE {where.Sql}", snapshot.Connection);
        return await command.ExecuteScalarAsync(cancellationToken) is string body
            ? Entry.Show(JsonSerializer.Deserialize<StoredEntry>(body, TimelineJson.Options)!, snapshot.Catalogue)
            : throw await AbsentEntry.TellAsync(snapshot, id, publishedUntil, cancellationToken);
    }
}
