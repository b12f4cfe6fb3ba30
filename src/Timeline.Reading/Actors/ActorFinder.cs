using Timeline.Domain;
using Timeline.Domain.Actors;
using Timeline.Reading.Prose;

namespace Timeline.Reading.Actors;

/// <summary>Finds who is named in a sentence: by the catalogue, by the words around a shared name, and, where a title stands before an unknown name, anew.</summary>
internal sealed class ActorFinder
{
    private readonly NameTree<string> _known;
    private readonly NameTree<IReadOnlyList<(string Actor, IReadOnlyList<string> Context)>> _shared;
    private readonly StateNames _states;
    private readonly ProminentNames _prominent;
    private readonly ActorCatalogue _catalogue;
    private readonly Dictionary<string, Actor> _new = [];
    private readonly Dictionary<string, string> _surnames = [];
    private readonly List<string> _lately = [];

    /// <summary>Prepares the names of a catalogue, and those that the text itself makes prominent.</summary>
    public ActorFinder(ActorCatalogue catalogue, ProminentNames prominent)
    {
        (_catalogue, _prominent) = (catalogue, prominent);
        var actors = catalogue.All.OrderBy(actor => actor.Id, StringComparer.Ordinal).ToList();
        var known = actors.SelectMany(actor => actor.Aliases.Prepend(actor.Name).Select(name => (Name: name, Meaning: actor.Id))).ToList();
        _known = new NameTree<string>(known);
        _states = new StateNames(name => known.FirstOrDefault(one => one.Name == name).Meaning);
        _shared = new NameTree<IReadOnlyList<(string, IReadOnlyList<string>)>>(actors
            .SelectMany(actor => actor.SharedAliases.Select(alias => (alias.Alias, Actor: actor.Id, alias.Context)))
            .GroupBy(one => one.Alias)
            .Select(group => (group.Key, (IReadOnlyList<(string, IReadOnlyList<string>)>)[.. group.Select(one => (one.Actor, one.Context))])));
    }

    /// <summary>The actors met that the catalogue does not have.</summary>
    public IEnumerable<Actor> New => _new.Values;

    /// <summary>An actor, of the catalogue or new.</summary>
    public Actor? Find(string id) => _catalogue.Find(id) ?? _new.GetValueOrDefault(id);

    /// <summary>Everybody whom a sentence names, from left to right.</summary>
    public List<ActorMention> In(Sentence sentence)
    {
        var found = new List<ActorMention>();
        var tokens = sentence.Tokens;
        for (var i = 0; i < tokens.Count; i++)
        {
            var (length, actor) = At(sentence, i);
            if (actor is null) continue;
            _lately.Remove(actor);
            _lately.Add(actor);
            var isPerson = Find(actor)?.Type == ActorType.Person;
            found.Add(new ActorMention(actor, i, i + length, isPerson, isPerson ? Titles.Before(tokens, i) : null, tokens[i].IsQuoted));
            i += length - 1;
        }

        return found;
    }

    private (int Length, string? Actor) At(Sentence sentence, int at)
    {
        var token = sentence.Tokens[at];
        if (!token.IsWord) return (0, null);
        var (known, actor) = _known.At(sentence.Tokens, at);
        var (shared, readings) = _shared.At(sentence.Tokens, at);
        if (known >= shared && known > 0) return (known, actor);
        if (shared > 0 && Decide(sentence, readings!) is { } decided) return (shared, decided);
        if (!token.IsCapital) return (0, null);
        if (_surnames.TryGetValue(token.Text, out var met)) return (1, met);
        var (length, state) = _states.Named(sentence.Tokens, at);
        if (length > 0) return (length, Add(state.Id, state.Name, ActorType.State));
        if (Introduce(sentence.Tokens, at) is { Actor: not null } introduced) return introduced;
        (length, state) = _states.At(sentence.Tokens, at);
        if (length > 0) return (length, Add(state.Id, state.Name, ActorType.State));
        return _prominent.Acts(sentence.Tokens, at) && Slug.From(token.Text, 2) is { Length: > 0 } id ? (1, Add(id, token.Text, ActorType.Organisation)) : (0, null);
    }

    /// <summary>Whom a shared name means: the one whose words stand in the sentence, else the one who was named last.</summary>
    private string? Decide(Sentence sentence, IReadOnlyList<(string Actor, IReadOnlyList<string> Context)> readings)
    {
        var near = readings.Where(reading => reading.Context.Any(word => sentence.Text.Contains(word, StringComparison.Ordinal))).ToList();
        if (near.Count == 1) return near[0].Actor;
        var among = near.Count > 0 ? near : readings;
        return among.Select(reading => (reading.Actor, At: _lately.LastIndexOf(reading.Actor))).Where(one => one.At >= 0).OrderByDescending(one => one.At).FirstOrDefault().Actor
            ?? (near.Count > 0 ? near[0].Actor : null);
    }

    /// <summary>A new actor where a title stands before capitalised words, or where a body is named with its state.</summary>
    private (int Length, string? Actor) Introduce(List<Token> tokens, int at)
    {
        if (UnknownNames.At(tokens, at, OwnerAt) is not { } name) return (0, null);
        if (name.Type != ActorType.Person && name.ActsFor is null && Lately(name.Name) is { } again) return (name.Length, again);
        var id = Slug.From(name.Name, 8);
        if (id.Length == 0) return (0, null);
        if (_catalogue.Find(id) is null)
        {
            _new.TryAdd(id, new Actor(id, name.Name, name.Type, [], [], null, name.ActsFor is { } owner ? [new Representation(owner, name.Office)] : []));
            if (name.Type == ActorType.Person) _surnames.TryAdd(name.Name[(name.Name.LastIndexOf(' ') + 1)..], id);
        }

        return (name.Length, id);
    }

    private string Add(string id, string name, ActorType type)
    {
        if (_catalogue.Find(id) is null) _new.TryAdd(id, new Actor(id, name, type, [], [], null, []));
        return id;
    }

    /// <summary>Who was named lately with these words in the name: "the Ministry of Foreign Affairs" goes on being that of the same state.</summary>
    private string? Lately(string words)
    {
        for (var i = _lately.Count - 1; i >= 0; i--)
        {
            if (Find(_lately[i]) is { } actor && actor.Type != ActorType.Person && actor.Aliases.Prepend(actor.Name).Any(name => name.Contains(words, StringComparison.Ordinal))) return actor.Id;
        }

        return null;
    }

    private string? OwnerAt(List<Token> tokens, int at) => at >= 0 && at < tokens.Count ? _known.At(tokens, at).Meaning ?? _states.Whose(tokens, at) : null;
}
