using System.Text.Json.Serialization;

namespace Timeline.Domain.Occurrences;

/// <summary>What kind of occurrence something is.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<OccurrenceKind>))]
public enum OccurrenceKind
{
    /// <summary>Somebody says, writes, declares or accuses in public.</summary>
    Statement,

    /// <summary>People or states meet.</summary>
    Meeting,

    /// <summary>Any other dated act, on the ground or in law.</summary>
    Incident,

    /// <summary>Something is signed, adopted or concluded.</summary>
    Agreement,
}
