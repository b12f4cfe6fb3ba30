using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;

namespace Timeline.Domain.Dates;

/// <summary>A date with doubt, as a text of EDTF (ISO 8601-2:2019) level 1, and the span of days that it may cover.</summary>
/// <remarks>
/// <para>Forms: a day <c>2021-05-12</c>, a month <c>2022-03</c>, a year <c>2016</c>, a decade <c>199X</c>, a century <c>19XX</c>,
/// an unknown day or month <c>2021-05-XX</c>, <c>2021-XX</c>, <c>2021-XX-XX</c>, a season <c>2020-21</c> to <c>2020-24</c>,
/// and an interval <c>2021-12-09/2021-12-10</c> whose end may be open, <c>2018/..</c> and <c>../2018</c>, or unknown, <c>2018/</c> and <c>/2018</c>.
/// A year, month or day may end in <c>~</c> (approximate), <c>?</c> (uncertain) or <c>%</c> (both), alone or on either end of an interval.</para>
/// <para>A season and a date with <c>X</c> stand alone: no qualifier, never in an interval. At least one end of an interval is a date,
/// and its last day is not before the first day of the start; <c>2021-05-20/2021-05</c> is therefore valid, and so is an interval of one day.</para>
/// <para>Seasons are March to May (21), June to August (22), September to November (23), and December to February of the next year (24).</para>
/// <para>Years run from 0001 to 9999. What would reach beyond them is refused, not cut: <c>000X</c>, <c>00XX</c>, <c>9999-24</c>.</para>
/// <para>A qualifier says how far to trust the date; it never widens <see cref="Earliest"/> and <see cref="Latest"/>.
/// An open and an unknown end are both null there, and both count as without limit.</para>
/// <para>Equality is by text: <c>2021-05</c> and <c>2021-05-XX</c> cover the same days but are not equal.</para>
/// <para>The default value is the day <c>0001-01-01</c>, as NodaTime's own <see cref="LocalDate"/> has it.</para>
/// </remarks>
[JsonConverter(typeof(EdtfJsonConverter))]
public readonly partial struct Edtf
{
    private const string DefaultText = "0001-01-01";

    private readonly string? _text;
    private readonly EdtfBounds _bounds;

    private Edtf(string text, EdtfBounds bounds)
    {
        _text = text;
        _bounds = bounds;
    }

    /// <summary>Gets the first day that the date may mean; null for an interval with an open or unknown start. Never after <see cref="Latest"/>.</summary>
    public LocalDate? Earliest => Bounds.Earliest;

    /// <summary>Gets the last day that the date may mean; null for an interval with an open or unknown end. Never before <see cref="Earliest"/>.</summary>
    public LocalDate? Latest => Bounds.Latest;

    /// <summary>Gets how finely the date is given: for an interval always <see cref="DatePrecision.Interval"/>; an unknown day leaves a month, an unknown month a year.</summary>
    public DatePrecision Precision => Bounds.Precision;

    /// <summary>Gets whether the date, or either end of the interval, carries <c>~</c> or <c>%</c>.</summary>
    public bool IsApproximate => Bounds.IsApproximate;

    /// <summary>Gets whether the date, or either end of the interval, carries <c>?</c> or <c>%</c>.</summary>
    public bool IsUncertain => Bounds.IsUncertain;

    private EdtfBounds Bounds => _text is null ? EdtfBounds.OfDay(default) : _bounds;

    /// <summary>Makes the date that is exactly one day, known without doubt.</summary>
    /// <param name="day">A day of the ISO calendar, in the years 0001 to 9999.</param>
    /// <exception cref="ArgumentException">The day is of another calendar.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The day is before the year 0001.</exception>
    public static Edtf FromDay(LocalDate day)
    {
        if (day.Calendar != CalendarSystem.Iso) throw new ArgumentException($"The day must be of the ISO calendar, not {day.Calendar}.", nameof(day));
        ArgumentOutOfRangeException.ThrowIfLessThan(day.Year, 1, nameof(day));
        return new Edtf(LocalDatePattern.Iso.Format(day), EdtfBounds.OfDay(day));
    }

    /// <summary>Gives the very text that was parsed.</summary>
    public override string ToString() => _text ?? DefaultText;
}
