using System.Text.Json.Serialization;

namespace Timeline.Domain.Coding;

/// <summary>PLOVER's event types, and <see cref="Statement"/> for what fits none of them.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<CodingType>))]
public enum CodingType
{
#pragma warning disable CS1591 // The words are PLOVER's own; CodingBook gives each its class, intensity and modes.
    Statement,
    Agree,
    Consult,
    Support,
    Concede,
    Cooperate,
    Aid,
    Retreat,
    Request,
    Accuse,
    Reject,
    Threaten,
    Protest,
    Sanction,
    Mobilize,
    Coerce,
    Assault,
#pragma warning restore CS1591
}
