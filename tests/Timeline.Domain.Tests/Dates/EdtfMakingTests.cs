using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Timeline.Domain.Dates;

namespace Timeline.Domain.Tests.Dates;

/// <summary>Dates that come from elsewhere than a text: a known day, the default value, a parameter bound by the framework.</summary>
public sealed class EdtfMakingTests
{
    [Fact]
    public void A_known_day_is_the_same_as_its_text() =>
        Prop.ForAll(EdtfTexts.Days.ToArbitrary(), day =>
        {
            var date = Edtf.FromDay(day);
            return date == Edtf.Parse($"{day:uuuu-MM-dd}") && date.Earliest == day && date.Latest == day
                && date.Precision == DatePrecision.Day && !date.IsApproximate && !date.IsUncertain;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_first_and_the_last_day_of_all_can_be_said()
    {
        Assert.Equal("0001-01-01", Edtf.FromDay(new LocalDate(1, 1, 1)).ToString());
        Assert.Equal("9999-12-31", Edtf.FromDay(LocalDate.MaxIsoValue).ToString());
    }

    [Fact]
    public void A_day_before_the_year_0001_or_of_another_calendar_cannot()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Edtf.FromDay(new LocalDate(0, 12, 31)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Edtf.FromDay(LocalDate.MinIsoValue));
        Assert.Throws<ArgumentException>(() => Edtf.FromDay(new LocalDate(2021, 5, 12, CalendarSystem.Julian)));
    }

    [Fact]
    public void The_default_value_is_the_first_day_of_the_year_0001()
    {
        var first = Edtf.Parse("0001-01-01");
        Assert.Equal(first, default);
        Assert.Equal(first.GetHashCode(), default(Edtf).GetHashCode());
        Assert.Equal("0001-01-01", default(Edtf).ToString());
        Assert.Equal((first.Earliest, first.Latest, first.Precision), (default(Edtf).Earliest, default(Edtf).Latest, default(Edtf).Precision));
        Assert.Equal(0, first.CompareTo(default));
        Assert.True(first.Contains(default));
    }

    [Fact]
    public void A_framework_can_bind_it()
    {
        Assert.Equal(Edtf.Parse("2021-XX"), Bind<Edtf>("2021-XX"));
        Assert.True(Edtf.TryParse("2021-XX", null, out var date));
        Assert.Equal("2021-XX", date.ToString());
        Assert.False(Edtf.TryParse("2021-X", null, out date));
        Assert.Equal(default, date);
        Assert.Throws<FormatException>(() => Bind<Edtf>("2021-X"));
    }

    private static T Bind<T>(string text) where T : IParsable<T> => T.Parse(text, null);
}
