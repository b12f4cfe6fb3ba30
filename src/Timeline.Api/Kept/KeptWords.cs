using System.Collections.Immutable;
using Timeline.Api.Timelines;

namespace Timeline.Api.Kept;

/// <summary>
/// The words that entries are counted and filtered by, each with a number. Whoever takes part has one word with the
/// role, <c>role:ROLE:SLUG</c>; for whom they stand, <c>part:ROLE:SLUG</c>. Both tell a side, the first an actor too.
/// </summary>
internal sealed class KeptWords
{
    /// <summary>Where an entry occurred; kept as a word like the others.</summary>
    public const string Place = "place:";

    private static readonly ImmutableArray<string> Kept = [EntryTerms.Role, EntryTerms.Part, EntryTerms.Topic, EntryTerms.Bulletin, Place];

    private readonly List<string> _words = [];
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _numbersOf;
    private readonly Dictionary<string, WordValues> _values = [];

    public KeptWords() => _numbersOf = _numbers.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>A bit for each word: who lacks it lacks the word.</summary>
    public WordBits Bits { get; } = new();

    /// <summary>How many there are.</summary>
    public int Count => _words.Count;

    /// <summary>Whether a term of an entry is one of these.</summary>
    public static bool Has(ReadOnlySpan<char> term)
    {
        foreach (var prefix in Kept)
        {
            // The role alone is told by the role with the actor.
            if (term.StartsWith(prefix, StringComparison.Ordinal)) return prefix != EntryTerms.Role || term[prefix.Length..].Contains(':');
        }

        return false;
    }

    /// <summary>The number of a word, a new one for a word that is new.</summary>
    public int NumberOf(ReadOnlySpan<char> word)
    {
        if (_numbersOf.TryGetValue(word, out var number)) return number;
        var text = word.ToString();
        _numbers[text] = _words.Count;
        _words.Add(text);
        Bits.Add(text);
        _values.Clear();
        return _words.Count - 1;
    }

    /// <summary>What each word says behind a prefix of <see cref="EntryTerms"/>, or of a place.</summary>
    public WordValues Behind(string prefix)
    {
        if (_values.TryGetValue(prefix, out var known)) return known;
        var (names, places) = (new List<string>(), new Dictionary<string, int>(StringComparer.Ordinal));
        var of = new int[_words.Count];
        for (var word = 0; word < of.Length; word++)
        {
            of[word] = -1;
            if (ValueOf(_words[word], prefix) is not { } value) continue;
            if (!places.TryGetValue(value, out var place))
            {
                places[value] = place = names.Count;
                names.Add(value);
            }

            of[word] = place;
        }

        return _values[prefix] = new WordValues(of, names);
    }

    private static string? ValueOf(string word, string prefix)
    {
        var (isActor, isPart) = (word.StartsWith(EntryTerms.Role, StringComparison.Ordinal), word.StartsWith(EntryTerms.Part, StringComparison.Ordinal));
        return prefix switch
        {
            EntryTerms.Actor => isActor ? word[(word.LastIndexOf(':') + 1)..] : null,
            EntryTerms.Side => isActor || isPart ? word[(word.LastIndexOf(':') + 1)..] : null,
            EntryTerms.Part => isActor || isPart ? word[EntryTerms.Part.Length..] : null,
            _ => word.StartsWith(prefix, StringComparison.Ordinal) ? word[prefix.Length..] : null,
        };
    }
}

/// <summary>What words say.</summary>
/// <param name="Of">For each word the place of its value among the names; less than 0 for a word that says something else.</param>
/// <param name="Names">The values.</param>
internal sealed record WordValues(int[] Of, IReadOnlyList<string> Names);
