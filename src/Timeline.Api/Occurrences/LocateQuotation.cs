using Timeline.Api.Bulletins;
using Timeline.Api.Http;
using Timeline.Api.Validation;
using Timeline.Domain;
using Timeline.Domain.Bulletins;
using Timeline.Domain.Occurrences;
using Timeline.EventStore;

namespace Timeline.Api.Occurrences;

/// <summary>Finds the words that a request quotes in the text of their document.</summary>
internal sealed class LocateQuotation(EventLog log, Documents documents)
{
    /// <param name="wanted">The quotation; its fields are right.</param>
    /// <param name="field">Where it stands in the body, for messages; empty for the body itself.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="RequestProblem">There is no such document, or the words are not in it (400).</exception>
    /// <exception cref="RefusedException">The document was withdrawn.</exception>
    public async Task<Citation> RunAsync(QuotationRequest wanted, string field, CancellationToken cancellationToken)
    {
        string Path(string name) => field.Length > 0 ? $"{field}.{name}" : name;
        var stream = await log.ReadStreamAsync(Bulletin.StreamOf(wanted.Bulletin!), cancellationToken);
        if (RegisterBulletin.Fold(wanted.Bulletin!, stream) is not { } bulletin)
        {
            var near = NearMisses.Sentence(wanted.Bulletin!, await documents.BulletinsAsync(cancellationToken));
            throw new RequestProblem("The body is wrong.", [(Path("bulletin"), $"'{wanted.Bulletin}' is not the slug of a bulletin.{near} GET /v1/bulletins lists them.")]);
        }

        if (bulletin.WithdrawnBecause is { } because)
            throw new RefusedException($"The bulletin '{bulletin.Id}' is withdrawn, so its words prove nothing ({because}). Cite another one.");
        var text = await documents.ReadAsync(bulletin.Sha256, cancellationToken)
            ?? throw new InvalidOperationException($"The text of '{bulletin.Id}' is not kept under {bulletin.Sha256}.");
        var (citation, problem) = Quotations.Locate(wanted, text);
        return citation ?? throw new RequestProblem("The body is wrong.", [(Path("quote"), problem!)]);
    }
}
