using FluentValidation;
using Timeline.Api.Validation;
using Timeline.Domain.Topics;

namespace Timeline.Api.Topics;

/// <summary>A topic as somebody describes it: in a request, or in the seeds.</summary>
/// <param name="Id">The slug.</param>
/// <param name="Label">A short label.</param>
/// <param name="Parent">The topic above; null for a root.</param>
/// <param name="Scope">One line that says what belongs here.</param>
/// <param name="Dispute">Who disputes it; null when it is no dispute.</param>
internal sealed record TopicRequest(string? Id, string? Label, string? Parent, string? Scope, DisputeRequest? Dispute)
{
    /// <summary>The topic; the request must be valid.</summary>
    public Topic ToTopic() => new(Id!, Label!, Parent, Scope!, [.. (Dispute?.Parties ?? [])!]);
}

/// <summary>Who disputes a topic.</summary>
/// <param name="Parties">Slugs of the actors, two at least.</param>
internal sealed record DisputeRequest(IReadOnlyList<string?>? Parties);

/// <summary>What a topic's description must be like. That others it names exist, the whole tree checks.</summary>
internal sealed class TopicRequestValidator : AbstractValidator<TopicRequest>
{
    public TopicRequestValidator()
    {
        RuleFor(topic => topic.Id).MustBeSlug();
        RuleFor(topic => topic.Label).MustBeText(100);
        RuleFor(topic => topic.Parent).MustBeSlug().When(topic => topic.Parent is not null);
        RuleFor(topic => topic.Scope).MustBeText(500);
        RuleFor(topic => topic.Dispute!).ChildRules(dispute =>
        {
            dispute.RuleFor(d => d.Parties).Must(parties => parties is { Count: >= 2 }).WithMessage("A dispute has two parties at least.");
            dispute.RuleForEach(d => d.Parties).MustBeSlug();
            dispute.RuleFor(d => d.Parties).Must(parties => parties is null || parties.Distinct().Count() == parties.Count).WithMessage("A party is given twice.");
        }).When(topic => topic.Dispute is not null);
    }
}
