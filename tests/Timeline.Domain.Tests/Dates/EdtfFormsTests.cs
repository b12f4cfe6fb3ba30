using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Timeline.Domain.Dates;

namespace Timeline.Domain.Tests.Dates;

/// <summary>What each form means: its first and last day, its precision, its doubt.</summary>
public sealed class EdtfFormsTests
{
    [Theory]
    [InlineData("2021-05-12", "2021-05-12", "2021-05-12", DatePrecision.Day)]
    [InlineData("2020-02-29", "2020-02-29", "2020-02-29", DatePrecision.Day)]
    [InlineData("0001-01-01", "0001-01-01", "0001-01-01", DatePrecision.Day)]
    [InlineData("9999-12-31", "9999-12-31", "9999-12-31", DatePrecision.Day)]
    [InlineData("2022-03", "2022-03-01", "2022-03-31", DatePrecision.Month)]
    [InlineData("2021-02", "2021-02-01", "2021-02-28", DatePrecision.Month)]
    [InlineData("2020-02", "2020-02-01", "2020-02-29", DatePrecision.Month)]
    [InlineData("9999-12", "9999-12-01", "9999-12-31", DatePrecision.Month)]
    [InlineData("2016", "2016-01-01", "2016-12-31", DatePrecision.Year)]
    [InlineData("0001", "0001-01-01", "0001-12-31", DatePrecision.Year)]
    [InlineData("9999", "9999-01-01", "9999-12-31", DatePrecision.Year)]
    [InlineData("199X", "1990-01-01", "1999-12-31", DatePrecision.Decade)]
    [InlineData("001X", "0010-01-01", "0019-12-31", DatePrecision.Decade)]
    [InlineData("999X", "9990-01-01", "9999-12-31", DatePrecision.Decade)]
    [InlineData("19XX", "1900-01-01", "1999-12-31", DatePrecision.Century)]
    [InlineData("01XX", "0100-01-01", "0199-12-31", DatePrecision.Century)]
    [InlineData("99XX", "9900-01-01", "9999-12-31", DatePrecision.Century)]
    [InlineData("2021-05-XX", "2021-05-01", "2021-05-31", DatePrecision.Month)]
    [InlineData("2021-XX", "2021-01-01", "2021-12-31", DatePrecision.Year)]
    [InlineData("2021-XX-XX", "2021-01-01", "2021-12-31", DatePrecision.Year)]
    public void A_date_covers_the_days_of_what_it_names(string text, string earliest, string latest, DatePrecision precision) =>
        Assert.Equal((Day(earliest), Day(latest), precision), Meaning(text));

    [Theory]
    [InlineData("2020-21", "2020-03-01", "2020-05-31")]
    [InlineData("2020-22", "2020-06-01", "2020-08-31")]
    [InlineData("2020-23", "2020-09-01", "2020-11-30")]
    [InlineData("2020-24", "2020-12-01", "2021-02-28")]
    [InlineData("2019-24", "2019-12-01", "2020-02-29")]
    [InlineData("9998-24", "9998-12-01", "9999-02-28")]
    [InlineData("9999-23", "9999-09-01", "9999-11-30")]
    public void A_season_covers_three_months_and_winter_ends_in_the_next_year(string text, string earliest, string latest) =>
        Assert.Equal((Day(earliest), Day(latest), DatePrecision.Season), Meaning(text));

    [Theory]
    [InlineData("2021-12-09/2021-12-10", "2021-12-09", "2021-12-10")]
    [InlineData("2021-12-09/2021-12-09", "2021-12-09", "2021-12-09")]
    [InlineData("2020-02/2020-02", "2020-02-01", "2020-02-29")]
    [InlineData("2004-02-01/2005", "2004-02-01", "2005-12-31")]
    [InlineData("2004/2005-02", "2004-01-01", "2005-02-28")]
    [InlineData("2021-05-20/2021-05", "2021-05-20", "2021-05-31")]
    [InlineData("2021-05/2021-05-03", "2021-05-01", "2021-05-03")]
    [InlineData("2024-10-01~/2024-10-10~", "2024-10-01", "2024-10-10")]
    [InlineData("2018/..", "2018-01-01", null)]
    [InlineData("2018/", "2018-01-01", null)]
    [InlineData("2018-03~/..", "2018-03-01", null)]
    [InlineData("../2018", null, "2018-12-31")]
    [InlineData("/2018", null, "2018-12-31")]
    [InlineData("/2018-03-04?", null, "2018-03-04")]
    [InlineData("0001/9999", "0001-01-01", "9999-12-31")]
    public void An_interval_runs_from_its_starts_first_day_to_its_ends_last(string text, string? earliest, string? latest) =>
        Assert.Equal((Day(earliest), Day(latest), DatePrecision.Interval), Meaning(text));

    [Theory]
    [InlineData("2021", false, false)]
    [InlineData("2021~", true, false)]
    [InlineData("2021?", false, true)]
    [InlineData("2021%", true, true)]
    [InlineData("2021-05~", true, false)]
    [InlineData("2021-05-12?", false, true)]
    [InlineData("2021/2022", false, false)]
    [InlineData("2021~/2022", true, false)]
    [InlineData("2021/2022~", true, false)]
    [InlineData("2021?/2022", false, true)]
    [InlineData("2021/2022?", false, true)]
    [InlineData("2021~/2022?", true, true)]
    [InlineData("2021?/2022~", true, true)]
    [InlineData("2021%/..", true, true)]
    [InlineData("/2021?", false, true)]
    public void A_qualifier_on_the_date_or_on_either_end_is_told(string text, bool approximate, bool uncertain)
    {
        var date = Edtf.Parse(text);
        Assert.Equal((approximate, uncertain), (date.IsApproximate, date.IsUncertain));
    }

    [Theory]
    [InlineData("2021-05-12~", "2021-05-12")]
    [InlineData("2021-05?", "2021-05")]
    [InlineData("2021%", "2021")]
    [InlineData("2021~/2022?", "2021/2022")]
    public void A_qualifier_changes_neither_the_days_nor_the_precision(string qualified, string plain) =>
        Assert.Equal(Meaning(plain), Meaning(qualified));

    [Fact]
    public void Every_number_of_two_digits_counts_as_month_season_or_day_exactly_where_the_calendar_says()
    {
        foreach (var year in new[] { "1900", "2000", "2023", "2024" })
        {
            for (var first = 0; first < 100; first++)
            {
                Assert.Equal(first is (>= 1 and <= 12) or (>= 21 and <= 24), Edtf.TryParse($"{year}-{first:00}", out _, out _));
                for (var second = 0; second < 100; second++)
                {
                    var text = $"{year}-{first:00}-{second:00}";
                    var exists = DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
                    Assert.True(exists == Edtf.TryParse(text, out _, out _), text);
                }
            }
        }
    }

    private static (LocalDate?, LocalDate?, DatePrecision) Meaning(string text)
    {
        var date = Edtf.Parse(text);
        return (date.Earliest, date.Latest, date.Precision);
    }

    private static LocalDate? Day(string? text) => text is null ? null : LocalDatePattern.Iso.Parse(text).Value;
}
