using Timeline.Api.Bulletins;
using Timeline.Api.Http;
using Timeline.Api.Kept;

namespace Timeline.Api.Dashboards;

/// <summary>How much of the documents has become entries.</summary>
/// <param name="Coverage">The documents, by the day they came out.</param>
internal sealed record CoverageView(IReadOnlyList<BulletinCoverage> Coverage);

/// <summary>How much of a document has become entries.</summary>
/// <param name="Bulletin">The document's slug.</param>
/// <param name="Title">Its title.</param>
/// <param name="Published">The day it came out.</param>
/// <param name="Sentences">How many sentences it has, headings included.</param>
/// <param name="DatedSentences">How many of them say when something happened.</param>
/// <param name="CitedSentences">How many of them active entries cite, wholly or in part.</param>
internal sealed record BulletinCoverage(string Bulletin, string Title, DateOnly Published, int Sentences, int DatedSentences, int CitedSentences);

/// <summary><c>GET /v1/coverage</c>.</summary>
internal static class GetCoverage
{
    public static Task<IResult> HandleAsync(HttpContext http, Answers answers, Documents documents, SentenceCache sentences, KeptDocuments kept)
    {
        _ = new QueryReader(http.Request.Query, QueryParameters.None);
        return answers.AnswerAsync(http, async (snapshot, cancellationToken) =>
        {
            var bulletins = await snapshot.DocumentsAsync(cancellationToken);
            var cited = await kept.OfAsync(snapshot, cancellationToken);
            var coverage = new List<BulletinCoverage>();
            foreach (var (id, bulletin) in bulletins.OrderBy(pair => pair.Value.Published).ThenBy(pair => pair.Key, StringComparer.Ordinal))
            {
                var read = await sentences.OfAsync(bulletin.Sha256, documents, cancellationToken);
                var document = cited.GetValueOrDefault(id, KeptDocument.Uncited);
                coverage.Add(new BulletinCoverage(id, bulletin.Title, bulletin.Published, read.All.Count, read.Dated, document.SentencesAmong(read.All)));
            }

            return TypedResults.Ok(new CoverageView(coverage));
        });
    }
}
