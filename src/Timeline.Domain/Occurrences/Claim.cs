using Timeline.Domain.Dates;

namespace Timeline.Domain.Occurrences;

/// <summary>What one side holds about a proposition that another side may hold otherwise.</summary>
/// <param name="Id">Unique in the occurrence.</param>
/// <param name="About">The proposition, short.</param>
/// <param name="Actor">Who holds it: an actor's slug.</param>
/// <param name="Stance">What the actor holds.</param>
/// <param name="Text">How the actor put it; null when the quotation says it all.</param>
/// <param name="Date">When the actor did so.</param>
/// <param name="Citation">The words that prove it.</param>
public sealed record Claim(
    string Id, string About, string Actor, ClaimStance Stance, string? Text, Edtf Date, Citation Citation);
