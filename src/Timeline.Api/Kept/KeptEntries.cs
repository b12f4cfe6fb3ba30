using System.Runtime.InteropServices;
using Timeline.Api.Timelines;

namespace Timeline.Api.Kept;

/// <summary>
/// All entries in memory, as narrow as counting needs them: as they stand at present, and as they were known or told
/// otherwise. A word list that an entry had before is mostly where the one it has now begins, and is kept once.
/// </summary>
internal sealed class KeptEntries
{
    private readonly WordLists _lists = new();
    private readonly KeptSet _present;
    private readonly KeptSet _past;
    private readonly List<int> _reading = [];
    private Dictionary<long, (int First, int Count)> _known = [];

    public KeptEntries() => (_present, _past) = (new KeptSet(_lists), new KeptSet(_lists));

    /// <summary>All words.</summary>
    public KeptWords Words { get; } = new();

    /// <summary>True when half of the room is taken by what was forgotten.</summary>
    public bool IsWorn => _present.Forgotten + _past.Forgotten > 10_000 + ((_present.Taken + _past.Taken) / 2);

    /// <summary>Takes an entry in, those of the present before those of the past.</summary>
    /// <param name="row">What is kept of it, but for its words.</param>
    /// <param name="place">Where it occurred; null when that is not told.</param>
    /// <param name="terms">All its terms, with blanks in between.</param>
    /// <param name="tellings">What it tells of others.</param>
    public void Add(KeptEntry row, string? place, ReadOnlySpan<char> terms, IEnumerable<(TellingSort Sort, long About)> tellings)
    {
        var isPresent = row is { KnownTo: KeptEntry.Ever, PublishedTo: KeptEntry.Ever };
        ReadWords(place, terms);
        if (!_known.TryGetValue(row.Key, out var list) || !_lists.Begins(list.First, list.Count, _reading))
        {
            list = (_lists.Add(_reading), _reading.Count);
            if (isPresent) _known[row.Key] = list;
        }

        (isPresent ? _present : _past).Add(row with { FirstWord = list.First, Words = checked((ushort)_reading.Count), Bits = Words.Bits.Of(CollectionsMarshal.AsSpan(_reading)) }, tellings);
    }

    /// <summary>To be called when all of some entries have been added.</summary>
    public void Settle() => _known = [];

    /// <summary>To be called when all entries have been added: what comes often is told by its bit from then on.</summary>
    public void ShareBits()
    {
        var counts = new int[Words.Count];
        _present.Count(counts);
        Words.Bits.Share(counts);
        _present.SetBits(Words.Bits);
        _past.SetBits(Words.Bits);
    }

    /// <summary>Forgets all that is kept of some entries.</summary>
    public void Forget(HashSet<long> keys)
    {
        _present.Forget(keys);
        _past.Forget(keys);
    }

    /// <summary>The words of an entry; only until another's are read.</summary>
    public ReadOnlySpan<int> WordsOf(in KeptEntry entry) => _lists.Read(entry.FirstWord, entry.Words);

    /// <summary>The entries that a filter chooses at a point of time.</summary>
    /// <param name="filter">The filter, which <see cref="WantedEntries.CanChoose"/>.</param>
    /// <param name="through">The log is shown up to here; null for all of it.</param>
    /// <param name="alsoOf">An actor who must take part besides; null for none.</param>
    public ChosenEntries Choose(TimelineFilter filter, long? through, string? alsoOf = null)
    {
        var wanted = new WantedEntries(Words, filter, alsoOf, through);
        return new ChosenEntries(this, wanted, wanted.IsPresent ? [_present] : [_present, _past]);
    }

    /// <summary>
    /// Those of the documents come last, in the order in which documents told more: so what was known before is a beginning
    /// of what is known now.
    /// </summary>
    private void ReadWords(string? place, ReadOnlySpan<char> terms)
    {
        _reading.Clear();
        foreach (var areBulletins in (ReadOnlySpan<bool>)[false, true])
        {
            ReadOnlySpan<char> before = [];
            foreach (var range in terms.Split(' '))
            {
                var term = terms[range];
                // The role of a participant is told with the actor, and again as that of a side.
                if (KeptWords.Has(term) && term.StartsWith(EntryTerms.Bulletin, StringComparison.Ordinal) == areBulletins && !IsToldBy(before, term)) _reading.Add(Words.NumberOf(term));
                before = term;
            }

            if (!areBulletins && place is not null) _reading.Add(Words.NumberOf(KeptWords.Place + place));
        }
    }

    private static bool IsToldBy(ReadOnlySpan<char> before, ReadOnlySpan<char> term) =>
        term.StartsWith(EntryTerms.Part, StringComparison.Ordinal) && before.StartsWith(EntryTerms.Role, StringComparison.Ordinal)
        && term[EntryTerms.Part.Length..].SequenceEqual(before[EntryTerms.Role.Length..]);
}
