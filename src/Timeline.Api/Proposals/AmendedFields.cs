using System.Text.Json.Serialization;
using FluentValidation;
using Timeline.Api.Catalogues;
using Timeline.Api.Http;
using Timeline.Api.Occurrences;
using Timeline.Api.Validation;
using Timeline.Domain;
using Timeline.Domain.Actors;
using Timeline.Domain.Dates;
using Timeline.Domain.Occurrences;
using Timeline.Domain.Proposals;

namespace Timeline.Api.Proposals;

/// <summary>What a proposal's fields are to be before it is accepted. One that is left out stays; summary, place, note and cites may be null, for none.</summary>
internal sealed record AmendedFields : CorrectedFields, IOccurrenceParticulars
{
    /// <summary>True when the year stands in the text.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? YearGiven { get; init => field = Given(value); }

    /// <summary>The slug of the entry that it tells once more; null when it is an entry of its own.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Cites { get; init => field = Given(value); }

    /// <summary>The slug under which it is to be recorded; made from the date and the title when left out.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Slug { get; init => field = Given(value); }

    /// <summary>What the proposal becomes with these fields.</summary>
    /// <exception cref="RequestProblem">A field is wrong; all of them are named.</exception>
    public Wanted Amend(Proposal proposal, Catalogue catalogue)
    {
        // Whom the proposal brings, an amendment may name as if the catalogue had them already.
        var unknown = proposal.NewActors.Where(actor => !catalogue.HasActor(actor.Id));
        new AmendedFieldsValidator().Require(this, Problems(catalogue with { Actors = new ActorCatalogue(catalogue.Actors.All.Concat(unknown)) }));
        var o = proposal.Occurrence;
        var amended = o with
        {
            Kind = Kind is null ? o.Kind : Words<OccurrenceKind>.Parse(Kind),
            Date = Date is null ? o.Date : Edtf.Parse(Date),
            YearGiven = YearGiven ?? o.YearGiven,
            Title = Title ?? o.Title,
            Summary = Has("summary") ? Summary : o.Summary,
            Participants = Participants is null ? o.Participants : [.. Participants.Select(p => p!.ToParticipant())],
            Topics = Topics is null ? o.Topics : [.. Topics!],
            Place = Has("place") ? Place : o.Place,
            Coding = Coding?.ToCoding() ?? o.Coding,
            Note = Has("note") ? Note : o.Note,
            Citations = Basis is null ? o.Citations : [.. o.Citations.Select(citation => citation with { Basis = Words<DateBasis>.Parse(Basis) })],
        };
        return new Wanted(
            amended, Wanted.Needed(amended, proposal.NewActors),
            Has("cites") ? Cites : proposal.Cites, IsAmended: true, IsApart: Has("cites") && Cites is null, Slug);
    }

    /// <summary>What is wrong with the fields that are given, by the rules that hold when an occurrence is recorded.</summary>
    private IEnumerable<(string Field, string Message)> Problems(Catalogue catalogue) =>
        from failure in new OccurrenceParticularsValidator<AmendedFields>(catalogue).Validate(this).Errors
        let field = failure.FieldName()
        where Has(field.Split('.', '[')[0])
        select (field, failure.ErrorMessage);
}

/// <summary>An amendment must be told like this.</summary>
internal sealed class AmendedFieldsValidator : AbstractValidator<AmendedFields>
{
    private const string Fields = "date, basis, yearGiven, title, summary, place, participants, topics, coding, kind, note, cites";

    public AmendedFieldsValidator()
    {
        RuleFor(fields => fields).Must(fields => fields.HasAny)
            .WithMessage($"Nothing is to be changed: one at least of {Fields} was expected, as it is to be. To take the proposal as it stands, accept it.").OverridePropertyName("");
        RuleFor(fields => fields.Basis).MustBeOneOf<AmendedFields, DateBasis>().When(fields => fields.Has("basis"));
        RuleFor(fields => fields.Cites).MustBeSlug().When(fields => fields.Cites is not null);
        RuleFor(fields => fields.Slug).MustBeSlug().When(fields => fields.Has("slug"));
    }
}
