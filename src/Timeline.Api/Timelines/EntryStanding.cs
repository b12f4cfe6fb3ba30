using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Timeline.Api.Http;
using Timeline.Domain.Occurrences;
using Timeline.EventStore;

namespace Timeline.Api.Timelines;

/// <summary>Answers with an entry that counts; of any other, where it went (301) or why it is gone (410).</summary>
internal static class EntryStanding
{
    public static async Task<IResult> TellAsync(
        HttpContext http, ReadSnapshot snapshot, StoredEntry entry, DateOnly? publishedUntil, CancellationToken cancellationToken) => entry.Status switch
        {
            OccurrenceStatus.Merged => Moved(http, await EndOfMergesAsync(snapshot, entry.MergedInto!, publishedUntil, cancellationToken)),
            OccurrenceStatus.Retracted => Gone(http, "Retracted.", $"'{entry.Id}' was retracted: {entry.RetractedBecause}"),
            _ => TypedResults.Ok(Entry.Show(entry, snapshot.Catalogue)),
        };

    /// <summary>The same for an entry that no document tells any more.</summary>
    /// <exception cref="RequestProblem">None ever did: there is no such entry (404).</exception>
    public static async Task<IResult> TellUnprovedAsync(
        HttpContext http, ReadSnapshot snapshot, EventLog log, string id, DateOnly? publishedUntil, CancellationToken cancellationToken) =>
        await EntryAfter.ReadUnprovedAsync(snapshot, log, id, snapshot.Sequence, cancellationToken) switch
        {
            null => throw await AbsentEntry.UnknownAsync(snapshot, id, cancellationToken),
            { Status: OccurrenceStatus.Active } entry => Gone(http, "Source withdrawn.", $"'{id}' is gone, source withdrawn: {await WithdrawalsAsync(snapshot, entry, cancellationToken)}"),
            var entry => await TellAsync(http, snapshot, entry, publishedUntil, cancellationToken),
        };

    /// <summary>Where the merges end, at the same bounds.</summary>
    private static async Task<string> EndOfMergesAsync(ReadSnapshot snapshot, string into, DateOnly? publishedUntil, CancellationToken cancellationToken)
    {
        var where = new Conditions();
        var first = where.Value(into);
        TimelineFilter.AddPoint(where, snapshot.Through, publishedUntil);
        await using var command = where.Command(
            $"""
             WITH RECURSIVE way (id, steps) AS (
               SELECT {first}, 0
               UNION ALL
               SELECT e.body ->> 'mergedInto', steps + 1 FROM way JOIN entry e ON e.id = way.id AND e.status = 'merged' AND {where.Sql}
             )
             SELECT id FROM way ORDER BY steps DESC LIMIT 1
             """, snapshot.Connection);
        return (string)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private static async Task<string> WithdrawalsAsync(ReadSnapshot snapshot, StoredEntry entry, CancellationToken cancellationToken)
    {
        var told = new List<string>();
        await using var command = new NpgsqlCommand(
            "SELECT id, withdrawn_because FROM bulletin WHERE withdrawn <= $2 AND id = ANY($1) ORDER BY withdrawn", snapshot.Connection);
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. entry.Citations.Select(citation => citation.Bulletin)] });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = snapshot.Sequence });
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken)) told.Add($"'{rows.GetString(0)}' proves nothing any more ({rows.GetString(1)})");
        return string.Join(", ", told);
    }

    /// <summary>The time bounds of the question travel on; what is merged today may be parted tomorrow.</summary>
    private static StatusCodeHttpResult Moved(HttpContext http, string to)
    {
        http.Response.Headers.Location = $"/v1/timeline/{to}{CanonicalUrl.Query(http.Request.Query, leaveOut: [])}";
        MayReturn(http);
        return TypedResults.StatusCode(StatusCodes.Status301MovedPermanently);
    }

    private static ProblemHttpResult Gone(HttpContext http, string title, string detail)
    {
        MayReturn(http);
        return TypedResults.Problem(detail, statusCode: StatusCodes.Status410Gone, title: title);
    }

    private static void MayReturn(HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-cache";
        http.Response.Headers.ETag = default;
    }
}
