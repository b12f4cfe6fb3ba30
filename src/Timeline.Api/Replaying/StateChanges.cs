using Timeline.Api.Disputes;

namespace Timeline.Api.Replaying;

/// <summary>What of a state is not as it was.</summary>
internal static class StateChanges
{
    /// <summary>The names of the members that differ, as JSON has them.</summary>
    public static IReadOnlyList<string> Between(DisputeState before, DisputeState after)
    {
        var changed = new List<string>();
        void Compare(string name, bool isSame)
        {
            if (!isSame) changed.Add(name);
        }

        Compare("entries", before.Entries == after.Entries);
        Compare("first", before.First == after.First);
        Compare("last", before.Last == after.Last);
        Compare("counts", AreSame(before.Counts.Kinds, after.Counts.Kinds) && AreSame(before.Counts.QuadClasses, after.Counts.QuadClasses));
        Compare("parties", before.Parties.SequenceEqual(after.Parties));
        Compare("agreements", AreSame(before.Agreements, after.Agreements, (one, other) => one with { Links = other.Links } == other && one.Links.SequenceEqual(other.Links)));
        Compare("openClaims", AreSame(before.OpenClaims, after.OpenClaims, (one, other) => one.About == other.About && one.Stances.SequenceEqual(other.Stances)));
        Compare("spells", before.Spells.SequenceEqual(after.Spells));
        return changed;
    }

    private static bool AreSame(IReadOnlyDictionary<string, long> some, IReadOnlyDictionary<string, long> others) =>
        some.All(one => others[one.Key] == one.Value);

    private static bool AreSame<T>(IReadOnlyList<T> some, IReadOnlyList<T> others, Func<T, T, bool> areSame) =>
        some.Count == others.Count && some.Zip(others).All(pair => areSame(pair.First, pair.Second));
}
