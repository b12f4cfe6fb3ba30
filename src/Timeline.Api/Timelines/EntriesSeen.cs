using Timeline.Domain.Bulletins;
using Timeline.Domain.Occurrences;
using Timeline.EventStore.Events;

namespace Timeline.Api.Timelines;

/// <summary>The occurrences of a family as somebody sees them to whom only some documents are out.</summary>
/// <param name="isOut">Tells whether a citation's document is out.</param>
internal sealed class EntriesSeen(Func<Citation, bool> isOut)
{
    private readonly Dictionary<string, Member> _members = [];
    private readonly Dictionary<string, HashSet<string>> _everMergedInto = [];
    private readonly HashSet<string> _withdrawn = [];

    /// <summary>Folds what happened next.</summary>
    /// <returns>The slugs of the entries that may be another after it, the same whatever is out.</returns>
    public IReadOnlyCollection<string> Take(StoredEvent happened)
    {
        var affected = happened.Data is BulletinWithdrawn ? Withdraw(EntryFamily.BulletinOf(happened)) : Tell(EntryFamily.SlugOf(happened), happened);
        foreach (var id in affected) _members[id].Look(Told(id), happened);
        return affected;
    }

    /// <summary>The entry, with what was merged into it; null while no document that is out tells it.</summary>
    public EntrySeen? Show(string id) => _members[id].Seen;

    /// <summary>All entries that a document tells which is out.</summary>
    public IEnumerable<(string Id, EntrySeen Seen)> All => from member in _members where member.Value.Seen is not null select (member.Key, member.Value.Seen);

    private bool Counts(Citation citation) => isOut(citation) && !_withdrawn.Contains(citation.Bulletin);

    private HashSet<string> Tell(string id, StoredEvent happened)
    {
        if (!_members.TryGetValue(id, out var member)) _members.Add(id, member = new Member());
        if (happened.Data is OccurrenceMerged merged)
        {
            if (!_everMergedInto.TryGetValue(merged.Into, out var duplicates)) _everMergedInto.Add(merged.Into, duplicates = []);
            duplicates.Add(id);
        }

        HashSet<string> affected = [.. WayOf(id)];
        member.Take(happened, Counts);
        affected.UnionWith(WayOf(id));
        return affected;
    }

    private HashSet<string> Withdraw(string bulletin)
    {
        _withdrawn.Add(bulletin);
        var cites = _members.Where(member => member.Value.Cited.Contains(bulletin)).Select(member => member.Key).ToList();
        foreach (var id in cites) _members[id].FoldAgain(Counts);
        return [.. cites.SelectMany(WayOf)];
    }

    private Occurrence? Told(string id)
    {
        var own = _members[id].State!;
        var merged = MergedInto(id).ToList();
        var told = merged.Count == 0 ? own : own with
        {
            Citations = [.. own.Citations.Concat(merged.SelectMany(duplicate => _members[duplicate].State!.Citations)).Distinct()],
            Claims = [.. own.Claims, .. merged.SelectMany(ClaimsOf)],
        };
        return told.Citations.Count == 0 ? null : told;
    }

    /// <summary>The occurrence, the one that it is merged into, and so on to the end of the chain: all that show what it says.</summary>
    /// <exception cref="InvalidOperationException">The chain has no end.</exception>
    private List<string> WayOf(string id)
    {
        var way = new List<string> { id };
        while (_members[way[^1]].State?.MergedInto is { } into && _members.ContainsKey(into))
        {
            if (way.Contains(into)) throw new InvalidOperationException($"The merges of '{id}' go in a circle.");
            way.Add(into);
        }

        return way;
    }

    /// <summary>All that were merged into an occurrence, directly or not, each behind what it was merged into.</summary>
    private IEnumerable<string> MergedInto(string id) =>
        _everMergedInto.GetValueOrDefault(id, [])
            .Where(duplicate => _members[duplicate].State?.MergedInto == id).Order(StringComparer.Ordinal)
            .SelectMany(duplicate => MergedInto(duplicate).Prepend(duplicate));

    /// <summary>The claims of a duplicate, under ids that those of the survivor cannot have.</summary>
    private IEnumerable<Claim> ClaimsOf(string duplicate) => _members[duplicate].State!.Claims.Select(claim => claim with { Id = $"{duplicate}/{claim.Id}" });

    private sealed class Member
    {
        private readonly List<StoredEvent> _events = [];
        private Occurrence? _told;
        private StoredEvent? _changed;

        /// <summary>What its own events tell, as far as they count.</summary>
        public Occurrence? State { get; private set; }

        public EntrySeen? Seen => _told is null ? null : new EntrySeen(_told, _events[^1].Version, _changed!);

        /// <summary>The bulletins of all words ever brought forward, whether they count or not.</summary>
        public HashSet<string> Cited { get; } = [];

        public void Take(StoredEvent happened, Func<Citation, bool> counts)
        {
            _events.Add(happened);
            var told = (OccurrenceEvent)happened.Data!;
            if (told.Citing is { } citation) Cited.Add(citation.Bulletin);
            State = Occurrence.Evolve(State, told, counts);
        }

        public void FoldAgain(Func<Citation, bool> counts) =>
            State = _events.Aggregate((Occurrence?)null, (state, happened) => Occurrence.Evolve(state, (OccurrenceEvent)happened.Data!, counts));

        /// <summary>Remembers what happened, if it made the entry look another way.</summary>
        public void Look(Occurrence? told, StoredEvent happened)
        {
            if (!EntrySeen.LooksLike(_told, told)) (_told, _changed) = (told, happened);
        }
    }
}
