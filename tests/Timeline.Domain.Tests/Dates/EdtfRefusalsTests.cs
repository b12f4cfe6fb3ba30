using Timeline.Domain.Dates;

namespace Timeline.Domain.Tests.Dates;

/// <summary>What is no EDTF level 1 as we take it, with the position (from 1) and the words that help.</summary>
public sealed class EdtfRefusalsTests
{
    [Theory]
    [InlineData("", 1, "a year of four digits", "the end of the text")]
    [InlineData("2", 2, "a year of four digits", "the end of the text")]
    [InlineData("202", 4, "a year of four digits", "the end of the text")]
    [InlineData("19", 3, "a year of four digits", "the end of the text")]
    [InlineData("20211", 5, "'-' or the end of the date", "'1'")]
    [InlineData("20210512", 5, "'-' or the end of the date", "'0'")]
    [InlineData("2021-", 6, "a month 01 to 12, a season 21 to 24, or XX", "the end of the text")]
    [InlineData("2021-5", 7, "a month 01 to 12", "the end of the text")]
    [InlineData("2021-5-12", 7, "a month 01 to 12", "'-'")]
    [InlineData("2021--05", 6, "a month 01 to 12", "'-'")]
    [InlineData("2021-055", 8, "'-' or the end of the date", "'5'")]
    [InlineData("2021-05-", 9, "a day 01 to 31, or XX", "the end of the text")]
    [InlineData("2021-05-1", 10, "a day 01 to 31", "the end of the text")]
    [InlineData("2021-05-123", 11, ", expected the end of the date", "'3'")]
    [InlineData("2021-05-12-13", 11, ", expected the end of the date", "'-'")]
    [InlineData("May 2021", 1, "a year of four digits", "'M'")]
    public void Something_else_than_four_two_and_two_digits(string text, int position, string expected, string found) =>
        Refused(text, position, expected, found);

    [Theory]
    [InlineData("2021-00", 6, "'00'")]
    [InlineData("2021-13", 6, "'13'")]
    [InlineData("2021-20", 6, "'20'")]
    [InlineData("2021-25", 6, "'25'")]
    [InlineData("2021-41", 6, "'41'")]
    public void A_month_or_season_that_does_not_exist(string text, int position, string found) =>
        Refused(text, position, "a month 01 to 12, a season 21 to 24, or XX", found);

    [Theory]
    [InlineData("2021-02-30", "28", "'30'")]
    [InlineData("2021-02-29", "28", "'29'")]
    [InlineData("2020-02-30", "29", "'30'")]
    [InlineData("1900-02-29", "28", "'29'")]
    [InlineData("2021-04-31", "30", "'31'")]
    [InlineData("2021-05-32", "31", "'32'")]
    [InlineData("2021-05-00", "31", "'00'")]
    public void A_day_that_does_not_exist(string text, string last, string found) =>
        Refused(text, 9, $"a day 01 to {last}, or XX", found);

    [Theory]
    [InlineData("0000", 1, "a year from 0001 to 9999", "'0000'")]
    [InlineData("0000-05-12", 1, "a year from 0001 to 9999", "'0000'")]
    [InlineData("000X", 1, "a year from 0001 to 9999", "'000X'")]
    [InlineData("00XX", 1, "a year from 0001 to 9999", "'00XX'")]
    [InlineData("2020/0000", 6, "a year from 0001 to 9999", "'0000'")]
    [InlineData("-0044", 1, "years run from 0001 to 9999", "'-'")]
    [InlineData("/-0044", 2, "years run from 0001 to 9999", "'-'")]
    [InlineData("+2021", 1, "a year of four digits", "'+'")]
    [InlineData("9999-24", 6, "a season 21 to 23", "ends in the year 10000")]
    public void A_year_outside_0001_to_9999(string text, int position, string expected, string found) =>
        Refused(text, position, expected, found);

    [Theory]
    [InlineData("2021-05-12T10:00:00Z", 11, "no time of day")]
    [InlineData("2021T10", 5, "no time of day")]
    [InlineData("Y12021", 1, "no Y")]
    [InlineData("y2021", 1, "no Y")]
    [InlineData("2021E3", 5, "exponents and significant digits are level 2")]
    [InlineData("1950S2", 5, "exponents and significant digits are level 2")]
    [InlineData("[2021,2022]", 1, "sets of dates are level 2")]
    [InlineData("[..2021]", 1, "sets of dates are level 2")]
    [InlineData("{2021..2022}", 1, "sets of dates are level 2")]
    [InlineData("2021,2022", 5, "sets of dates are level 2")]
    public void Times_long_years_and_sets(string text, int position, string reason) => Refused(text, position, reason);

    [Theory]
    [InlineData("199u", 4, "now written X")]
    [InlineData("uuuu", 1, "now written X")]
    [InlineData("2021-uu", 6, "now written X")]
    [InlineData("2021-05-uu", 9, "now written X")]
    [InlineData("unknown/2021", 1, "left empty")]
    [InlineData("2021/unknown", 6, "left empty")]
    [InlineData("unknown", 1, "left empty")]
    [InlineData("2021/open", 6, "now written ..")]
    [InlineData("2021?~", 6, "together are %")]
    public void The_draft_of_2012(string text, int position, string reason) => Refused(text, position, reason);

    [Theory]
    [InlineData("XXXX", 1, "X stands for")]
    [InlineData("1XXX", 2, "X stands for")]
    [InlineData("19X1", 4, "a year of four digits")]
    [InlineData("1X91", 2, "X stands for")]
    [InlineData("199x", 4, "upper-case X")]
    [InlineData("2021-1X", 7, "X stands for")]
    [InlineData("2021-X1", 6, "X stands for")]
    [InlineData("2021-05-1X", 10, "X stands for")]
    [InlineData("2021-XX-12", 9, "a day needs its month")]
    [InlineData("2021-XX-", 9, "a day needs its month")]
    [InlineData("2021-XX5", 8, "the end of the date")]
    [InlineData("2021-XX-XX-", 11, ", expected the end of the date")]
    [InlineData("199X-05", 5, "needs all four digits")]
    [InlineData("19XX-XX", 5, "needs all four digits")]
    public void An_X_in_the_wrong_place(string text, int position, string reason) => Refused(text, position, reason);

    [Theory]
    [InlineData("2021?-05", 6, "covers the whole date")]
    [InlineData("2021-05~-12", 9, "covers the whole date")]
    [InlineData("2021-?05", 6, "only at the end")]
    [InlineData("?2021", 1, "only at the end")]
    [InlineData("~2021-05-12", 1, "only at the end")]
    [InlineData("2021??", 6, "covers the whole date")]
    [InlineData("2021-05-12%5", 12, "covers the whole date")]
    [InlineData("2020-21?", 8, "a season takes no qualifier")]
    [InlineData("199X~", 5, "a date with X takes no qualifier")]
    [InlineData("2021-05-XX%", 11, "a date with X takes no qualifier")]
    public void A_qualifier_in_the_wrong_place(string text, int position, string reason) => Refused(text, position, reason);

    [Theory]
    [InlineData("2021-12-10/2021-12-09", 12, "an end not before 2021-12-10", "would end before it starts")]
    [InlineData("2021/2020-12-31", 6, "an end not before 2021-01-01", "'2020-12-31'")]
    [InlineData("2021~/2020~", 7, "an end not before 2021-01-01", "'2020~'")]
    [InlineData("/", 1, "a date on at least one side of the /", "'/'")]
    [InlineData("../..", 1, "a date on at least one side of the /", "'../..'")]
    [InlineData("../", 1, "a date on at least one side of the /", "'../'")]
    [InlineData("/..", 1, "a date on at least one side of the /", "'/..'")]
    [InlineData("..", 1, "a year of four digits", "stands alone on one side of an interval")]
    [InlineData("2018..", 5, "the end of the date", "stands alone on one side of an interval")]
    [InlineData("2018/..2019", 8, "nothing beside ..", "'2'")]
    [InlineData("2018/...", 8, "nothing beside ..", "'.'")]
    [InlineData("../..2019", 6, "nothing beside ..", "'2'")]
    [InlineData("2018/.", 6, "a year of four digits", "'.'")]
    [InlineData("2018/../", 8, "the end of the text", "an interval has one /")]
    [InlineData("2018/2019/2020", 10, "the end of the text", "an interval has one /")]
    [InlineData("2018//2020", 6, "the end of the text", "an interval has one /")]
    [InlineData("2020-21/2021", 1, "a plain year, month or day", "a season never stands in an interval")]
    [InlineData("2020/2021-24", 6, "a plain year, month or day", "a season never stands in an interval")]
    [InlineData("2020-21~/..", 1, "a plain year, month or day", "a season never stands in an interval")]
    [InlineData("199X/2021", 1, "a plain year, month or day", "a date with X never stands in an interval")]
    [InlineData("2020/2021-05-XX", 6, "a plain year, month or day", "a date with X never stands in an interval")]
    [InlineData("2020/2021-13", 11, "a month 01 to 12", "'13'")]
    public void An_interval_that_says_nothing_or_too_much(string text, int position, string expected, string found) =>
        Refused(text, position, expected, found);

    [Theory]
    [InlineData(" 2021", 1, "white space")]
    [InlineData("2021 ", 5, "white space")]
    [InlineData("2021-05 /2022", 8, "white space")]
    [InlineData("2021\n", 5, "white space")]
    [InlineData("2021\u00a0", 5, "white space")]
    [InlineData("\u0662\u0660\u0662\u0661", 1, "only the digits 0 to 9")]
    [InlineData("202\uff11", 4, "only the digits 0 to 9")]
    [InlineData("2021\u201305", 5, "the plain hyphen -")]
    [InlineData("2021\u221205", 5, "U+2212")]
    [InlineData("2021\0", 5, "U+0000")]
    [InlineData("2021\ud83d\ude00", 5, "U+D83D")]
    [InlineData("\ufeff2021", 1, "U+FEFF")]
    public void White_space_and_characters_beyond_ASCII(string text, int position, string reason) => Refused(text, position, reason);

    [Fact]
    public void The_message_repeats_a_short_plain_text_and_no_other()
    {
        Assert.Equal(
            "\"2021-02-30\" is no EDTF date: at position 9, expected a day 01 to 28, or XX, found '30'.",
            Assert.Throws<FormatException>(() => Edtf.Parse("2021-02-30")).Message);
        Assert.StartsWith("The text is no EDTF date: ", Error(new string('9', 41)), StringComparison.Ordinal);
        Assert.StartsWith("\"9999", Error(new string('9', 40)), StringComparison.Ordinal);
        Assert.StartsWith("The text is no EDTF date: ", Error("2021\u0007"), StringComparison.Ordinal);
    }

    [Fact]
    public void Null_is_an_argument_error_to_Parse_and_a_refusal_to_TryParse()
    {
        Assert.Throws<ArgumentNullException>(() => Edtf.Parse(null!));
        Assert.Contains("There is no EDTF date", Error(null), StringComparison.Ordinal);
    }

    private static void Refused(string text, int position, params string[] fragments)
    {
        var error = Error(text);
        Assert.Contains($" at position {position}, expected ", error, StringComparison.Ordinal);
        Assert.All(fragments, fragment => Assert.Contains(fragment, error, StringComparison.Ordinal));
        Assert.Equal(error, Assert.Throws<FormatException>(() => Edtf.Parse(text)).Message);
    }

    private static string Error(string? text)
    {
        Assert.False(Edtf.TryParse(text, out var date, out var error), text);
        Assert.Equal(default, date);
        return error!;
    }
}
