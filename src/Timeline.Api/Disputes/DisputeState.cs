using Timeline.Domain.Dates;
using Timeline.Domain.Occurrences;

namespace Timeline.Api.Disputes;

/// <summary>How a dispute stands after some entries: the same after the same entries, in whatever order they came.</summary>
/// <param name="Entries">How many entries there are.</param>
/// <param name="First">The slug of the earliest entry; null when there is none.</param>
/// <param name="Last">The slug of the latest entry; null when there is none.</param>
/// <param name="Counts">How many entries of which sort.</param>
/// <param name="Parties">The sides, and what each said last.</param>
/// <param name="Agreements">What was agreed, in the order in which it occurred: the latest 50.</param>
/// <param name="OpenClaims">What one side holds and another denies, the latest first: 50 at most.</param>
/// <param name="Spells">When it was tense, and when it was quiet, in order.</param>
internal sealed record DisputeState(
    long Entries, string? First, string? Last, DisputeCounts Counts, IReadOnlyList<DisputeParty> Parties,
    IReadOnlyList<DisputeAgreement> Agreements, IReadOnlyList<OpenClaim> OpenClaims, IReadOnlyList<Spell> Spells);

/// <summary>How many entries of which sort.</summary>
/// <param name="Kinds">By kind.</param>
/// <param name="QuadClasses">By PLOVER's quad class.</param>
internal sealed record DisputeCounts(IReadOnlyDictionary<string, long> Kinds, IReadOnlyDictionary<string, long> QuadClasses);

/// <summary>A side of a dispute, which acts itself or through those who represent it.</summary>
/// <param name="Actor">The slug.</param>
/// <param name="Name">The name.</param>
/// <param name="Entries">In how many entries it takes part.</param>
/// <param name="Position">The latest statement that it made; null when it made none.</param>
internal sealed record DisputeParty(string Actor, string Name, long Entries, PartyPosition? Position);

/// <summary>What a side said last.</summary>
/// <param name="Entry">The statement's slug.</param>
/// <param name="Date">When it was made, in EDTF.</param>
/// <param name="Title">The statement in one line.</param>
/// <param name="Speaker">The slug of the actor who made it.</param>
/// <param name="SpeakerName">The name of that actor.</param>
/// <param name="As">The speaker's office on that occasion; null when not told.</param>
/// <param name="Quote">The words that prove it.</param>
/// <param name="Bulletin">The document in which the words stand.</param>
internal sealed record PartyPosition(
    string Entry, Edtf Date, string Title, string Speaker, string SpeakerName, string? As, string Quote, string Bulletin);

/// <summary>Something that was agreed.</summary>
/// <param name="Entry">The agreement's slug.</param>
/// <param name="Date">When it was reached, in EDTF.</param>
/// <param name="Title">The agreement in one line.</param>
/// <param name="Links">What refers to it, in the order in which it occurred: the latest 50.</param>
internal sealed record DisputeAgreement(string Entry, Edtf Date, string Title, IReadOnlyList<AgreementLink> Links);

/// <summary>An entry that refers to an agreement.</summary>
/// <param name="Entry">The entry's slug.</param>
/// <param name="Relation">How it relates to the agreement.</param>
/// <param name="Date">When it happened, in EDTF.</param>
/// <param name="Title">The entry in one line.</param>
internal sealed record AgreementLink(string Entry, LinkRelation Relation, Edtf Date, string Title);

/// <summary>A proposition that somebody holds and somebody else denies.</summary>
/// <param name="About">The proposition.</param>
/// <param name="Stances">Where each actor stands by its last word, in the order of the actors' slugs.</param>
internal sealed record OpenClaim(string About, IReadOnlyList<OpenStance> Stances);

/// <summary>Where an actor stands.</summary>
/// <param name="Actor">The actor's slug.</param>
/// <param name="Name">The actor's name.</param>
/// <param name="Stance">How the actor stands to the proposition.</param>
/// <param name="Text">What was said; null when it is not told apart from the quotation.</param>
/// <param name="Date">When it was said, in EDTF.</param>
/// <param name="Entry">The entry that tells it.</param>
internal sealed record OpenStance(string Actor, string Name, ClaimStance Stance, string? Text, Edtf Date, string Entry);

/// <summary>A time in which a dispute was tense or quiet.</summary>
/// <param name="Kind">tense: the mean intensity of three months is -3 or less. quiet: no entry for 60 days.</param>
/// <param name="From">Its first day.</param>
/// <param name="To">Its last day; null while it lasts.</param>
internal sealed record Spell(SpellKind Kind, DateOnly From, DateOnly? To);

/// <summary>How intense a month was.</summary>
/// <param name="Month">The month, as 2021-05.</param>
/// <param name="Entries">How many entries stand in it.</param>
/// <param name="Sum">Their intensities together.</param>
/// <param name="Mean">Their mean intensity; null when there is none.</param>
internal sealed record MonthOfDispute(string Month, long Entries, decimal Sum, decimal? Mean);
