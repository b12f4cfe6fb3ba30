using FluentValidation;
using Timeline.Api.Catalogues;
using Timeline.Api.Commands;
using Timeline.Api.Http;
using Timeline.Api.Keys;
using Timeline.Api.Occurrences;
using Timeline.Api.Validation;
using Timeline.Domain.Proposals;
using Timeline.EventStore;
using Timeline.EventStore.Appending;

namespace Timeline.Api.Proposals;

/// <summary>How a proposal is to be accepted as it stands.</summary>
/// <param name="Slug">The slug under which it is to be recorded; made from the date and the title when left out.</param>
internal sealed record AcceptRequest(string? Slug);

/// <summary>Why a decision is taken back.</summary>
/// <param name="Reason">Why, in a sentence; it stands in the history. May be left out.</param>
internal sealed record UndoRequest(string? Reason);

/// <summary><c>POST /v1/proposals/{id}/accept</c>, <c>/amend</c>, <c>/reject</c> and <c>/undo</c>.</summary>
internal sealed class PostDecisions(Writers writers, Once once, EventLog log, LogCatalogue catalogue, FindOccurrences occurrences, DecideProposal decide, CommandAnswers answers)
{
    public Task<IResult> AcceptAsync(string id, HttpContext http) => RunAsync(id, http, async (known, check, by) =>
    {
        var request = await RequestBody.ReadIfAnyAsync<AcceptRequest>(http);
        new AcceptRequestValidator().Require(request ?? new AcceptRequest(Slug: null));
        return await decide.AcceptAsync(known, Wanted.Of(known.Proposal) with { Slug = request?.Slug }, check, by, http.RequestAborted);
    });

    public Task<IResult> AmendAsync(string id, HttpContext http) => RunAsync(id, http, async (known, check, by) =>
    {
        var fields = await RequestBody.ReadAsync<AmendedFields>(http);
        var wanted = fields.Amend(known.Proposal, await catalogue.ReadAsync(http.RequestAborted));
        if (fields.Cites is { } cites) _ = await occurrences.RequireAsync(cites, "cites", http.RequestAborted);
        return await decide.AcceptAsync(known, wanted, check, by, http.RequestAborted);
    });

    public Task<IResult> RejectAsync(string id, HttpContext http) => RunAsync(id, http, async (known, check, by) =>
    {
        var request = await RequestBody.ReadAsync<ReasonRequest>(http);
        new ReasonRequestValidator().Require(request);
        return await decide.RejectAsync(known.Id, request.Reason!, check, by, http.RequestAborted);
    });

    public Task<IResult> UndoAsync(string id, HttpContext http) => RunAsync(id, http, async (known, check, by) =>
    {
        var request = await RequestBody.ReadIfAnyAsync<UndoRequest>(http);
        new UndoRequestValidator().Require(request ?? new UndoRequest(Reason: null));
        return await decide.UndoAsync(known, request?.Reason, check, by, http.RequestAborted);
    });

    private async Task<IResult> RunAsync(
        string id, HttpContext http, Func<StoredProposal, Action<StoredProposal>, Sender, Task<AppendResult?>> run)
    {
        var by = await writers.RequireAsync(http);
        var stream = Proposal.StreamOf(id);
        var done = await once.RunAsync(
            by,
            async () =>
            {
                _ = new QueryReader(http.Request.Query, QueryParameters.None);
                var known = await decide.FindAsync(id, http.RequestAborted) ?? throw GetProposals.Unknown(id);
                return new Done(stream, await run(known, now => IfMatch.Require(http.Request, now.Version, now.Standing), by));
            },
            http.RequestAborted);
        return await answers.AnswerAsync(http, done, $"/v1/proposals/{id}", async (snapshot, sequence, cancellationToken) =>
        {
            var events = await log.ReadStreamsAsync(snapshot.Connection, [stream], sequence, cancellationToken);
            return ProposalView.Show(StoredProposal.Of(events)!, snapshot.Catalogue);
        });
    }

    private sealed class AcceptRequestValidator : AbstractValidator<AcceptRequest>
    {
        public AcceptRequestValidator() => RuleFor(request => request.Slug).MustBeSlug().When(request => request.Slug is not null);
    }

    private sealed class UndoRequestValidator : AbstractValidator<UndoRequest>
    {
        public UndoRequestValidator() => RuleFor(request => request.Reason).MayBeText(ReasonRequest.Longest);
    }
}
