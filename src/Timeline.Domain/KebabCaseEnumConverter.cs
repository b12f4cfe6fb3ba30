using System.Text.Json;
using System.Text.Json.Serialization;

namespace Timeline.Domain;

/// <summary>Writes an enum in JSON as its name in kebab case (<c>"quad-class"</c>) and refuses numbers, so that a stored word never changes its meaning.</summary>
/// <typeparam name="T">The enum.</typeparam>
public sealed class KebabCaseEnumConverter<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false)
    where T : struct, Enum;
