using FluentValidation;
using Timeline.Api.Validation;
using Timeline.Domain;
using Timeline.Domain.Actors;
using Timeline.Domain.Dates;

namespace Timeline.Api.Actors;

/// <summary>An actor as somebody describes it: in a request, or in the seeds.</summary>
/// <param name="Id">The slug.</param>
/// <param name="Name">The usual English name.</param>
/// <param name="Type">What kind of actor.</param>
/// <param name="Aliases">All other names that mean this actor alone.</param>
/// <param name="SharedAliases">Names shared with other actors, with the words nearby that decide; null for none.</param>
/// <param name="Wikidata">The Wikidata item; null when not known for certain.</param>
/// <param name="Represents">For whom the actor acts; null for nobody.</param>
internal sealed record ActorRequest(
    string? Id,
    string? Name,
    string? Type,
    IReadOnlyList<string?>? Aliases,
    IReadOnlyList<SharedAliasRequest?>? SharedAliases,
    string? Wikidata,
    IReadOnlyList<RepresentationRequest?>? Represents)
{
    /// <summary>The actor; the request must be valid.</summary>
    public Actor ToActor() => new(
        Id!, Name!, Words<ActorType>.Parse(Type), [.. (Aliases ?? [])!],
        [.. (SharedAliases ?? []).Select(alias => alias!.ToSharedAlias())], Wikidata,
        [.. (Represents ?? []).Select(representation => representation!.ToRepresentation())]);
}

/// <summary>A name that several actors share.</summary>
/// <param name="Alias">The name.</param>
/// <param name="Context">Words nearby that decide for this actor.</param>
internal sealed record SharedAliasRequest(string? Alias, IReadOnlyList<string?>? Context)
{
    public SharedAlias ToSharedAlias() => new(Alias!, [.. (Context ?? [])!]);
}

/// <summary>For whom an actor acts.</summary>
/// <param name="Actor">The slug of the actor that is represented.</param>
/// <param name="As">The office; null when none is told.</param>
/// <param name="From">Since when, an EDTF date; null for always.</param>
/// <param name="To">Until when, an EDTF date; null for still.</param>
internal sealed record RepresentationRequest(string? Actor, string? As, string? From, string? To)
{
    public Representation ToRepresentation() => new(
        Actor!, As, From is null ? null : Edtf.Parse(From), To is null ? null : Edtf.Parse(To));
}

/// <summary>What an actor's description must be like. That others it names exist, the whole catalogue checks.</summary>
internal sealed class ActorRequestValidator : AbstractValidator<ActorRequest>
{
    public ActorRequestValidator()
    {
        RuleFor(actor => actor.Id).MustBeSlugBut("graph");
        RuleFor(actor => actor.Name).MustBeText(200);
        RuleFor(actor => actor.Type).MustBeOneOf<ActorRequest, ActorType>();
        RuleForEach(actor => actor.Aliases).MustBeText(200);
        RuleFor(actor => actor.Wikidata)
            .Matches(@"^Q[1-9][0-9]{0,11}\z").WithMessage(actor => $"'{actor.Wikidata}' is no Wikidata item; expected Q and digits, such as Q227.");
        RuleForEach(actor => actor.SharedAliases).NotNull().WithMessage("A null is no alias.").ChildRules(shared =>
        {
            shared.RuleFor(alias => alias!.Alias).MustBeText(200);
            shared.RuleForEach(alias => alias!.Context).MustBeText(200);
        });
        RuleForEach(actor => actor.Represents).NotNull().WithMessage("A null represents nobody.").ChildRules(represents =>
        {
            represents.RuleFor(representation => representation!.Actor).MustBeSlug();
            represents.RuleFor(representation => representation!.As).MayBeText(200);
            represents.RuleFor(representation => representation!.From).MustBeEdtf().When(r => r?.From is not null);
            represents.RuleFor(representation => representation!.To).MustBeEdtf().When(r => r?.To is not null);
            represents.RuleFor(representation => representation!.To).Custom((to, context) =>
            {
                if (Edtf.TryParse(context.InstanceToValidate!.From, out var open, out _) && open.Earliest is null)
                    context.AddFailure($"The office begins with an open end, {context.InstanceToValidate.From}; leave 'from' out for always.");
                if (Edtf.TryParse(to, out var still, out _) && still.Latest is null)
                    context.AddFailure($"The office ends with an open end, {to}; leave 'to' out for still.");
                if (Edtf.TryParse(context.InstanceToValidate.From, out var from, out _) && Edtf.TryParse(to, out var until, out _) && until.Latest < from.Earliest)
                    context.AddFailure($"The office ends on {to}, before it begins on {context.InstanceToValidate.From}.");
            });
        });
    }
}
