using FluentValidation;
using Timeline.Api.Catalogues;
using Timeline.Api.Http;
using Timeline.Api.Validation;
using Timeline.Domain;
using Timeline.Domain.Dates;
using Timeline.Domain.Occurrences;

namespace Timeline.Api.Occurrences;

/// <summary>What is wrong with an occurrence's record, and why.</summary>
/// <param name="Changes">The fields as they are to be.</param>
/// <param name="Reason">Why, in a sentence; it stands in the history.</param>
/// <param name="Citation">The words that know it better; left out when the record had misread what was there.</param>
internal sealed record CorrectionRequest(CorrectedFields? Changes, string? Reason, NewCitation? Citation);

/// <summary>A correction must be told like this; what it changes, <see cref="OccurrenceParticularsValidator{T}"/> checks.</summary>
internal sealed class CorrectionRequestValidator : AbstractValidator<CorrectionRequest>
{
    private const string Fields = "date, basis, title, summary, place, participants, topics, coding, kind, note";

    public CorrectionRequestValidator()
    {
        RuleFor(request => request.Changes).Must(changes => changes?.HasAny is true)
            .WithMessage($"It is missing; one at least of {Fields} was expected, as it is to be.");
        RuleFor(request => request.Changes!.Basis).MustBeOneOf<CorrectionRequest, DateBasis>().When(request => request.Changes?.Has("basis") is true);
        RuleFor(request => request.Reason).MustBeText(ReasonRequest.Longest);
        RuleFor(request => request.Citation!).SetValidator(new NewCitationValidator()).When(request => request.Citation is not null);
    }
}

/// <summary><c>POST /v1/occurrences/{id}/corrections</c>.</summary>
internal static class PostCorrection
{
    public static Task<IResult> HandleAsync(string id, HttpContext http, ChangeOccurrence change, LocateQuotation quotations) =>
        change.RunAsync<CorrectionRequest>(id, http, async (request, catalogue) =>
        {
            new CorrectionRequestValidator().Require(request, Problems(request.Changes, catalogue));
            var citation = request.Citation is { } words
                ? await quotations.RunAsync(words.KnownBy(request.Changes!.Basis), NewCitation.Field, http.RequestAborted)
                : null;
            return WantedChange.Of(ToCommand(request.Changes!, request.Reason!, citation));
        });

    /// <summary>What is wrong with the fields that are given, by the rules that hold when an occurrence is recorded.</summary>
    private static IEnumerable<(string Field, string Message)> Problems(CorrectedFields? changes, Catalogue catalogue) =>
        changes is null ? [] :
        from failure in new OccurrenceParticularsValidator<CorrectedFields>(catalogue).Validate(changes).Errors
        let field = failure.FieldName()
        where changes.Has(field.Split('.', '[')[0])
        select ($"changes.{field}", failure.ErrorMessage);

    private static CorrectOccurrence ToCommand(CorrectedFields c, string reason, Citation? citation) => new(
        c.Date is null ? null : Edtf.Parse(c.Date),
        c.Basis is null ? null : Words<DateBasis>.Parse(c.Basis),
        c.Kind is null ? null : Words<OccurrenceKind>.Parse(c.Kind),
        c.Participants is null ? null : [.. c.Participants.Select(p => p!.ToParticipant())],
        c.Topics is null ? null : [.. c.Topics!],
        c.Coding?.ToCoding(),
        [.. Details(c)],
        reason,
        citation);

    private static IEnumerable<DetailChange> Details(CorrectedFields c) =>
        from detail in ((Detail Field, string? Value)[])
            [(Detail.Title, c.Title), (Detail.Summary, c.Summary), (Detail.Place, c.Place), (Detail.Note, c.Note)]
        where c.Has(Words<Detail>.Of(detail.Field))
        select new DetailChange(detail.Field, detail.Value);
}
