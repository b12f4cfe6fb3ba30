using FluentValidation;
using Timeline.Api.Catalogues;
using Timeline.Api.Commands;
using Timeline.Api.Http;
using Timeline.Api.Keys;
using Timeline.Api.Timelines;
using Timeline.Api.Validation;
using Timeline.Domain;
using Timeline.Domain.Dates;
using Timeline.Domain.Occurrences;
using Timeline.EventStore;
using Timeline.EventStore.Appending;

namespace Timeline.Api.Occurrences;

/// <summary>An occurrence and the first words that prove it.</summary>
/// <param name="Slug">The slug; made from the date and the title when left out.</param>
/// <param name="Kind">statement, meeting, incident or agreement.</param>
/// <param name="Date">When it happened, in EDTF, with a known start.</param>
/// <param name="Basis">How the citation tells the date: explicit, inherited or relative.</param>
/// <param name="YearGiven">True when the year stands in the text.</param>
/// <param name="Title">One line.</param>
/// <param name="Summary">A sentence or two.</param>
/// <param name="Participants">Who took part.</param>
/// <param name="Topics">What it is about: slugs of topics.</param>
/// <param name="Place">Where: the slug of a place.</param>
/// <param name="Coding">How it is coded, by PLOVER.</param>
/// <param name="Note">What a reader of the record should know.</param>
/// <param name="Citation">The words that prove it.</param>
internal sealed record NewOccurrence(
    string? Slug, string? Kind, string? Date, string? Basis, bool? YearGiven, string? Title, string? Summary,
    IReadOnlyList<ParticipantRequest?>? Participants, IReadOnlyList<string?>? Topics, string? Place, CodingRequest? Coding,
    string? Note, NewCitation? Citation) : IOccurrenceParticulars;

/// <summary>A new occurrence must be like this.</summary>
internal sealed class NewOccurrenceValidator : AbstractValidator<NewOccurrence>
{
    public NewOccurrenceValidator(Catalogue catalogue)
    {
        Include(new OccurrenceParticularsValidator<NewOccurrence>(catalogue));
        RuleFor(o => o.Slug).MustBeSlugOfOccurrence().When(o => o.Slug is not null);
        RuleFor(o => o.Basis).MustBeOneOf<NewOccurrence, DateBasis>();
        RuleFor(o => o.Citation).NotNull().WithMessage(NewCitation.Missing);
        RuleFor(o => o.Citation!).SetValidator(new NewCitationValidator()).When(o => o.Citation is not null);
    }
}

/// <summary><c>POST /v1/occurrences</c>.</summary>
internal static class PostOccurrence
{
    public static async Task<IResult> HandleAsync(
        HttpContext http, Writers writers, Once once, EventLog log, LogCatalogue catalogue, DecideAndAppend commands, LocateQuotation quotations, CommandAnswers answers)
    {
        var by = await writers.RequireAsync(http);
        var done = await once.RunAsync(
            by,
            async () =>
            {
                var (given, record) = await ReadAsync(http, catalogue, quotations);
                Task<AppendResult?> RecordAsync(string name) =>
                    RecordOccurrences.HandleAsync(commands, [new OccurrenceWork(name, [record])], by, http.RequestAborted);
                var (slug, appended) = given is not null
                    ? (given, await RecordAsync(given))
                    : await RecordUnderFreeSlugAsync(record, log, RecordAsync, http.RequestAborted);
                return new Done(Occurrence.StreamOf(slug), appended);
            },
            http.RequestAborted);
        var id = Occurrence.SlugOf(done.Stream);
        return await answers.AnswerAsync(
            http, done, $"/v1/timeline/{id}",
            (snapshot, sequence, cancellationToken) => EntryAfter.ReadAsync(snapshot, log, id, sequence, cancellationToken));
    }

    private static async Task<(string? Slug, RecordOccurrence Record)> ReadAsync(HttpContext http, LogCatalogue catalogue, LocateQuotation quotations)
    {
        _ = new QueryReader(http.Request.Query, QueryParameters.None);
        var request = await RequestBody.ReadAsync<NewOccurrence>(http);
        new NewOccurrenceValidator(await catalogue.ReadAsync(http.RequestAborted)).Require(request);
        var citation = await quotations.RunAsync(request.Citation!.KnownBy(request.Basis), NewCitation.Field, http.RequestAborted);
        return (request.Slug, new RecordOccurrence(
            Words<OccurrenceKind>.Parse(request.Kind), Edtf.Parse(request.Date!), request.YearGiven!.Value, request.Title!, request.Summary,
            [.. request.Participants!.Select(p => p!.ToParticipant())], [.. request.Topics!], request.Place, request.Coding!.ToCoding(),
            request.Note, citation));
    }

    /// <summary>Records under a name that is free; one that somebody else takes meanwhile is free no more, and the next is tried.</summary>
    private static async Task<(string Slug, AppendResult? Appended)> RecordUnderFreeSlugAsync(
        RecordOccurrence record, EventLog log, Func<string, Task<AppendResult?>> recordAsync, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var slug = await FreeSlugAsync(record, log, cancellationToken);
            try
            {
                return (slug, await recordAsync(slug));
            }
            catch (RefusedException) when (attempt < OccurrenceNames.Most)
            {
                // Taken between the look and the append.
            }
        }
    }

    /// <summary>The first known date and a few words; with a number behind when that name is taken by something else.</summary>
    private static async Task<string> FreeSlugAsync(RecordOccurrence record, EventLog log, CancellationToken cancellationToken)
    {
        var names = OccurrenceNames.Of(record.Date, record.Title);
        var known = (await log.ReadStreamsAsync([.. names.Select(Occurrence.StreamOf)], cancellationToken)).ToLookup(e => e.Stream);
        return names.FirstOrDefault(one =>
                RecordOccurrences.Fold(known[Occurrence.StreamOf(one)]) is not { } taken || taken.IsRecordedAs(record))
            ?? throw new RefusedException($"'{names[0]}' is taken {names.Count} times. Give the occurrence a slug of its own.");
    }
}
