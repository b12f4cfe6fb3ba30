using Timeline.Api.Timelines;

namespace Timeline.Api.Kept;

/// <summary>
/// A bit for each word, of 64: whoever lacks it lacks the word, so that few word lists have to be read. What comes most often
/// has one for itself: an actor in any role, somebody for whom others stand, a topic, a place. All others share the rest;
/// documents share some among themselves, since an entry may cite many.
/// </summary>
internal sealed class WordBits
{
    private const int OfBulletins = 8;
    private const int Own = 40;
    private const int Shared = 16;

    private readonly List<ulong> _bits = [];
    private readonly List<(int What, bool IsBulletin)> _asked = [];
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private Dictionary<int, int> _own = [];

    /// <summary>Gives the next word a bit.</summary>
    public void Add(string word)
    {
        // An actor is asked for in any role.
        var what = word[..(word.IndexOf(':') + 1)] + word[(word.LastIndexOf(':') + 1)..];
        _asked.Add((_numbers.TryGetValue(what, out var number) ? number : _numbers[what] = _numbers.Count, word.StartsWith(EntryTerms.Bulletin, StringComparison.Ordinal)));
        _bits.Add(BitOf(_asked[^1]));
    }

    /// <summary>Gives what comes most often a bit for itself; those of words and entries change by that.</summary>
    /// <param name="counts">How often each word comes.</param>
    public void Share(ReadOnlySpan<int> counts)
    {
        var often = new int[_numbers.Count];
        for (var word = 0; word < counts.Length; word++)
        {
            if (!_asked[word].IsBulletin) often[_asked[word].What] += counts[word];
        }

        _own = Enumerable.Range(0, often.Length).OrderByDescending(what => often[what]).Take(Own).Index().ToDictionary(one => one.Item, one => one.Index);
        for (var word = 0; word < _bits.Count; word++) _bits[word] = BitOf(_asked[word]);
    }

    /// <summary>The bits of an entry's words.</summary>
    public ulong Of(ReadOnlySpan<int> words)
    {
        var bits = 0UL;
        foreach (var word in words) bits |= _bits[word];
        return bits;
    }

    /// <summary>The bits of some words: who lacks all of them lacks the words.</summary>
    /// <param name="those">For each word whether it is one of them.</param>
    /// <returns>The bits, and whether no other word has one of them: then who has a bit has one of the words.</returns>
    public (ulong Bits, bool AreTheirs) Of(bool[] those)
    {
        var (bits, others) = (0UL, 0UL);
        for (var word = 0; word < those.Length; word++)
        {
            if (those[word]) bits |= _bits[word];
            else others |= _bits[word];
        }

        return (bits, (bits & others) == 0);
    }

    private ulong BitOf((int What, bool IsBulletin) asked) =>
        asked.IsBulletin ? 1UL << (asked.What % OfBulletins)
        : _own.TryGetValue(asked.What, out var place) ? 1UL << (OfBulletins + place)
        : 1UL << (OfBulletins + Own + (asked.What % Shared));
}
