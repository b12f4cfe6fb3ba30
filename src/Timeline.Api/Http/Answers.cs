using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using Npgsql;
using Timeline.Api.Catalogues;
using Timeline.Domain.Dates;
using Timeline.EventStore;
using Timeline.EventStore.Projections;
using Timeline.Reading;

namespace Timeline.Api.Http;

/// <summary>
/// Answers reading requests from one moment of the read model: tells which (<c>Timeline-Sequence</c>, <c>ETag</c>),
/// says nothing twice (304), and waits for what the caller has just written.
/// </summary>
internal sealed class Answers(NpgsqlDataSource source, CatalogueCache catalogues, ProjectionMarks marks)
{
    public const string SequenceHeader = "Timeline-Sequence";

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);
    // A change in any of our assemblies may change what is shown.
    private static readonly string Build = string.Join('.', new[] { typeof(Answers), typeof(Edtf), typeof(EventLog), typeof(BulletinText) }
        .Select(type => type.Module.ModuleVersionId.ToString("N")));

    /// <summary>Answers with what a moment shows.</summary>
    /// <param name="http">The request and the response.</param>
    /// <param name="answer">Reads the answer; not called when the caller has it already.</param>
    public async Task<IResult> AnswerAsync(HttpContext http, Func<ReadSnapshot, CancellationToken, Task<IResult>> answer)
    {
        Negotiation.RequireJson(http.Request);
        await using var snapshot = await OpenAsync(http);
        var tag = TagOf(http.Request, snapshot);
        http.Response.Headers.ETag = tag.ToString();
        var known = http.Request.GetTypedHeaders().IfNoneMatch;
        if (known.Any(one => one.Compare(tag, useStrongComparison: false))) return NotModified();

        // Whether there is anything at all, as "*" asks, only the answer tells.
        var result = await answer(snapshot, http.RequestAborted);
        return known.Contains(EntityTagHeaderValue.Any) && result is IStatusCodeHttpResult { StatusCode: StatusCodes.Status200OK } ? NotModified() : result;
    }

    /// <summary>Opens the moment that a request asks for and tells it in the response. The caller disposes it.</summary>
    public async Task<ReadSnapshot> OpenAsync(HttpContext http)
    {
        await WaitForOwnWritesAsync(http);
        // What is no such bound, the endpoint refuses together with all else that is wrong.
        _ = RecordedUntil.TryParse(http.Request.Query[RecordedUntil.Parameter], out var until);
        var snapshot = await ReadSnapshot.OpenAsync(source, catalogues, http.RequestAborted, until);
        http.Response.Headers[SequenceHeader] = snapshot.Sequence.ToString(System.Globalization.CultureInfo.InvariantCulture);
        http.Response.Headers.Vary = "Accept, Accept-Encoding";
        return snapshot;
    }

    /// <summary>Opens the present for an answer that has begun already. The caller disposes it.</summary>
    public Task<ReadSnapshot> OpenAgainAsync(CancellationToken cancellationToken) => ReadSnapshot.OpenAsync(source, catalogues, cancellationToken);

    private async Task WaitForOwnWritesAsync(HttpContext http)
    {
        if (!http.Request.Headers.TryGetValue(SequenceHeader, out var wanted)) return;
        if (!long.TryParse(wanted, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var sequence))
            throw new RequestProblem("A header is wrong.", [(SequenceHeader, $"'{wanted}' is no sequence; expected a whole number from 0.")]);
        if (sequence == 0 || await marks.WaitForAsync(sequence, LongestWait, http.RequestAborted)) return;
        throw new RequestProblem(
            StatusCodes.Status503ServiceUnavailable, "Not there yet.",
            $"The read model has not reached sequence {sequence} within {LongestWait.TotalSeconds} s. Try again a little later, or without {SequenceHeader} to see what it shows now.");
    }

    private static EntityTagHeaderValue TagOf(HttpRequest request, ReadSnapshot snapshot)
    {
        var shown = $"{Build}\njson\nidentity\n{CanonicalUrl.Of(request)}\n{snapshot.Marks}";
        return new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(shown)).AsSpan(0, 12))}\"");
    }

    private static StatusCodeHttpResult NotModified() => TypedResults.StatusCode(StatusCodes.Status304NotModified);
}
