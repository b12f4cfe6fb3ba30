using System.Text.Json;
using Npgsql;
using Timeline.Api.Http;
using Timeline.Api.Kept;
using Timeline.Api.Proposals;
using Timeline.Api.Validation;
using Timeline.Domain.Bulletins;
using Timeline.Domain.Dates;
using Timeline.Domain.Occurrences;

namespace Timeline.Api.Bulletins;

/// <summary>All documents, by the day they came out.</summary>
/// <param name="Bulletins">The documents.</param>
internal sealed record BulletinList(IReadOnlyList<BulletinView> Bulletins);

/// <summary>A document whose words prove entries.</summary>
/// <param name="Id">Its slug.</param>
/// <param name="Title">Its title.</param>
/// <param name="Publisher">Who published it.</param>
/// <param name="Issued">The date it bears, in EDTF.</param>
/// <param name="Published">The day that counts on the axis of publication.</param>
/// <param name="Language">ISO 639 code of its language.</param>
/// <param name="Kind">What sort of document it is.</param>
/// <param name="Sha256">The hash of its bytes.</param>
/// <param name="Length">How long its text is, in Unicode code points.</param>
/// <param name="RegisteredAt">When it was registered here.</param>
/// <param name="Entries">How many active entries it proves.</param>
/// <param name="Citations">How many of its passages they cite.</param>
/// <param name="WithdrawnBecause">Why its words prove nothing any more; null while they count.</param>
/// <param name="Reading">How far the program is with reading it; null for a document that people have read instead, as those of the seeds.</param>
internal sealed record BulletinView(
    string Id, string Title, string Publisher, Edtf Issued, DateOnly Published, string Language, string Kind,
    string Sha256, int Length, DateTime RegisteredAt, long Entries, long Citations, string? WithdrawnBecause, ReadingView? Reading);

/// <summary>A document's text, and where in it entries are proved.</summary>
/// <param name="Text">The text, character for character.</param>
/// <param name="Spans">The cited passages, by their beginning.</param>
internal sealed record AnnotatedText(string Text, IReadOnlyList<TextSpan> Spans);

/// <summary>A cited passage.</summary>
/// <param name="Start">Where it begins, in Unicode code points from 0.</param>
/// <param name="End">Where it ends, exclusive.</param>
/// <param name="Entry">The slug of the entry that it proves.</param>
/// <param name="Kind">The kind of that entry.</param>
internal sealed record TextSpan(int Start, int End, string Entry, OccurrenceKind Kind);

/// <summary><c>GET /v1/bulletins</c>, <c>/v1/bulletins/{id}</c> and <c>/v1/bulletins/{id}/text</c>.</summary>
internal static class GetBulletins
{
    public static Task<IResult> ListAsync(HttpContext http, Answers answers, KeptDocuments kept, NowReading now)
    {
        _ = new QueryReader(http.Request.Query, QueryParameters.None);
        var reading = now.Bulletin;
        return answers.AnswerAsync(
            http, async (snapshot, cancellationToken) => TypedResults.Ok(new BulletinList(
                await ReadAsync(snapshot, await kept.OfAsync(snapshot, cancellationToken), only: null, reading, cancellationToken))), reading);
    }

    public static Task<IResult> OneAsync(string id, HttpContext http, Answers answers, NowReading now)
    {
        _ = new QueryReader(http.Request.Query, QueryParameters.None);
        var reading = now.Bulletin;
        return answers.AnswerAsync(
            http, async (snapshot, cancellationToken) => TypedResults.Ok(await FindAsync(snapshot, id, reading, cancellationToken)), reading);
    }

    public static Task<IResult> TextAsync(string id, HttpContext http, Answers answers, Documents documents)
    {
        _ = new QueryReader(http.Request.Query, QueryParameters.None);
        return answers.AnswerAsync(http, async (snapshot, cancellationToken) =>
        {
            var bulletin = await FindAsync(snapshot, id, null, cancellationToken);
            var text = await documents.ReadAsync(bulletin.Sha256, cancellationToken)
                ?? throw new InvalidOperationException($"The text of '{id}' is not kept under {bulletin.Sha256}.");
            return TypedResults.Ok(new AnnotatedText(text.ToString(), await SpansAsync(snapshot, id, cancellationToken)));
        });
    }

    /// <exception cref="RequestProblem">There is no such bulletin (404).</exception>
    public static async Task<BulletinView> FindAsync(ReadSnapshot snapshot, string id, string? nowReading, CancellationToken cancellationToken)
    {
        var cited = await KeptDocuments.CountAsync(snapshot, [id], cancellationToken);
        return (await ReadAsync(snapshot, cited, id, nowReading, cancellationToken)).SingleOrDefault()
            ?? throw Unknown(id, (await snapshot.BulletinsAsync(cancellationToken)).Keys);
    }

    /// <summary>The 404 of a bulletin that is not there, with those whose slugs are near.</summary>
    public static RequestProblem Unknown(string id, IEnumerable<string> known) => new(
        StatusCodes.Status404NotFound, "There is no such bulletin.", $"There is no bulletin '{id}'.{NearMisses.Sentence(id, known)}");

    private static async Task<IReadOnlyList<BulletinView>> ReadAsync(
        ReadSnapshot snapshot, IReadOnlyDictionary<string, KeptDocument> cited, string? only, string? nowReading, CancellationToken cancellationToken)
    {
        var bulletins = new List<BulletinView>();
        var readings = await ReadingView.ReadAsync(snapshot, nowReading, cancellationToken);
        var where = new Conditions();
        if (only is not null) where.Add($"id = {where.Value(only)}");
        await using var command = where.Command(
            $"SELECT description, registered_at, withdrawn_because FROM bulletin WHERE {where.Sql} ORDER BY published, id", snapshot.Connection);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            var b = JsonSerializer.Deserialize<Bulletin>(rows.GetFieldValue<byte[]>(0), TimelineJson.Options)!;
            var document = cited.GetValueOrDefault(b.Id, KeptDocument.Uncited);
            bulletins.Add(new BulletinView(
                b.Id, b.Title, b.Publisher, b.Issued, b.Published, b.Language, b.Kind, b.Sha256, b.Length,
                rows.GetDateTime(1), document.Entries, document.Citations, rows.IsDBNull(2) ? null : rows.GetString(2), readings.GetValueOrDefault(b.Id)));
        }

        return bulletins;
    }

    private static async Task<IReadOnlyList<TextSpan>> SpansAsync(
        ReadSnapshot snapshot, string id, CancellationToken cancellationToken)
    {
        var spans = new List<TextSpan>();
        await using var command = new NpgsqlCommand(
            """
            SELECT (citation ->> 'start')::int, (citation ->> 'end')::int, e.id, e.kind
            FROM entry e, jsonb_array_elements(e.body -> 'citations') citation
            WHERE e.present AND e.status = 'active'
              AND e.terms @> ARRAY['bulletin:' || $1] AND citation ->> 'bulletin' = $1
            ORDER BY 1, 2, 3
            """, snapshot.Connection);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = id });
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
            spans.Add(new TextSpan(rows.GetInt32(0), rows.GetInt32(1), rows.GetString(2), Domain.Words<OccurrenceKind>.Parse(rows.GetString(3))));
        return spans;
    }
}
