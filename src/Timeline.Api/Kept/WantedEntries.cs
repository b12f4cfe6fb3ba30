using Timeline.Api.Timelines;
using Timeline.Domain;
using Timeline.Domain.Coding;
using Timeline.Domain.Occurrences;

namespace Timeline.Api.Kept;

/// <summary>A filter and a point of time, made ready to be held against each of many entries.</summary>
internal sealed class WantedEntries
{
    private readonly bool[] _sorts = new bool[KeptEntry.Sorts];
    private readonly List<bool[]> _groups = [];
    private readonly List<ulong> _bits = [];
    private readonly int _from;
    private readonly int _to;
    private readonly bool _certainly;
    private readonly int? _through;
    private readonly int? _publishedUntil;

    /// <param name="words">All words.</param>
    /// <param name="filter">The filter, which these <see cref="CanChoose"/> by.</param>
    /// <param name="alsoOf">An actor who must take part besides; null for none.</param>
    /// <param name="through">The log is shown up to here; null for all of it.</param>
    public WantedEntries(KeptWords words, TimelineFilter filter, string? alsoOf, long? through)
    {
        (_from, _to, _certainly) = (filter.OccurredFrom?.DayNumber ?? int.MinValue, filter.OccurredTo?.DayNumber ?? int.MaxValue, filter.Certainly);
        (_through, _publishedUntil) = ((int?)through, filter.PublishedUntil?.DayNumber);
        foreach (var (kind, status, type) in KeptEntry.AllSorts)
        {
            _sorts[KeptEntry.SortOf(kind, status, type)] =
                IsAsked(filter.Kinds, kind) && IsAsked(filter.Types, type) && IsAsked(filter.QuadClasses, CodingBook.QuadClassOf(type))
                && (filter.Status is null || filter.Status == Words<OccurrenceStatus>.Of(status));
        }

        WantActors(words, filter);
        var actor = filter.Represented ? EntryTerms.Side : EntryTerms.Actor;
        if (alsoOf is not null) Want(words, actor, [alsoOf]);
        Want(words, EntryTerms.Topic, filter.Topics);
        Want(words, EntryTerms.Bulletin, filter.Bulletins);
        Want(words, KeptWords.Place, filter.Places);
    }

    /// <summary>Whether only what stands now, all documents counted, is wanted.</summary>
    public bool IsPresent => _through is null && _publishedUntil is null;

    /// <summary>Whether an entry's words matter: their bits do not always tell enough.</summary>
    public bool AsksWords => _groups.Count > 0;

    /// <summary>Whether what is kept can tell which entries a filter chooses.</summary>
    public static bool CanChoose(TimelineFilter filter) => filter is { Between.Count: 0, Words: null, TellsVanished: false };

    /// <summary>False when an entry is not wanted, whatever its words are.</summary>
    public bool MayBe(in KeptEntry entry)
    {
        foreach (var bits in _bits)
        {
            if ((entry.Bits & bits) == 0) return false;
        }

        return entry.Sort >= 0 && _sorts[entry.Sort]
            && (_certainly ? entry.Earliest : entry.Latest) >= _from && (_certainly ? entry.Latest : entry.Earliest) <= _to
            && (_through is { } sequence ? entry.KnownFrom <= sequence && entry.KnownTo > sequence : entry.KnownTo == KeptEntry.Ever)
            && (_publishedUntil is { } day ? entry.PublishedFrom <= day && entry.PublishedTo > day : entry.PublishedTo == KeptEntry.Ever);
    }

    /// <summary>Whether an entry with these words is wanted, that may be.</summary>
    public bool HasWords(ReadOnlySpan<int> words)
    {
        foreach (var group in _groups)
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

    private void WantActors(KeptWords words, TimelineFilter filter)
    {
        if (filter.Roles.Count > 0 && filter.Actors.Count == 0)
        {
            var prefixes = filter.Roles.Select(role => $"{role}:").ToList();
            Want(words, EntryTerms.Role, value => prefixes.Any(prefix => value.StartsWith(prefix, StringComparison.Ordinal)));
        }

        // One group an actor when all must take part; one for all of them when any may.
        foreach (var together in filter.AllActors ? filter.Actors.Select(actor => new[] { actor }) : [[.. filter.Actors]])
        {
            if (filter.Roles.Count == 0) Want(words, filter.Represented ? EntryTerms.Side : EntryTerms.Actor, together);
            else Want(words, filter.Represented ? EntryTerms.Part : EntryTerms.Role, [.. together.SelectMany(actor => filter.Roles.Select(role => $"{role}:{actor}"))]);
        }
    }

    private void Want(KeptWords words, string prefix, IReadOnlyCollection<string> values)
    {
        if (values.Count > 0) Want(words, prefix, values.ToHashSet(StringComparer.Ordinal).Contains);
    }

    /// <summary>Of each group an entry must have a word.</summary>
    private void Want(KeptWords words, string prefix, Predicate<string> isWanted)
    {
        var values = words.Behind(prefix);
        var those = values.Names.Select(name => isWanted(name)).ToArray();
        var group = values.Of.Select(value => value >= 0 && those[value]).ToArray();
        var (bits, areTheirs) = words.Bits.Of(group);
        _bits.Add(bits);
        if (!areTheirs) _groups.Add(group);
    }

    private static bool IsAsked<T>(IReadOnlyList<string> asked, T value) where T : struct, Enum => asked.Count == 0 || asked.Contains(Words<T>.Of(value));
}
