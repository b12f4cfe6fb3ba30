using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.ResponseCompression;
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
internal sealed class Answers(NpgsqlDataSource source, CatalogueCache catalogues, ProjectionMarks marks, ReadTimeout timeout, ReadsAtOnce atOnce, IResponseCompressionProvider? compression = null)
{
    public const string SequenceHeader = "Timeline-Sequence";

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);
    // A change in any of our assemblies may change what is shown.
    private static readonly string Build = string.Join('.', new[] { typeof(Answers), typeof(Edtf), typeof(EventLog), typeof(BulletinText) }
        .Select(type => type.Module.ModuleVersionId.ToString("N")));

    /// <summary>Answers with what a moment shows.</summary>
    /// <param name="http">The request and the response.</param>
    /// <param name="answer">Reads the answer; not called when the caller has it already.</param>
    /// <param name="also">What else the answer shows that no moment of the read model tells; null for nothing.</param>
    public Task<IResult> AnswerAsync(HttpContext http, Func<ReadSnapshot, CancellationToken, Task<IResult>> answer, string? also = null)
    {
        Negotiation.RequireJson(http.Request);
        return AnswerAsync(http, also is null ? "json" : $"json {also}", isStream: false, answer);
    }

    /// <summary>The same in another format than JSON.</summary>
    /// <param name="http">The request and the response.</param>
    /// <param name="format">The format's name.</param>
    /// <param name="isStream">True when it is written while it is read, which takes as long as the caller does.</param>
    /// <param name="answer">Reads the answer, or writes it while it reads.</param>
    public async Task<IResult> AnswerAsync(HttpContext http, string format, bool isStream, Func<ReadSnapshot, CancellationToken, Task<IResult>> answer)
    {
        await WaitForOwnWritesAsync(http);
        using var turn = isStream ? null : await atOnce.EnterAsync(http.RequestAborted);
        await using var snapshot = await OpenAsync(http, isStream ? null : timeout.Longest);
        var tag = TagOf(http, format, snapshot);
        http.Response.Headers.ETag = tag.ToString();
        // Kept, but asked after each time: an unchanged answer costs one 304.
        http.Response.Headers.CacheControl = "no-cache";
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
        return await OpenAsync(http, longest: null);
    }

    private async Task<ReadSnapshot> OpenAsync(HttpContext http, TimeSpan? longest)
    {
        // What is no such bound, the endpoint refuses together with all else that is wrong.
        _ = RecordedUntil.TryParse(http.Request.Query[RecordedUntil.Parameter], out var until);
        var snapshot = await ReadSnapshot.OpenAsync(source, catalogues, http.RequestAborted, until, longest);
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

    private EntityTagHeaderValue TagOf(HttpContext http, string format, ReadSnapshot snapshot)
    {
        var shown = $"{Build}\n{format}\n{CodingOf(http)}\n{CanonicalUrl.Of(http.Request)}\n{snapshot.Marks}";
        return new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(shown)).AsSpan(0, 12))}\"");
    }

    /// <summary>What the answer will be compressed with: other bytes have another tag.</summary>
    private string CodingOf(HttpContext http) => compression?.GetCompressionProvider(http)?.EncodingName ?? "identity";

    private static StatusCodeHttpResult NotModified() => TypedResults.StatusCode(StatusCodes.Status304NotModified);
}
