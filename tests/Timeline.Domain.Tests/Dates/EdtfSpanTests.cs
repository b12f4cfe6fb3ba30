using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using NodaTime.Text;
using Timeline.Domain.Dates;

namespace Timeline.Domain.Tests.Dates;

/// <summary>The two ways to match a range: possibly (overlaps) and certainly (lies within).</summary>
public sealed class EdtfSpanTests
{
    [Theory]
    [InlineData("2021-05-12", "2021-05-12", "2021-05-12", true, true)]
    [InlineData("2021-05-12", "2021-05-13", "2021-05-20", false, false)]
    [InlineData("2021-05-12", "2021-05-01", "2021-05-11", false, false)]
    [InlineData("2021-05-12", null, "2021-05-12", true, true)]
    [InlineData("2021-05-12", "2021-05-12", null, true, true)]
    [InlineData("2021-05-12", null, "2021-05-11", false, false)]
    [InlineData("2021-05-12", "2021-05-13", null, false, false)]
    [InlineData("2021-05-12", null, null, true, true)]
    [InlineData("2021-05", "2021-05-01", "2021-05-31", true, true)]
    [InlineData("2021-05", "2021-05-02", "2021-05-31", true, false)]
    [InlineData("2021-05", "2021-05-01", "2021-05-30", true, false)]
    [InlineData("2021-05", "2021-05-31", "2021-06-30", true, false)]
    [InlineData("2021-05~", "2021-06-01", "2021-06-30", false, false)]
    [InlineData("2018/..", "2021-05-12", "2021-05-12", true, false)]
    [InlineData("2018/", "2021-05-12", "2021-05-12", true, false)]
    [InlineData("2018/", "2018-01-01", null, true, true)]
    [InlineData("2018/", "2018-01-02", null, true, false)]
    [InlineData("2018/", null, "2017-12-31", false, false)]
    [InlineData("2018/", null, "9999-12-31", true, false)]
    [InlineData("../2018", "2018-12-31", null, true, false)]
    [InlineData("../2018", "0001-01-01", "2018-12-31", true, false)]
    [InlineData("../2018", null, "2018-12-31", true, true)]
    [InlineData("/2018", "2019-01-01", null, false, false)]
    public void A_date_falls_into_a_range_possibly_or_certainly(string text, string? from, string? to, bool possibly, bool certainly)
    {
        var date = Edtf.Parse(text);
        Assert.Equal((possibly, certainly), (date.Overlaps(Day(from), Day(to)), date.IsWithin(Day(from), Day(to))));
    }

    [Theory]
    [InlineData("2021", "2021-05", true)]
    [InlineData("2021-05", "2021", false)]
    [InlineData("199X", "1999-12-31", true)]
    [InlineData("2020-24", "2021-02-28", true)]
    [InlineData("2020-24", "2021-03-01", false)]
    [InlineData("2018/..", "2021/", true)]
    [InlineData("2018/", "2021/..", true)]
    [InlineData("2018/", "../2021", false)]
    [InlineData("2021", "2021/..", false)]
    [InlineData("2021-05", "2021-05-XX", true)]
    public void A_date_contains_what_lies_between_its_first_and_its_last_day(string outer, string inner, bool contains) =>
        Assert.Equal(contains, Edtf.Parse(outer).Contains(Edtf.Parse(inner)));

    [Fact]
    public void A_date_contains_itself_and_overlaps_itself() =>
        Prop.ForAll(EdtfTexts.Dates.ToArbitrary(), date => date.Contains(date) && date.Overlaps(date)).QuickCheckThrowOnFailure();

    [Fact]
    public void Overlap_goes_both_ways() =>
        Prop.ForAll(Pairs, pair => pair.One.Overlaps(pair.Other) == pair.Other.Overlaps(pair.One)).QuickCheckThrowOnFailure();

    [Fact]
    public void What_lies_within_overlaps() =>
        Prop.ForAll(Pairs, pair => !pair.One.Contains(pair.Other) || pair.One.Overlaps(pair.Other)).Check(Many);

    [Fact]
    public void Two_dates_that_contain_each_other_cover_the_same_days() =>
        Prop.ForAll(Pairs, pair =>
            (pair.One.Contains(pair.Other) && pair.Other.Contains(pair.One))
            == (pair.One.Earliest == pair.Other.Earliest && pair.One.Latest == pair.Other.Latest)).Check(Many);

    [Fact]
    public void Overlap_and_containment_agree_with_counting_days() =>
        Prop.ForAll(Pairs, pair =>
        {
            var ((a, b), (c, d)) = (Numbers(pair.One), Numbers(pair.Other));
            return pair.One.Overlaps(pair.Other) == (Math.Max(a, c) <= Math.Min(b, d))
                && pair.One.Contains(pair.Other) == (a <= c && d <= b);
        }).Check(Many);

    [Fact]
    public void A_day_overlaps_a_range_exactly_when_it_lies_within() =>
        Prop.ForAll(EdtfTexts.Days.ToArbitrary(), EdtfTexts.Dates.ToArbitrary(), (day, range) =>
            Edtf.FromDay(day).Overlaps(range) == range.Contains(Edtf.FromDay(day))).Check(Many);

    [Fact]
    public void A_range_that_begins_after_its_end_is_an_argument_error()
    {
        LocalDate first = new(2021, 5, 12), second = new(2021, 5, 13);
        Assert.Throws<ArgumentException>(() => Edtf.Parse("2021").Overlaps(second, first));
        Assert.Throws<ArgumentException>(() => Edtf.Parse("2021").IsWithin(second, first));
    }

    [Fact]
    public void A_range_in_another_calendar_is_an_argument_error()
    {
        var julian = new LocalDate(2021, 5, 12, CalendarSystem.Julian);
        Assert.Throws<ArgumentException>(() => Edtf.Parse("2021").Overlaps(julian, null));
        Assert.Throws<ArgumentException>(() => Edtf.Parse("2021").IsWithin(null, julian));
    }

    private static Arbitrary<(Edtf One, Edtf Other)> Pairs =>
        (from one in EdtfTexts.Dates from other in EdtfTexts.Dates select (one, other)).ToArbitrary();

    private static Config Many => Config.QuickThrowOnFailure.WithMaxTest(1000);

    private static (long First, long Last) Numbers(Edtf date) =>
        (Number(date.Earliest) ?? long.MinValue, Number(date.Latest) ?? long.MaxValue);

    private static long? Number(LocalDate? day) => day is { } known ? known.Year * 10000L + known.Month * 100 + known.Day : null;

    private static LocalDate? Day(string? text) => text is null ? null : LocalDatePattern.Iso.Parse(text).Value;
}
