using System.Text.Json.Serialization;
using Timeline.Domain;

namespace Timeline.Api.Changes;

/// <summary>What an event did to an entry, as seen through a filter.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<ChangeKind>))]
internal enum ChangeKind
{
    /// <summary>The filter chooses it from here on.</summary>
    Added,

    /// <summary>It is another than it was.</summary>
    Corrected,

    /// <summary>The filter does not choose it any more.</summary>
    Left,

    /// <summary>It was taken back, or nothing proves it any more.</summary>
    Retracted,

    /// <summary>It was merged into another one.</summary>
    Merged,
}
