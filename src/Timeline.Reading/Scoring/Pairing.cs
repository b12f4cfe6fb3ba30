using Timeline.Reading.Proposals;

namespace Timeline.Reading.Scoring;

/// <summary>Lays proposals and curated occurrences side by side, one to one.</summary>
/// <remarks>
/// Two make a pair when their quotations overlap; they are right when also their kinds are the same and their dates
/// share a day. As many right pairs as possible are made first, and of these the likest; what is left over is paired
/// by likeness alone.
/// </remarks>
public static class Pairing
{
    /// <summary>All curated occurrences and all proposals of one document, each once, alone or in a pair.</summary>
    public static IReadOnlyList<Pair> Of(IReadOnlyList<Curated> curated, IReadOnlyList<Proposal> proposals)
    {
        var edges = curated.Select(one => proposals.Index()
            .Where(other => AreTogether(one, other.Item)).Select(other => (other.Index, Pair: new Pair(one, other.Item)))
            .OrderByDescending(edge => edge.Pair.Likeness).ThenBy(edge => edge.Index).ToList()).ToList();
        var takenBy = Enumerable.Repeat(-1, proposals.Count).ToArray();
        foreach (var mostAlikeFirst in Enumerable.Range(0, curated.Count).OrderByDescending(one => edges[one].Count > 0 ? edges[one][0].Pair.Likeness : 0))
            Augment(mostAlikeFirst, [.. edges.Select(all => all.Where(edge => edge.Pair.IsRight).Select(edge => edge.Index).ToList())], takenBy, new bool[proposals.Count]);

        var left = Enumerable.Range(0, curated.Count).Except(takenBy);
        foreach (var (one, edge) in left.SelectMany(one => edges[one].Select(edge => (one, edge))).OrderByDescending(pair => pair.edge.Pair.Likeness).ToList())
        {
            if (takenBy[edge.Index] < 0 && !takenBy.Contains(one)) takenBy[edge.Index] = one;
        }

        return
        [
            .. curated.Select((one, i) => new Pair(one, Array.IndexOf(takenBy, i) is var at and >= 0 ? proposals[at] : null)),
            .. proposals.Where((_, i) => takenBy[i] < 0).Select(proposal => new Pair(null, proposal)),
        ];
    }

    private static bool AreTogether(Curated one, Proposal other) =>
        one.Passages.Any(passage => other.Citations.Any(citation => passage.Start < citation.Passage.End && citation.Passage.Start < passage.End));

    /// <summary>Finds a partner, if need be by moving others to their next best one.</summary>
    private static bool Augment(int one, IReadOnlyList<List<int>> partners, int[] takenBy, bool[] seen)
    {
        foreach (var partner in partners[one])
        {
            if (seen[partner]) continue;
            seen[partner] = true;
            if (takenBy[partner] >= 0 && !Augment(takenBy[partner], partners, takenBy, seen)) continue;
            takenBy[partner] = one;
            return true;
        }

        return false;
    }
}

/// <summary>A curated occurrence and the proposal that tells the same, or one of them alone.</summary>
public sealed record Pair(Curated? Curated, Proposal? Proposal)
{
    /// <summary>Both are there.</summary>
    public bool IsPaired => Curated is not null && Proposal is not null;

    /// <summary>The kinds are the same.</summary>
    public bool IsSameKind => IsPaired && Curated!.Kind == Proposal!.Kind;

    /// <summary>The kinds are the same and the dates share a day.</summary>
    public bool IsRight => IsSameKind && Curated!.Date.Overlaps(Proposal!.Date);

    /// <summary>The dates mean the very same days.</summary>
    public bool IsExactDate => IsPaired && (Curated!.Date.Earliest, Curated.Date.Latest) == (Proposal!.Date.Earliest, Proposal.Date.Latest);

    /// <summary>Which part of the actors of either side both name.</summary>
    public double ActorOverlap => Overlap(Curated?.Actors, Proposal?.Participants.Select(participant => participant.Actor));

    /// <summary>Which part of the topics of either side both name.</summary>
    public double TopicOverlap => Overlap(Curated?.Topics, Proposal?.Topics);

    /// <summary>The coded types are the same.</summary>
    public bool IsSameType => IsPaired && Curated!.Coding.Type == Proposal!.Coding.Type;

    internal double Likeness =>
        (IsSameKind ? 4 : 0) + (IsPaired && Curated!.Date.Overlaps(Proposal!.Date) ? 2 : 0) + (IsExactDate ? 2 : 0) + (2 * ActorOverlap) + (IsSameType ? 0.5 : 0);

    private static double Overlap(IReadOnlySet<string>? one, IEnumerable<string>? other)
    {
        if (one is null || other is null) return 0;
        var there = other.ToHashSet();
        var all = one.Union(there).Count();
        return all == 0 ? 1 : (double)one.Count(there.Contains) / all;
    }
}
