using System.Collections.Frozen;
using Timeline.Domain;
using Timeline.Reading.Prose;

namespace Timeline.Reading.Actors;

/// <summary>Finds states that a catalogue does not name: by their names, by a capital that stands for the government, and by "Norwegian troops".</summary>
internal sealed class StateNames
{
    private static readonly FrozenSet<string> Where = FrozenSet.Create("in", "at", "near", "to", "from", "of", "around", "outside", "into", "through", "via", "on", "over", "reach", "leave", "left", "visited", "called");

    private static readonly FrozenSet<string> Theirs = FrozenSet.Create(
        "government", "side", "authorities", "officials", "military", "troops", "forces", "army", "navy", "police", "soldiers", "guards", "border", "warplanes", "jets", "aircraft", "warships", "ships", "vessels", "coastguard", "coast", "artillery",
        "servicemen", "fighters", "leadership", "delegation", "diplomats", "parliament", "lawmakers", "air", "armed", "naval", "ground", "state", "special", "security", "marines", "drones", "missiles", "planes", "peacekeepers", "customs", "intelligence");

    private readonly NameTree<(string Id, string Name)> _names;
    private readonly NameTree<(string Id, string Name)> _capitals;
    private readonly NameTree<(string Id, string Name)> _demonyms;

    /// <summary>Prepares all states.</summary>
    /// <param name="known">The actor of a catalogue by its name, so that a state keeps its slug; null for others.</param>
    public StateNames(Func<string, string?> known)
    {
        var states = Countries.All.Select(state => (State: state, Id: state.Aliases.Prepend(state.Name).Select(known).FirstOrDefault(id => id is not null) ?? Slug.From(state.Name, 4))).ToList();
        _names = new NameTree<(string, string)>(states.SelectMany(one => one.State.Aliases.Prepend(one.State.Name).Select(name => (name, (one.Id, one.State.Name)))));
        _capitals = new NameTree<(string, string)>(states.SelectMany(one => one.State.Capitals.Select(name => (name, (one.Id, one.State.Name)))));
        _demonyms = new NameTree<(string, string)>(states.SelectMany(one => one.State.Demonyms.Select(name => (name, (one.Id, one.State.Name)))));
    }

    /// <summary>The state whose name stands at a token, and how many tokens it has; 0 when none does.</summary>
    public (int Length, (string Id, string Name) State) Named(List<Token> tokens, int at) => _names.At(tokens, at);

    /// <summary>The state for which a capital or its people stand at a token, and how many tokens they have; 0 when none.</summary>
    public (int Length, (string Id, string Name) State) At(List<Token> tokens, int at)
    {
        var (length, state) = _capitals.At(tokens, at);
        if (length > 0 && IsGovernment(tokens, at)) return (length, state);
        (length, state) = _demonyms.At(tokens, at);
        return length > 0 && at + length < tokens.Count && Theirs.Contains(tokens[at + length].Lower) ? (length, state) : (0, default);
    }

    /// <summary>The state of a name or an adjective at a token: "Norwegian", "Norway".</summary>
    public string? Whose(List<Token> tokens, int at)
    {
        var (length, state) = _names.At(tokens, at);
        if (length == 0) (length, state) = _demonyms.At(tokens, at);
        return length > 0 ? state.Id : null;
    }

    private static bool IsGovernment(List<Token> tokens, int at) => at == 0 || !Where.Contains(tokens[at - 1].Lower);
}
