namespace Timeline.Domain.Occurrences;

/// <summary>Who took part, and how.</summary>
/// <param name="Actor">The actor's slug.</param>
/// <param name="Role">What the actor did.</param>
/// <param name="As">The office on that occasion, as the text names it; null when it names none.</param>
public sealed record Participant(string Actor, ParticipantRole Role, string? As = null);
