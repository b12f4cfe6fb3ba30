using System.Text.Json.Serialization;

namespace Timeline.Domain.Occurrences;

/// <summary>How a date is known from the text, the strongest first.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<DateBasis>))]
public enum DateBasis
{
    /// <summary>The date words stand in the quotation.</summary>
    Explicit,

    /// <summary>The date passes to the quotation from its neighbours.</summary>
    Inherited,

    /// <summary>The date is counted from another one.</summary>
    Relative,
}
