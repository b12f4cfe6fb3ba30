using Timeline.Domain.Coding;
using Timeline.Domain.Dates;
using Timeline.Domain.Occurrences;

namespace Timeline.Reading.Proposals;

/// <summary>An occurrence that the reader believes a text tells; a person decides.</summary>
/// <param name="Kind">What kind of occurrence.</param>
/// <param name="Date">When it happened.</param>
/// <param name="YearGiven">True when the text itself gives the year.</param>
/// <param name="Title">One line, made of the reader's own words and names from the text.</param>
/// <param name="Participants">Who took part: slugs of the catalogue, or of the actors newly proposed.</param>
/// <param name="Topics">What it is about, of the catalogue; empty when nothing fits.</param>
/// <param name="Place">Where it happened, of the catalogue; null when the text does not say.</param>
/// <param name="Coding">How it is coded.</param>
/// <param name="Citations">The words that prove it, one passage at least.</param>
/// <param name="Confidence">How often such a proposal is right, from 0 to 1.</param>
/// <param name="Reasons">Which rules made it, in words.</param>
public sealed record Proposal(
    OccurrenceKind Kind,
    Edtf Date,
    bool YearGiven,
    string Title,
    IReadOnlyList<Participant> Participants,
    IReadOnlyList<string> Topics,
    string? Place,
    EventCoding Coding,
    IReadOnlyList<ProposedCitation> Citations,
    decimal Confidence,
    IReadOnlyList<string> Reasons);

/// <summary>Words of the text that prove a proposal.</summary>
/// <param name="Section">The section's number, as the text gives it; null outside of sections.</param>
/// <param name="Quote">The words.</param>
/// <param name="Passage">Where they stand.</param>
/// <param name="Basis">How they give the date.</param>
public sealed record ProposedCitation(string? Section, string Quote, Passage Passage, DateBasis Basis);
