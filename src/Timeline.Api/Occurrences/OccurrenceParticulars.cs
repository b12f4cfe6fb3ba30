using FluentValidation;
using Timeline.Api.Catalogues;
using Timeline.Api.Validation;
using Timeline.Domain;
using Timeline.Domain.Coding;
using Timeline.Domain.Dates;
using Timeline.Domain.Occurrences;

namespace Timeline.Api.Occurrences;

/// <summary>What somebody tells of an occurrence besides its proof: in a request, or in the seeds.</summary>
internal interface IOccurrenceParticulars
{
    /// <summary>statement, meeting, incident or agreement.</summary>
    string? Kind { get; }

    /// <summary>When it happened, in EDTF, with a known start.</summary>
    string? Date { get; }

    /// <summary>True when the year stands in the text.</summary>
    bool? YearGiven { get; }

    /// <summary>One line.</summary>
    string? Title { get; }

    /// <summary>A sentence or two; null for none.</summary>
    string? Summary { get; }

    /// <summary>Who took part.</summary>
    IReadOnlyList<ParticipantRequest?>? Participants { get; }

    /// <summary>What it is about: slugs of topics.</summary>
    IReadOnlyList<string?>? Topics { get; }

    /// <summary>Where: the slug of a place; null when not told.</summary>
    string? Place { get; }

    /// <summary>How it is coded.</summary>
    CodingRequest? Coding { get; }

    /// <summary>What a reader of the record should know; null for none.</summary>
    string? Note { get; }
}

/// <summary>Who took part, and how.</summary>
/// <param name="Actor">The actor's slug.</param>
/// <param name="Role">What the actor did.</param>
/// <param name="As">The office on that occasion; null when the text names none.</param>
internal sealed record ParticipantRequest(string? Actor, string? Role, string? As)
{
    public Participant ToParticipant() => new(Actor!, Words<ParticipantRole>.Parse(Role), As);
}

/// <summary>A coding by PLOVER.</summary>
/// <param name="Type">The event type.</param>
/// <param name="Mode">How it was done; null when not clear.</param>
internal sealed record CodingRequest(string? Type, string? Mode)
{
    public EventCoding ToCoding() =>
        new(Words<CodingType>.Parse(Type), Mode is null ? null : Words<CodingMode>.Parse(Mode));
}

/// <summary>What is told of an occurrence must be like this.</summary>
internal sealed class OccurrenceParticularsValidator<T> : AbstractValidator<T> where T : IOccurrenceParticulars
{
    public OccurrenceParticularsValidator(Catalogue catalogue)
    {
        RuleFor(o => o.Kind).MustBeOneOf<T, OccurrenceKind>();
        RuleFor(o => o.Date).MustBeEdtf();
        RuleFor(o => o.Date).Must(date => !Edtf.TryParse(date, out var edtf, out _) || edtf.Earliest is not null)
            .WithMessage("An occurrence needs a known start.");
        RuleFor(o => o.YearGiven).NotNull().WithMessage("It is missing; true or false was expected.");
        RuleFor(o => o.Title).MustBeText(300);
        RuleFor(o => o.Summary).MayBeText(4000);
        RuleFor(o => o.Note).MayBeText(4000);
        RuleFor(o => o.Participants).MustBeList();
        RuleForEach(o => o.Participants).ChildRules(participant =>
        {
            participant.RuleFor(p => p!.Actor).MustBeActor(catalogue);
            participant.RuleFor(p => p!.Role).MustBeOneOf<ParticipantRequest?, ParticipantRole>();
            participant.RuleFor(p => p!.As).MayBeText(200);
        });
        RuleFor(o => o.Topics).MustBeList();
        RuleForEach(o => o.Topics).MustBeTopic(catalogue);
        RuleFor(o => o.Topics).Must(topics => topics is null || topics.Distinct().Count() == topics.Count).WithMessage("A topic is given twice.");
        RuleFor(o => o.Place).MustBePlace(catalogue).When(o => o.Place is not null);
        RuleFor(o => o.Coding).NotNull().WithMessage("It is missing; {\"type\": …} was expected.");
        RuleFor(o => o.Coding!).ChildRules(coding =>
        {
            coding.RuleFor(c => c.Type).MustBeOneOf<CodingRequest, CodingType>();
            coding.RuleFor(c => c.Mode).Custom(CheckMode).When(c => c.Mode is not null);
        }).When(o => o.Coding is not null);
    }

    private static void CheckMode(string? mode, ValidationContext<CodingRequest> context)
    {
        if (!Words<CodingType>.TryParse(context.InstanceToValidate.Type, out var type)) return;
        var modes = CodingBook.ModesOf(type).Select(Words<CodingMode>.Of).ToList();
        if (modes.Contains(mode!)) return;
        context.AddFailure(modes.Count == 0
            ? $"'{Words<CodingType>.Of(type)}' has no modes; leave it out."
            : $"'{mode}' is no mode of '{Words<CodingType>.Of(type)}'; expected one of {string.Join(", ", modes)}.{NearMisses.Sentence(mode!, modes)}");
    }
}
