using System.Text.Json.Serialization;

namespace Timeline.Domain.Coding;

/// <summary>How an occurrence is coded. Class and intensity follow from the type and are never stored.</summary>
/// <param name="Type">PLOVER's event type.</param>
/// <param name="Mode">How it was done; null when the text does not make it clear.</param>
public sealed record EventCoding(CodingType Type, CodingMode? Mode = null)
{
    /// <summary>The class of the type.</summary>
    [JsonIgnore]
    public QuadClass QuadClass => CodingBook.QuadClassOf(Type);

    /// <summary>From -9 (assault) to 10 (aid), 0 for neutral.</summary>
    [JsonIgnore]
    public decimal Intensity => CodingBook.IntensityOf(Type);
}
