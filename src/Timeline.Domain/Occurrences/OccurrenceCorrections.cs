using System.Text.Json.Serialization;
using Timeline.Domain.Coding;
using Timeline.Domain.Dates;

namespace Timeline.Domain.Occurrences;

/// <summary>A particular of the record was corrected.</summary>
/// <remarks>
/// One without a citation mends our own reading and holds however little had been published; one with a citation
/// tells what that document knew better, and counts only once the document is out.
/// </remarks>
/// <param name="Reason">Why, in a sentence.</param>
/// <param name="Citation">The words that know it better; null when the record had misread what was there.</param>
public abstract record OccurrenceCorrected(string Reason, Citation? Citation) : OccurrenceEvent;

/// <summary>The date was corrected, or how it is known.</summary>
/// <param name="Date">When it happened.</param>
/// <param name="Basis">How the date is known, whatever the citations say; null leaves that as it was.</param>
/// <param name="Reason"><inheritdoc/></param>
/// <param name="Citation"><inheritdoc/></param>
public sealed record DateCorrected(Edtf Date, DateBasis? Basis, string Reason, Citation? Citation) : OccurrenceCorrected(Reason, Citation);

/// <summary>Title, summary, place or note were corrected.</summary>
/// <param name="Changes">What they are now; those that stay are not named.</param>
/// <param name="Reason"><inheritdoc/></param>
/// <param name="Citation"><inheritdoc/></param>
public sealed record DetailsCorrected(IReadOnlyList<DetailChange> Changes, string Reason, Citation? Citation) : OccurrenceCorrected(Reason, Citation);

/// <summary>The participants were corrected.</summary>
/// <param name="Participants">All who took part.</param>
/// <param name="Reason"><inheritdoc/></param>
/// <param name="Citation"><inheritdoc/></param>
public sealed record ParticipantsCorrected(IReadOnlyList<Participant> Participants, string Reason, Citation? Citation) : OccurrenceCorrected(Reason, Citation);

/// <summary>The topics were corrected.</summary>
/// <param name="Topics">All that it is about: slugs.</param>
/// <param name="Reason"><inheritdoc/></param>
/// <param name="Citation"><inheritdoc/></param>
public sealed record TopicsCorrected(IReadOnlyList<string> Topics, string Reason, Citation? Citation) : OccurrenceCorrected(Reason, Citation);

/// <summary>The coding was corrected.</summary>
/// <param name="Coding">How it is coded.</param>
/// <param name="Reason"><inheritdoc/></param>
/// <param name="Citation"><inheritdoc/></param>
public sealed record CodingCorrected(EventCoding Coding, string Reason, Citation? Citation) : OccurrenceCorrected(Reason, Citation);

/// <summary>The kind was corrected.</summary>
/// <param name="Kind">What kind of occurrence it is.</param>
/// <param name="Reason"><inheritdoc/></param>
/// <param name="Citation"><inheritdoc/></param>
public sealed record KindCorrected(OccurrenceKind Kind, string Reason, Citation? Citation) : OccurrenceCorrected(Reason, Citation);

/// <summary>One of the details, as it is from here on.</summary>
/// <param name="Field">Which.</param>
/// <param name="Value">Its text, or a slug for the place; null for none. A title is never null.</param>
public sealed record DetailChange(Detail Field, string? Value);

/// <summary>The details of a record that are one text each.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<Detail>))]
public enum Detail
{
    /// <summary>The title.</summary>
    Title,

    /// <summary>The summary.</summary>
    Summary,

    /// <summary>The place, by its slug.</summary>
    Place,

    /// <summary>The note.</summary>
    Note,
}
