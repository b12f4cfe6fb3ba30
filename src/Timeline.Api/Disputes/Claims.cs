using NodaTime;
using Timeline.Api.Timelines;
using Timeline.Domain.Occurrences;

namespace Timeline.Api.Disputes;

/// <summary>Where each actor stands to each proposition, by the last word on it.</summary>
internal sealed class Claims
{
    private const int Shown = 50;

    private readonly Dictionary<string, SortedDictionary<string, Latest<Stance, Stance>>> _stances = [];

    // There are many propositions, and few on which the sides differ.
    private readonly HashSet<string> _open = new(StringComparer.Ordinal);

    public void Add(ToldEntry told)
    {
        foreach (var stance in StancesOf(told))
        {
            if (!_stances.TryGetValue(stance.Claim.About, out var actors)) _stances[stance.Claim.About] = actors = new(StringComparer.Ordinal);
            if (!actors.TryGetValue(stance.Claim.Actor, out var words)) actors[stance.Claim.Actor] = words = new(shown: 1, kept: 8);
            words.Add(stance, stance);
            Judge(stance.Claim.About, actors);
        }
    }

    /// <returns>False when somebody's last word is taken away, and the one before it was not kept.</returns>
    public bool Remove(ToldEntry told)
    {
        var known = true;
        foreach (var stance in StancesOf(told))
        {
            var actors = _stances[stance.Claim.About];
            var words = actors[stance.Claim.Actor];
            known &= words.Remove(stance);
            if (words.IsEmpty) actors.Remove(stance.Claim.Actor);
            if (actors.Count == 0) _stances.Remove(stance.Claim.About);
            Judge(stance.Claim.About, actors);
        }

        return known;
    }

    /// <summary>Claims that are still made are not taken away.</summary>
    /// <inheritdoc cref="Remove"/>
    public bool Replace(ToldEntry before, ToldEntry after)
    {
        var known = before.Entry.Claims.All(after.Entry.Claims.Contains) || Remove(before);
        Add(after);
        return known;
    }

    public IReadOnlyList<OpenClaim> Show(Func<string, string> nameOf) =>
    [
        .. _open.Select(about => (About: about, Last: LastWords(_stances[about]).ToList()))
            .OrderByDescending(about => about.Last.Max()).ThenBy(about => about.About, StringComparer.Ordinal).Take(Shown)
            .Select(about => new OpenClaim(about.About, [.. about.Last.Select(stance => stance.Show(nameOf))])),
    ];

    private void Judge(string about, SortedDictionary<string, Latest<Stance, Stance>> actors)
    {
        var isOpen = LastWords(actors).Any(last => last.Claim.Stance is ClaimStance.Asserts or ClaimStance.Confirms)
            && LastWords(actors).Any(last => last.Claim.Stance is ClaimStance.Denies or ClaimStance.Disputes);
        if (isOpen) _open.Add(about);
        else _open.Remove(about);
    }

    private static IEnumerable<Stance> LastWords(SortedDictionary<string, Latest<Stance, Stance>> actors) => actors.Values.SelectMany(words => words.InOrder);

    private static IEnumerable<Stance> StancesOf(ToldEntry told) =>
        told.Entry.Claims.Zip(told.ClaimSequences, (claim, sequence) => new Stance(claim, sequence, told.Entry.Id));

    /// <summary>A claim in the order of dates and then of the log.</summary>
    private sealed record Stance(StoredClaim Claim, long Sequence, string Entry) : IComparable<Stance>
    {
        public int CompareTo(Stance? other)
        {
            var order = (Claim.Date.Earliest ?? LocalDate.MinIsoValue).CompareTo(other!.Claim.Date.Earliest ?? LocalDate.MinIsoValue);
            if (order == 0) order = (Claim.Date.Latest ?? LocalDate.MaxIsoValue).CompareTo(other.Claim.Date.Latest ?? LocalDate.MaxIsoValue);
            if (order == 0) order = Sequence.CompareTo(other.Sequence);
            return order == 0 ? string.CompareOrdinal(Entry, other.Entry) : order;
        }

        public OpenStance Show(Func<string, string> nameOf) => new(Claim.Actor, nameOf(Claim.Actor), Claim.Stance, Claim.Text, Claim.Date, Entry);
    }
}
