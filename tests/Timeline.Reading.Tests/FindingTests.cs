using System.Text;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using static Timeline.Reading.Tests.UnicodeTexts;

namespace Timeline.Reading.Tests;

/// <summary>Finding the words of a quotation, and reading them back.</summary>
public sealed class FindingTests
{
    [Theory]
    [InlineData("in the beginning", "in the", "0-6")]
    [InlineData("at the end", "end", "7-10")]
    [InlineData("all", "all", "0-3")]
    [InlineData("one and one and one", "one", "0-3 8-11 16-19")]
    [InlineData("not here", "there", "")]
    [InlineData("Not Here", "here", "")]
    [InlineData("short", "shorter", "")]
    [InlineData("", "a", "")]
    public void A_quotation_stands_where_its_very_words_stand(string text, string quote, string expected) => Assert.Equal(expected, Found(text, quote));

    [Theory]
    [InlineData("aaaa", "aa", "0-2 1-3 2-4")]
    [InlineData("ababa", "aba", "0-3 2-5")]
    [InlineData("😀😀😀", "😀😀", "0-2 1-3")]
    public void Finds_may_overlap(string text, string quote, string expected) => Assert.Equal(expected, Found(text, quote));

    [Theory]
    [InlineData("😀 said", "said", "2-6")]
    [InlineData("a😀b😁c", "b😁", "2-4")]
    [InlineData("😀a😀a", "a", "1-2 3-4")]
    [InlineData("👍🏽!", "!", "2-3")]
    public void A_character_of_two_units_counts_once(string text, string quote, string expected) => Assert.Equal(expected, Found(text, quote));

    [Theory]
    [InlineData("cafe\u0301", "caf\u00e9")]
    [InlineData("caf\u00e9", "cafe\u0301")]
    [InlineData("“words”", "\"words\"")]
    [InlineData("a\r\nb", "a\nb")]
    [InlineData("a\u200bb", "ab")]
    public void What_only_looks_or_means_the_same_is_not_found(string text, string quote) => Assert.Equal("", Found(text, quote));

    [Fact]
    public void An_empty_quotation_stands_nowhere() => Assert.Equal("", Found("anything", ""));

    [Fact]
    public void Half_a_character_stands_nowhere()
    {
        // Attributes cannot hold such texts.
        string[] halves = ["\ude00", "\ud83d", "a\ud83d"];
        Assert.All(halves, half => Assert.Equal("", Found("a😀", half)));
    }

    [Fact]
    public void A_pattern_is_found_where_it_matches_something() =>
        Assert.Equal([new Passage(1, 3), new Passage(4, 5)], Decoded("😀aa😀a").FindAll(new Regex("a*")));

    [Theory]
    [InlineData("one", 0, 1)]
    [InlineData("😀\ntwo\n", 2, 2)]
    [InlineData("😀\ntwo\n", 6, 3)]
    public void A_position_stands_on_a_line(string text, int position, int line) => Assert.Equal(line, Decoded(text).LineOf(position));

    [Theory]
    [InlineData(-1)]
    [InlineData(2)]
    public void A_position_beyond_the_text_stands_on_none(int position) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Decoded("😀").LineOf(position));

    [Fact]
    public void A_quotation_is_found_wherever_code_point_by_code_point_it_stands() =>
        Prop.ForAll(Texts.ToArbitrary(), Gen.OneOf(Quotes, Quotes, BrokenQuotes).ToArbitrary(), (text, quote) =>
            Decoded(text).FindAll(quote).SequenceEqual(Naive(text, quote))).Check(Many);

    [Fact]
    public void What_is_found_reads_as_the_quotation() =>
        Prop.ForAll(Texts.ToArbitrary(), Quotes.ToArbitrary(), (text, quote) =>
            Decoded(text).FindAll(quote).All(passage => Decoded(text).Read(passage) == quote)).Check(Many);

    [Fact]
    public void What_is_read_is_found_there() =>
        Prop.ForAll(Texts.ToArbitrary(), Gen.Choose(0, 100).Two().ToArbitrary(), (text, ends) =>
        {
            var decoded = Decoded(text);
            var (a, b) = (ends.Item1 % (decoded.Length + 1), ends.Item2 % (decoded.Length + 1));
            var passage = new Passage(Math.Min(a, b), Math.Max(a, b));
            var words = decoded.Read(passage);
            return words == string.Concat(text.EnumerateRunes().Take(passage.Start..passage.End))
                && (words.Length == 0 || decoded.FindAll(words).Contains(passage));
        }).Check(Many);

    [Fact]
    public void The_whole_text_is_a_passage_and_so_is_nothing_at_either_end()
    {
        var text = Decoded("a😀");
        Assert.Equal(("a😀", "", ""), (text.Read(new Passage(0, 2)), text.Read(new Passage(0, 0)), text.Read(new Passage(2, 2))));
    }

    [Theory]
    [InlineData(0, 3)]
    [InlineData(3, 3)]
    [InlineData(5, 6)]
    [InlineData(-1, 1)]
    [InlineData(-2, -1)]
    [InlineData(2, 1)]
    [InlineData(9, 1)]
    public void A_passage_outside_the_text_or_turned_round_is_refused(int start, int end) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Decoded("a😀").Read(new Passage(start, end)));

    private static Config Many => Config.QuickThrowOnFailure.WithMaxTest(1000);

    private static string Found(string text, string quote) =>
        string.Join(' ', Decoded(text).FindAll(quote).Select(passage => $"{passage.Start}-{passage.End}"));

    private static IEnumerable<Passage> Naive(string text, string quote)
    {
        if (quote.Length == 0 || !IsWhole(quote)) return [];
        Rune[] all = [.. text.EnumerateRunes()], words = [.. quote.EnumerateRunes()];
        return Enumerable.Range(0, all.Length)
            .Where(at => all.Skip(at).Take(words.Length).SequenceEqual(words))
            .Select(at => new Passage(at, at + words.Length));
    }
}
