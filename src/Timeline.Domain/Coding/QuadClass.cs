using System.Text.Json.Serialization;

namespace Timeline.Domain.Coding;

/// <summary>The four classes of PLOVER, and none for a neutral utterance.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<QuadClass>))]
public enum QuadClass
{
    /// <summary>A neutral or general utterance, which PLOVER drops and a bulletin is full of.</summary>
    None,

    /// <summary>Words of agreement.</summary>
    VerbalCooperation,

    /// <summary>Deeds of cooperation.</summary>
    MaterialCooperation,

    /// <summary>Words of conflict.</summary>
    VerbalConflict,

    /// <summary>Deeds of conflict.</summary>
    MaterialConflict,
}
