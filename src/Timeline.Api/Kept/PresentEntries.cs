using System.Runtime.InteropServices;
using Timeline.Api.Timelines;
using Timeline.Domain;
using Timeline.Domain.Coding;
using Timeline.Domain.Occurrences;

namespace Timeline.Api.Kept;

/// <summary>
/// All entries as they stand at present, in memory, as narrow as counting needs them: some 100 bytes each.
/// </summary>
internal sealed class PresentEntries
{
    /// <summary>Where an entry occurred; kept as a word like the others.</summary>
    public const string Place = "place:";

    private static readonly string[] Prefixes = [EntryTerms.Actor, EntryTerms.Side, EntryTerms.Topic, EntryTerms.Bulletin, Place];

    private readonly List<PresentEntry> _entries = [];
    private readonly List<int> _words = [];
    private readonly List<string> _names = [];
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _numbersOf;

    private readonly Dictionary<long, int> _rows = [];

    public PresentEntries() => _numbersOf = _numbers.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>True when most of the room is taken by what was forgotten.</summary>
    public bool IsWorn => _entries.Count > (2 * _rows.Count) + 10_000;

    /// <summary>
    /// The SQL of the number by which an entry is known here, a tenth of its slug in memory. That any two of a million
    /// slugs share one has a chance of 1 in 37 million.
    /// </summary>
    public static string KeyOf(string slug) => $"hashtextextended({slug}, 0)";

    /// <summary>What a word stands for, without its prefix.</summary>
    public string NameOf(int word) => _names[word];

    /// <summary>Whether these can tell which entries a filter chooses.</summary>
    public static bool CanChoose(TimelineFilter filter) =>
        filter is { Between.Count: 0, Roles.Count: 0, Words: null, PublishedUntil: null };

    /// <summary>Whether words that begin with this are kept.</summary>
    public static bool Keeps(string prefix) => Prefixes.Contains(prefix);

    /// <summary>Takes an entry in.</summary>
    /// <param name="key">By what it is known: <see cref="KeyOf"/>.</param>
    /// <param name="row">What is kept of it, but for its words.</param>
    /// <param name="place">Where it occurred; null when that is not told.</param>
    /// <param name="terms">All its terms, with blanks in between.</param>
    public void Add(long key, PresentEntry row, string? place, ReadOnlySpan<char> terms)
    {
        var first = _words.Count;
        foreach (var range in terms.Split(' '))
        {
            if (IsKept(terms[range])) _words.Add(Number(terms[range]));
        }

        if (place is not null) _words.Add(Number(Place + place));
        _rows[key] = _entries.Count;
        var bits = 0UL;
        for (var i = first; i < _words.Count; i++) bits |= PresentEntry.BitOf(_words[i]);
        _entries.Add(row with { FirstWord = first, Words = _words.Count - first, Bits = bits });
    }

    /// <summary>Gives back the room that was taken ahead: to be called when much has been added.</summary>
    public void Settle()
    {
        _entries.TrimExcess();
        _words.TrimExcess();
        _rows.TrimExcess();
        // What was left behind in growing is as large as what is kept, and would stay for as long as nothing else grows.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }

    /// <summary>Forgets an entry, if it is there.</summary>
    public void Remove(long key)
    {
        if (_rows.Remove(key, out var row)) _entries[row] = default;
    }

    /// <summary>The entries that a filter chooses, which <see cref="CanChoose"/>.</summary>
    /// <param name="filter">The filter.</param>
    /// <param name="alsoOf">An actor who must take part besides; null for none.</param>
    public IEnumerable<PresentEntry> Chosen(TimelineFilter filter, string? alsoOf = null)
    {
        var sorts = Sorts(filter);
        var words = Wanted(filter, alsoOf);
        var from = filter.OccurredFrom?.DayNumber ?? int.MinValue;
        var to = filter.OccurredTo?.DayNumber ?? int.MaxValue;
        var certainly = filter.Certainly;
        for (var i = 0; i < _entries.Count; i++)
        {
            var entry = _entries[i];
            if (!entry.IsThere || !sorts[entry.Sort]) continue;
            if ((certainly ? entry.Earliest : entry.Latest) < from || (certainly ? entry.Latest : entry.Earliest) > to) continue;
            if (words.Count == 0 || HasAll(entry, words)) yield return entry;
        }
    }

    /// <summary>The words of an entry.</summary>
    public ReadOnlySpan<int> WordsOf(in PresentEntry entry) => CollectionsMarshal.AsSpan(_words).Slice(entry.FirstWord, entry.Words);

    /// <summary>Which words begin with a prefix, by number.</summary>
    public bool[] Beginning(string prefix)
    {
        var those = new bool[_names.Count];
        foreach (var (word, number) in _numbers) those[number] = word.StartsWith(prefix, StringComparison.Ordinal);
        return those;
    }

    private bool HasAll(in PresentEntry entry, List<(ulong Bits, bool[] Words)> wanted)
    {
        foreach (var (bits, _) in wanted)
        {
            if ((entry.Bits & bits) == 0) return false;
        }

        var words = WordsOf(entry);
        foreach (var (_, group) in wanted)
        {
            var has = false;
            foreach (var word in words)
            {
                if (has = group[word]) break;
            }

            if (!has) return false;
        }

        return true;
    }

    /// <summary>Of each group an entry must have a word.</summary>
    private List<(ulong Bits, bool[] Words)> Wanted(TimelineFilter filter, string? alsoOf)
    {
        List<(ulong, bool[])> groups = [];
        var actor = filter.Represented ? EntryTerms.Side : EntryTerms.Actor;
        foreach (var together in filter.AllActors ? filter.Actors.Select(one => new[] { one }) : [[.. filter.Actors]]) Want(actor, together);
        if (alsoOf is not null) Want(actor, [alsoOf]);
        Want(EntryTerms.Topic, filter.Topics);
        Want(EntryTerms.Bulletin, filter.Bulletins);
        Want(Place, filter.Places);
        return groups;

        void Want(string prefix, IReadOnlyList<string> slugs)
        {
            if (slugs.Count == 0) return;
            var (bits, group) = (0UL, new bool[_names.Count]);
            foreach (var slug in slugs)
            {
                if (!_numbers.TryGetValue(prefix + slug, out var number)) continue;
                group[number] = true;
                bits |= PresentEntry.BitOf(number);
            }

            groups.Add((bits, group));
        }
    }

    private static bool[] Sorts(TimelineFilter filter)
    {
        var sorts = new bool[PresentEntry.Sorts];
        foreach (var (kind, status, type) in PresentEntry.AllSorts)
        {
            sorts[PresentEntry.SortOf(kind, status, type)] =
                IsAsked(filter.Kinds, kind) && IsAsked(filter.Types, type) && IsAsked(filter.QuadClasses, CodingBook.QuadClassOf(type))
                && (filter.Status is null || filter.Status == Words<OccurrenceStatus>.Of(status));
        }

        return sorts;
    }

    private static bool IsAsked<T>(IReadOnlyList<string> asked, T value) where T : struct, Enum => asked.Count == 0 || asked.Contains(Words<T>.Of(value));

    /// <summary>The number of a word; null when no entry has it.</summary>
    public int? NumberOf(string word) => _numbers.TryGetValue(word, out var number) ? number : null;

    private static bool IsKept(ReadOnlySpan<char> term)
    {
        foreach (var prefix in Prefixes)
        {
            if (term.StartsWith(prefix, StringComparison.Ordinal)) return true;
        }

        return false;
    }

    private int Number(ReadOnlySpan<char> word)
    {
        if (_numbersOf.TryGetValue(word, out var number)) return number;
        _numbers[word.ToString()] = _names.Count;
        _names.Add(word[(word.IndexOf(':') + 1)..].ToString());
        return _names.Count - 1;
    }
}
