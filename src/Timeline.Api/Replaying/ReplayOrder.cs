using System.Text.Json.Serialization;
using Timeline.Domain;

namespace Timeline.Api.Replaying;

/// <summary>The axis along which a replay goes.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<ReplayOrder>))]
internal enum ReplayOrder
{
    /// <summary>A frame for each day on which something happened.</summary>
    Occurred,

    /// <summary>A frame for each day on which documents told something new.</summary>
    Published,

    /// <summary>A frame for each command that changed something here.</summary>
    Recorded,
}
