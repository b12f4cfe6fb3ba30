using System.Text.Json.Serialization;

namespace Timeline.Domain.Occurrences;

/// <summary>What a participant does in an occurrence.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<ParticipantRole>))]
public enum ParticipantRole
{
    /// <summary>Says it.</summary>
    Speaker,

    /// <summary>Is spoken to.</summary>
    Addressee,

    /// <summary>Takes part.</summary>
    Participant,

    /// <summary>Receives the others.</summary>
    Host,

    /// <summary>Stands between the sides.</summary>
    Mediator,

    /// <summary>Signs or adopts.</summary>
    Signatory,

    /// <summary>Does it to somebody.</summary>
    Perpetrator,

    /// <summary>Suffers it.</summary>
    Target,

    /// <summary>Is who or what it is about.</summary>
    Subject,

    /// <summary>Anything else.</summary>
    Other,
}
