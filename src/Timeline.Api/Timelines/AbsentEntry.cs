using Npgsql;
using Timeline.Api.Http;
using Timeline.Api.Validation;

namespace Timeline.Api.Timelines;

/// <summary>Says why an entry is not there: nobody knows it, or it was recorded or told only later, and then from when.</summary>
internal static class AbsentEntry
{
    /// <summary>The 404 of an entry that is not there at the given bounds.</summary>
    public static async Task<RequestProblem> TellAsync(ReadSnapshot snapshot, string id, DateOnly? publishedUntil, CancellationToken cancellationToken)
    {
        var versions = await VersionsAsync(snapshot, id, cancellationToken);
        bool IsTold(Version version) => publishedUntil is not { } day ? version.PublishedTo is null : version.PublishedFrom <= day && (version.PublishedTo is null || version.PublishedTo > day);
        bool IsRecorded(Version version) => version.KnownFrom <= snapshot.Sequence && (version.KnownTo is null || version.KnownTo > snapshot.Sequence);

        if (versions.FirstOrDefault(IsRecorded) is { } recorded)
            return NotYet("Not told yet.", $"By {publishedUntil:O} no document had told '{id}'. The first one that does came out on {recorded.PublishedFrom:O}; ask with published_until={recorded.PublishedFrom:O} or later.");
        if (versions.Count == 0 || versions.Any(version => version.KnownFrom <= snapshot.Sequence)) return await UnknownAsync(snapshot, id, cancellationToken);
        return versions.FirstOrDefault(IsTold) is { } first
            ? NotYet("Not recorded yet.", $"'{id}' {Recorded(first)}; ask with {RecordedUntil.Parameter}={first.KnownFrom} or later.")
            : NotYet("Not recorded yet.", $"'{id}' {Recorded(versions[0])}, from a document of {versions[0].PublishedFrom:O}; ask with {RecordedUntil.Parameter}={versions[0].KnownFrom} and published_until={versions[0].PublishedFrom:O} or later.");
    }

    private static string Recorded(Version version) => $"was recorded at sequence {version.KnownFrom}, on {version.RecordedAt:yyyy-MM-dd'T'HH:mm:ss'Z'}";

    private static RequestProblem NotYet(string title, string detail) => new(StatusCodes.Status404NotFound, title, detail);

    /// <summary>When an entry was what, in the order in which it was recorded and then told.</summary>
    private static async Task<List<Version>> VersionsAsync(ReadSnapshot snapshot, string id, CancellationToken cancellationToken)
    {
        var versions = new List<Version>();
        await using var command = new NpgsqlCommand(
            """
            SELECT known_from, known_to, published_from, published_to, (SELECT timestamp FROM timeline.mt_events WHERE seq_id = known_from)
            FROM entry WHERE id = $1 ORDER BY known_from, published_from
            """, snapshot.Connection);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = id });
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            versions.Add(new Version(
                rows.GetInt64(0), rows.GetFieldValue<long?>(1), rows.GetFieldValue<DateOnly>(2), rows.GetFieldValue<DateOnly?>(3), rows.GetDateTime(4)));
        }

        return versions;
    }

    /// <summary>The 404 of an entry that is not there, with those whose slugs are near.</summary>
    private static async Task<RequestProblem> UnknownAsync(ReadSnapshot snapshot, string id, CancellationToken cancellationToken)
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
        return new RequestProblem(
            StatusCodes.Status404NotFound, "There is no such entry.", $"There is no entry '{id}'.{NearMisses.Sentence(id, ids)}");
    }

    private sealed record Version(long KnownFrom, long? KnownTo, DateOnly PublishedFrom, DateOnly? PublishedTo, DateTime RecordedAt);
}
