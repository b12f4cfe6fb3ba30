using static Timeline.Reading.Tests.UnicodeTexts;

namespace Timeline.Reading.Tests;

/// <summary>Which words say when something happened.</summary>
public sealed class DateWordsTests
{
    [Theory]
    [InlineData("On December 9-10 they fired.", "December")]
    [InlineData("signed on 10 November 2020", "November|2020")]
    [InlineData("in the 1990s and in 1991-94", "1990s|1991")]
    [InlineData("back in fall 2020", "fall|2020")]
    [InlineData("just ten days ago, and last month", "ago|last month")]
    [InlineData("on the same day, since Monday", "same day|since|Monday")]
    [InlineData("in the early 20th century", "early 20th century")]
    [InlineData("this summer and yesterday", "this summer|yesterday")]
    public void Words_of_time_are_found(string text, string expected) => Assert.Equal(expected, string.Join("|", Found(text)));

    [Theory]
    [InlineData("It may march on, and the fall of prices is august.")]
    [InlineData("About 4,000 of 1,500 kilometres; paragraph 2021a of resolution 853.")]
    [InlineData("See <https://example.org/2021/05/May-12> (accessed: May 30, 2022).")]
    [InlineData("A first step, as always.")]
    public void What_only_looks_like_a_date_is_none(string text) => Assert.Empty(Found(text));

    [Fact]
    public void A_word_is_found_where_it_stands_in_code_points() =>
        Assert.Equal([new Passage(2, 5)], DateWords.In(Decoded("😀 May 😀")));

    [Theory]
    [InlineData("ten days ago", true)]
    [InlineData("On the same day", true)]
    [InlineData("Since the 44-day war", true)]
    [InlineData("On May 12", false)]
    public void Some_words_count_from_another_date(string words, bool expected) => Assert.Equal(expected, DateWords.HasRelative(words));

    private static IEnumerable<string> Found(string text)
    {
        var document = Decoded(text);
        return DateWords.In(document).Select(document.Read);
    }
}
