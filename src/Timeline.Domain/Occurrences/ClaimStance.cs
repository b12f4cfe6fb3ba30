using System.Text.Json.Serialization;

namespace Timeline.Domain.Occurrences;

/// <summary>What somebody holds about a proposition.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<ClaimStance>))]
public enum ClaimStance
{
    /// <summary>Says first that it is so.</summary>
    Asserts,

    /// <summary>Says so too.</summary>
    Confirms,

    /// <summary>Says that it is not so.</summary>
    Denies,

    /// <summary>Doubts it.</summary>
    Disputes,

    /// <summary>Takes an earlier stance back.</summary>
    Withdraws,
}
