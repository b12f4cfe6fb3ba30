using NodaTime;

namespace Timeline.Domain.Dates;

/// <content>How the days that a date may mean lie to a range of days: the two ways to match, possibly and certainly.</content>
public readonly partial struct Edtf
{
    /// <summary>Says whether the date possibly falls into the range: whether one of its days, from <see cref="Earliest"/> to <see cref="Latest"/>, does.</summary>
    /// <remarks>An open or unknown end of the date counts as without limit.</remarks>
    /// <param name="from">The range's first day, itself included; null for no limit.</param>
    /// <param name="to">The range's last day, itself included; null for no limit.</param>
    /// <exception cref="ArgumentException"><paramref name="from"/> is after <paramref name="to"/>, or one of them is not of the ISO calendar.</exception>
    public bool Overlaps(LocalDate? from, LocalDate? to)
    {
        Check(from, to);
        return !(to < Earliest) && !(from > Latest);
    }

    /// <summary>Says whether the two dates possibly share a day. It holds in both directions or in neither.</summary>
    /// <param name="other">The other date; its open or unknown ends too count as without limit.</param>
    public bool Overlaps(Edtf other) => Overlaps(other.Earliest, other.Latest);

    /// <summary>Says whether the date certainly falls into the range: whether all its days, from <see cref="Earliest"/> to <see cref="Latest"/>, do.</summary>
    /// <remarks>An open or unknown end lies only within a range that has no limit at that end. Whatever lies within a range overlaps it.</remarks>
    /// <param name="from">The range's first day, itself included; null for no limit.</param>
    /// <param name="to">The range's last day, itself included; null for no limit.</param>
    /// <exception cref="ArgumentException"><paramref name="from"/> is after <paramref name="to"/>, or one of them is not of the ISO calendar.</exception>
    public bool IsWithin(LocalDate? from, LocalDate? to)
    {
        Check(from, to);
        return (from is null || from <= Earliest) && (to is null || to >= Latest);
    }

    /// <summary>Says whether all days of the other date lie between this one's <see cref="Earliest"/> and <see cref="Latest"/>. Every date contains itself.</summary>
    /// <param name="other">The other date; its open or unknown end needs one here, and the two kinds are not told apart.</param>
    public bool Contains(Edtf other) => other.IsWithin(Earliest, Latest);

    private static void Check(LocalDate? from, LocalDate? to)
    {
        if ((from ?? default).Calendar != CalendarSystem.Iso) throw new ArgumentException("The range must be of the ISO calendar.", nameof(from));
        if ((to ?? default).Calendar != CalendarSystem.Iso) throw new ArgumentException("The range must be of the ISO calendar.", nameof(to));
        if (from > to) throw new ArgumentException("The range must not begin after its end.", nameof(from));
    }
}
