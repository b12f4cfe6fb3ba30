using System.Text.Json.Serialization;

namespace Timeline.Domain.Occurrences;

/// <summary>Whether an occurrence counts.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<OccurrenceStatus>))]
public enum OccurrenceStatus
{
    /// <summary>It counts.</summary>
    Active,

    /// <summary>It was taken back.</summary>
    Retracted,

    /// <summary>It turned out to be the same as another one.</summary>
    Merged,
}
