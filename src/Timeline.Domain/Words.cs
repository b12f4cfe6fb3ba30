using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Timeline.Domain;

/// <summary>The words by which the members of an enumeration are known outside: in JSON, in URLs, in files.</summary>
public static class Words<T> where T : struct, Enum
{
    private static readonly FrozenDictionary<T, string> ByValue =
        Enum.GetValues<T>().ToFrozenDictionary(value => value, NameOf);

    private static readonly FrozenDictionary<string, T> ByWord =
        ByValue.ToFrozenDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);

    /// <summary>All words, in the order of the declaration.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Enum.GetValues<T>().Select(Of)];

    /// <summary>The word for a value.</summary>
    public static string Of(T value) => ByValue[value];

    /// <summary>The value for a word, exactly as written; false when it is none.</summary>
    public static bool TryParse(string? word, out T value)
    {
        value = default;
        return word is not null && ByWord.TryGetValue(word, out value);
    }

    /// <summary>The value for a word.</summary>
    /// <exception cref="FormatException">It is none of the words.</exception>
    public static T Parse(string? word) => TryParse(word, out var value)
        ? value
        : throw new FormatException($"'{word}' is none of {string.Join(", ", All)}.");

    private static string NameOf(T value) =>
        typeof(T).GetField(value.ToString())!.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name
        ?? JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
