using Timeline.Domain.Bulletins;
using Timeline.Domain.Occurrences;
using Timeline.EventStore.Events;

namespace Timeline.Api.Timelines;

/// <summary>The occurrences of a family as somebody sees them to whom only some documents are out.</summary>
/// <param name="isOut">Tells whether a citation's document is out.</param>
internal sealed class EntriesSeen(Func<Citation, bool> isOut)
{
    private readonly Dictionary<string, Member> _members = [];
    private readonly HashSet<string> _withdrawn = [];

    /// <summary>Folds what happened next.</summary>
    /// <returns>The slugs of the entries that may be another after it.</returns>
    public IReadOnlyCollection<string> Take(StoredEvent happened)
    {
        if (happened.Data is BulletinWithdrawn) return Withdraw(happened);
        var id = EntryFamily.SlugOf(happened);
        if (!_members.TryGetValue(id, out var member)) _members.Add(id, member = new Member());
        var before = member.State is null ? id : SurvivorOf(id);
        member.Take(happened, Counts);
        var after = SurvivorOf(id);

        // What a duplicate brings or takes away changes the survivor, if anything of it is seen.
        foreach (var survivor in new[] { before, after }.Where(survivor => survivor != id).Distinct())
        {
            if (With(id).Any(duplicate => _members[duplicate].IsSeen)) _members[survivor].Changed = happened;
        }

        return [.. new[] { id, before, after }.Distinct()];
    }

    /// <summary>The entry, with what was merged into it; null while no document that is out tells it.</summary>
    public EntrySeen? Show(string id)
    {
        var member = _members[id];
        var duplicates = With(id).Where(duplicate => duplicate != id).ToList();
        var told = duplicates.Count == 0 ? member.State! : member.State! with
        {
            Citations = [.. member.State.Citations, .. duplicates.SelectMany(duplicate => _members[duplicate].State!.Citations).Except(member.State.Citations)],
            Claims = [.. member.State.Claims, .. duplicates.SelectMany(ClaimsOf)],
        };
        return told.Citations.Count == 0 ? null : new EntrySeen(told, member.Version, member.Changed!);
    }

    /// <summary>The days on which the documents came out that say anything about an entry or what was merged into it, ascending.</summary>
    public IEnumerable<DateOnly> CitedDays(string id, Func<Citation, DateOnly> dayOf) =>
        With(id).SelectMany(member => _members[member].Cited).Select(dayOf).Distinct().Order();

    private bool Counts(Citation citation) => isOut(citation) && !_withdrawn.Contains(citation.Bulletin);

    private IReadOnlyCollection<string> Withdraw(StoredEvent happened)
    {
        var bulletin = happened.Stream[(happened.Stream.IndexOf('/') + 1)..];
        if (!_withdrawn.Add(bulletin)) return [];
        var cites = _members.Where(member => member.Value.Cited.Any(citation => citation.Bulletin == bulletin)).Select(member => member.Key).ToList();
        foreach (var id in cites)
        {
            _members[id].FoldAgain(Counts);
            foreach (var affected in new[] { id, SurvivorOf(id) }.Distinct())
            {
                if (_members[id].Cited.Any(citation => citation.Bulletin == bulletin && isOut(citation))) _members[affected].Changed = happened;
            }
        }

        return [.. cites.Concat(cites.Select(SurvivorOf)).Distinct()];
    }

    /// <summary>Where the chain of merges ends.</summary>
    private string SurvivorOf(string id)
    {
        while (_members[id].State is { Status: OccurrenceStatus.Merged, MergedInto: { } into } && _members.ContainsKey(into)) id = into;
        return id;
    }

    /// <summary>An occurrence and all that were merged into it, directly or not, in the order of their slugs.</summary>
    private IEnumerable<string> With(string id) =>
        _members
            .Where(member => member.Value.State?.MergedInto == id).OrderBy(member => member.Key, StringComparer.Ordinal)
            .SelectMany(member => With(member.Key)).Prepend(id);

    /// <summary>The claims of a duplicate, under ids that those of the survivor cannot have.</summary>
    private IEnumerable<Claim> ClaimsOf(string duplicate) => _members[duplicate].State!.Claims.Select(claim => claim with { Id = $"{duplicate}/{claim.Id}" });

    private sealed class Member
    {
        private readonly List<StoredEvent> _events = [];

        public Occurrence? State { get; private set; }

        public StoredEvent? Changed { get; set; }

        /// <summary>All words ever brought forward, whether they count or not.</summary>
        public List<Citation> Cited { get; } = [];

        public long Version => _events[^1].Version;

        public bool IsSeen => State is { } state && state.Citations.Count + state.Claims.Count > 0;

        public void Take(StoredEvent happened, Func<Citation, bool> counts)
        {
            _events.Add(happened);
            var told = (OccurrenceEvent)happened.Data!;
            if (told.Citing is { } citation) Cited.Add(citation);
            var before = State;
            State = Occurrence.Evolve(State, told, counts);
            if (!ReferenceEquals(before, State)) Changed = happened;
        }

        public void FoldAgain(Func<Citation, bool> counts) =>
            State = _events.Aggregate((Occurrence?)null, (state, happened) => Occurrence.Evolve(state, (OccurrenceEvent)happened.Data!, counts));
    }
}

/// <summary>An entry as it is seen.</summary>
/// <param name="Told">What is told of it, with what was merged into it.</param>
/// <param name="Version">The version of its own stream.</param>
/// <param name="Changed">The last event that changed what is seen.</param>
internal sealed record EntrySeen(Occurrence Told, long Version, StoredEvent Changed);
