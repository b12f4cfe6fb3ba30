namespace Timeline.Reading.Scoring;

/// <summary>How good the proposals of some pairs are.</summary>
/// <param name="Curated">How many occurrences were to be found.</param>
/// <param name="Proposed">How many were proposed.</param>
/// <param name="Paired">How many pairs overlap in their quotations.</param>
/// <param name="Right">How many of these have the same kind and dates that share a day.</param>
/// <param name="SameKind">How many pairs have the same kind.</param>
/// <param name="ExactDate">How many pairs have the very same days.</param>
/// <param name="Actors">Mean overlap of actors over the pairs.</param>
/// <param name="Topics">Mean overlap of topics over the pairs.</param>
/// <param name="SameType">How many pairs have the same coded type.</param>
public sealed record Score(int Curated, int Proposed, int Paired, int Right, int SameKind, int ExactDate, double Actors, double Topics, int SameType)
{
    /// <summary>Which part of what was to be found was found.</summary>
    public double Recall => Part(Right, Curated);

    /// <summary>Which part of what was proposed is right.</summary>
    public double Precision => Part(Right, Proposed);

    /// <summary>The harmonic mean of recall and precision.</summary>
    public double F1 => Recall + Precision > 0 ? 2 * Recall * Precision / (Recall + Precision) : 0;

    /// <summary>Which part of the pairs has the same kind.</summary>
    public double KindRight => Part(SameKind, Paired);

    /// <summary>Which part of the pairs has the very same days.</summary>
    public double DateExact => Part(ExactDate, Paired);

    /// <summary>Which part of the pairs has the same coded type.</summary>
    public double TypeRight => Part(SameType, Paired);

    /// <summary>Counts.</summary>
    public static Score Of(IEnumerable<Pair> pairs)
    {
        var all = pairs.ToList();
        var both = all.Where(pair => pair.IsPaired).ToList();
        return new Score(
            all.Count(pair => pair.Curated is not null), all.Count(pair => pair.Proposal is not null), both.Count,
            both.Count(pair => pair.IsRight), both.Count(pair => pair.IsSameKind), both.Count(pair => pair.IsExactDate),
            both.Select(pair => pair.ActorOverlap).DefaultIfEmpty().Average(), both.Select(pair => pair.TopicOverlap).DefaultIfEmpty().Average(),
            both.Count(pair => pair.IsSameType));
    }

    private static double Part(int some, int all) => all == 0 ? 0 : (double)some / all;
}
