using System.Collections.Frozen;
using System.Text;

namespace Timeline.EventStore.Events;

/// <summary>
/// The event types that an application knows, each under the alias that Marten would derive from its class name:
/// <c>StatementMade</c> is <c>statement_made</c>.
/// </summary>
public sealed class EventTypes
{
    private readonly FrozenDictionary<string, Type> _byAlias;
    private readonly FrozenDictionary<Type, (string Alias, string DotnetType)> _names;

    /// <summary>Registers <paramref name="types"/>.</summary>
    /// <exception cref="ArgumentException">Two types have the same alias.</exception>
    public EventTypes(IEnumerable<Type> types)
    {
        _byAlias = types.ToFrozenDictionary(AliasFrom);
        _names = _byAlias.ToFrozenDictionary(pair => pair.Value, pair => (pair.Key, $"{pair.Value.FullName}, {pair.Value.Assembly.GetName().Name}"));
    }

    /// <summary>The alias of a registered type.</summary>
    /// <exception cref="ArgumentException">The type is not registered: its events could be written but never read.</exception>
    public string AliasOf(Type type) => NamesOf(type).Alias;

    /// <summary>The name under which .NET finds a registered type.</summary>
    /// <exception cref="ArgumentException">The type is not registered.</exception>
    internal string DotnetTypeOf(Type type) => NamesOf(type).DotnetType;

    /// <summary>The type behind an alias; null when nothing here knows it.</summary>
    public Type? Find(string alias) => _byAlias.GetValueOrDefault(alias);

    private (string Alias, string DotnetType) NamesOf(Type type) =>
        _names.TryGetValue(type, out var names)
            ? names
            : throw new ArgumentException($"The event type {type} is not registered.", nameof(type));

    private static string AliasFrom(Type type)
    {
        var alias = new StringBuilder(type.Name.Length + 8);
        foreach (var letter in type.Name)
        {
            if (char.IsUpper(letter) && alias.Length > 0) alias.Append('_');
            alias.Append(char.ToLowerInvariant(letter));
        }

        return alias.ToString();
    }
}
