using System.Text.Json.Serialization;

namespace Timeline.Domain.Occurrences;

/// <summary>How an occurrence relates to another one.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<LinkRelation>))]
public enum LinkRelation
{
    /// <summary>Comes after it, as its consequence.</summary>
    Follows,

    /// <summary>Answers it.</summary>
    [JsonStringEnumMemberName("responds_to")]
    RespondsTo,

    /// <summary>Carries it out.</summary>
    Implements,

    /// <summary>Breaks it.</summary>
    Violates,

    /// <summary>Makes it binding.</summary>
    Ratifies,

    /// <summary>Undoes it.</summary>
    Cancels,

    /// <summary>Belongs to it.</summary>
    [JsonStringEnumMemberName("part_of")]
    PartOf,
}
