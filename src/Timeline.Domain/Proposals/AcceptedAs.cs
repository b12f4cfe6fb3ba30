using System.Text.Json.Serialization;

namespace Timeline.Domain.Proposals;

/// <summary>What an acceptance did to the occurrence.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<AcceptedAs>))]
public enum AcceptedAs
{
    /// <summary>It was recorded as a new one.</summary>
    Recorded,

    /// <summary>It was there, and has further passages that prove it.</summary>
    Cited,

    /// <summary>It had been taken back with an earlier acceptance of the same proposal, and counts again.</summary>
    Reinstated,
}
