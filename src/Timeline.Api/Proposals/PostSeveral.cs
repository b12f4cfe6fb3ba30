using FluentValidation;
using Npgsql;
using Timeline.Api.Bulletins;
using Timeline.Api.Catalogues;
using Timeline.Api.Commands;
using Timeline.Api.Http;
using Timeline.Api.Keys;
using Timeline.Api.Validation;
using Timeline.Domain;
using Timeline.Domain.Occurrences;
using Timeline.Domain.Proposals;
using Timeline.EventStore.Projections;

namespace Timeline.Api.Proposals;

/// <summary>Which proposals are to be accepted as they stand.</summary>
/// <param name="Bulletin">The bulletin's slug; those of all bulletins when left out.</param>
/// <param name="Confidence">The least confidence, from 0 to 1.</param>
/// <param name="Kind">The kind of occurrence; all kinds when left out.</param>
internal sealed record SeveralRequest(string? Bulletin, decimal? Confidence, string? Kind);

/// <summary>What became of the proposals.</summary>
/// <param name="Count">How many were accepted.</param>
/// <param name="Accepted">Which, and what they came to.</param>
/// <param name="Failed">Those that stay open, and why.</param>
internal sealed record SeveralAccepted(int Count, IReadOnlyList<OneAccepted> Accepted, IReadOnlyList<NotAccepted> Failed);

/// <summary><c>POST /v1/proposals/accept</c>: all that are sure enough.</summary>
internal sealed class PostSeveral(
    Writers writers, Once once, AcceptSeveral accept, NpgsqlDataSource source, CatalogueCache catalogues, ProjectionMarks marks, Documents documents, CommandAnswers answers)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    public async Task<IResult> HandleAsync(HttpContext http)
    {
        var by = await writers.RequireAsync(http);
        IReadOnlyList<NotAccepted> refused = [];
        var sent = await once.RunAsync(
            by,
            async () =>
            {
                _ = new QueryReader(http.Request.Query, QueryParameters.None);
                var request = await RequestBody.ReadAsync<SeveralRequest>(http);
                await RequireAsync(request, http.RequestAborted);
                var open = await OpenAsync(request, http.RequestAborted);
                (var done, refused) = await accept.RunAsync(open, by, http.RequestAborted);
                return new Done(done?.Versions.Keys.First(IsProposal) ?? "", done);
            },
            http.RequestAborted);
        var appended = sent.Appended is { Repeated: true } ? await accept.BeforeAsync(by.Key!, http.RequestAborted) : sent.Appended;
        var accepted = await accept.TellAsync([.. appended?.Versions.Keys.Where(IsProposal) ?? []], appended?.LastSequence ?? 0, http.RequestAborted);
        return await answers.AnswerAsync(http, appended, new SeveralAccepted(accepted.Count, accepted, refused));
    }

    private static bool IsProposal(string stream) => stream.StartsWith(Proposal.StreamOf(""), StringComparison.Ordinal);

    private async Task RequireAsync(SeveralRequest request, CancellationToken cancellationToken)
    {
        var known = request.Bulletin is null ? [] : await documents.BulletinsAsync(cancellationToken);
        var near = request.Bulletin is null || known.Contains(request.Bulletin)
            ? []
            : new[] { ("bulletin", $"'{request.Bulletin}' is not the slug of a bulletin.{NearMisses.Sentence(request.Bulletin, known)} GET /v1/bulletins lists them.") };
        new SeveralRequestValidator().Require(request, near);
    }

    private async Task<IReadOnlyList<StoredProposal>> OpenAsync(SeveralRequest request, CancellationToken cancellationToken)
    {
        // What was decided a moment ago is open no more.
        await marks.WaitForAsync(await marks.LastSequenceAsync(cancellationToken), LongestWait, cancellationToken);
        await using var snapshot = await ReadSnapshot.OpenAsync(source, catalogues, cancellationToken);
        var where = GetProposals.Matching(
            request.Bulletin is { } bulletin ? [bulletin] : [], request.Kind is { } kind ? [kind] : [], request.Confidence!.Value, Words<ProposalState>.Of(ProposalState.Open));
        return await GetProposals.ReadAsync(where, snapshot, int.MaxValue, cancellationToken);
    }

    private sealed class SeveralRequestValidator : AbstractValidator<SeveralRequest>
    {
        public SeveralRequestValidator()
        {
            RuleFor(request => request.Confidence).NotNull().WithMessage("It is missing; a number from 0 to 1 was expected, such as 0.9.");
            RuleFor(request => request.Confidence).InclusiveBetween(0, 1).WithMessage(request => $"{request.Confidence} is no confidence; expected a number from 0 to 1, such as 0.9.");
            RuleFor(request => request.Kind).MustBeOneOf<SeveralRequest, OccurrenceKind>().When(request => request.Kind is not null);
        }
    }
}
