using NodaTime;
using Timeline.Api.Timelines;
using Timeline.Domain.Occurrences;

namespace Timeline.Api.Disputes;

/// <summary>Where each actor stands to each proposition, by the last word on it.</summary>
internal sealed class Claims
{
    private const int Shown = 50;

    private readonly Dictionary<string, SortedDictionary<string, Stance>> _stances = [];

    public void Add(ToldEntry told)
    {
        foreach (var stance in StancesOf(told))
        {
            if (!_stances.TryGetValue(stance.Claim.About, out var actors))
                _stances[stance.Claim.About] = actors = new SortedDictionary<string, Stance>(StringComparer.Ordinal);
            if (!actors.TryGetValue(stance.Claim.Actor, out var before) || before.CompareTo(stance) < 0) actors[stance.Claim.Actor] = stance;
        }
    }

    /// <returns>False when somebody's last word is taken away: the one before it was not kept.</returns>
    public bool Remove(ToldEntry told) => StancesOf(told).All(stance => _stances[stance.Claim.About][stance.Claim.Actor].CompareTo(stance) != 0);

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
        .. _stances.Where(about => IsOpen(about.Value.Values))
            .OrderByDescending(about => about.Value.Values.Max()).ThenBy(about => about.Key, StringComparer.Ordinal).Take(Shown)
            .Select(about => new OpenClaim(about.Key, [.. about.Value.Values.Select(stance => stance.Show(nameOf))])),
    ];

    private static bool IsOpen(IReadOnlyCollection<Stance> stances) =>
        stances.Any(stance => stance.Claim.Stance is ClaimStance.Asserts or ClaimStance.Confirms)
        && stances.Any(stance => stance.Claim.Stance is ClaimStance.Denies or ClaimStance.Disputes);

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
