using System.Text.Json.Serialization;

namespace Timeline.Domain.Places;

/// <summary>How exactly a place's coordinates tell where it is.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<PlacePrecision>))]
public enum PlacePrecision
{
    /// <summary>The very spot.</summary>
    Exact,

    /// <summary>A town or village: its middle.</summary>
    Town,

    /// <summary>A region: roughly its middle.</summary>
    Region,

    /// <summary>A whole country: roughly its middle.</summary>
    Country,
}
