using System.Text.Json.Serialization;
using Timeline.Domain;

namespace Timeline.Api.Disputes;

/// <summary>What a spell of a dispute is like.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<SpellKind>))]
internal enum SpellKind
{
    /// <summary>The mean intensity of a month and the two before it is -3 or less.</summary>
    Tense,

    /// <summary>At least 60 days pass without an entry.</summary>
    Quiet,
}
