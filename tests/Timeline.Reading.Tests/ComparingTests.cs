using FsCheck;
using FsCheck.Fluent;
using static Timeline.Reading.Tests.UnicodeTexts;

namespace Timeline.Reading.Tests;

/// <summary>Where a quotation parts from the text.</summary>
public sealed class ComparingTests
{
    [Theory]
    [InlineData("He said “no” and left.", "said \"no\"", "said ", "“no” and left.", "\"no\"")]
    [InlineData("the border was crossed", "the border is crossed", "the border ", "was crossed", "is crossed")]
    [InlineData("ends here", "ends here and on", "ends here", "", " and on")]
    [InlineData("one way, one wall", "one wish", "one w", "ay, one wall", "ish")]
    [InlineData("all of it", "all of it", "all of it", "", "")]
    [InlineData("all of it", "of", "of", " it", "")]
    public void The_words_both_have_come_first_then_what_each_goes_on_with(string text, string quote, string shared, string inText, string inQuote) =>
        Assert.Equal(new Divergence(shared, inText, inQuote), Decoded(text).Compare(quote));

    [Fact]
    public void It_is_the_longest_beginning_that_the_text_has_anywhere() => Assert.Equal(
        new Divergence("one wal", "l", "nut"), Decoded("one way, one wall").Compare("one walnut"));

    [Theory]
    [InlineData("text", "quotation")]
    [InlineData("", "quotation")]
    public void A_text_that_lacks_even_the_first_letter_shares_nothing(string text, string quote) =>
        Assert.Equal(new Divergence("", "", quote), Decoded(text).Compare(quote));

    [Fact]
    public void Thirty_letters_of_each_are_shown()
    {
        var (same, there, here) = (new string('s', 40), new string('t', 40), new string('q', 40));
        Assert.Equal(
            new Divergence(same[..30], there[..30], here[..30]), Decoded("-" + same + there).Compare(same + here));
    }

    [Fact]
    public void A_parting_within_two_characters_that_begin_alike_comes_before_them() =>
        Assert.Equal(new Divergence("so ", "😀!", "😁!"), Decoded("so 😀!").Compare("so 😁!"));

    [Fact]
    public void Characters_are_not_shown_by_halves()
    {
        var smiles = string.Concat(Enumerable.Repeat("😀", 20));
        var parting = Decoded($"-{smiles}t{smiles}").Compare($"{smiles}q{smiles}");
        Assert.All([parting.Shared, parting.InText, parting.InQuote], part => Assert.True(IsWhole(part), part));
        parting = Decoded($"-{smiles}.t{smiles}").Compare($"{smiles}.q{smiles}");
        Assert.All([parting.Shared, parting.InText, parting.InQuote], part => Assert.True(IsWhole(part), part));
    }

    [Fact]
    public void Both_go_on_from_a_place_in_the_text_with_different_whole_characters() =>
        Prop.ForAll(Texts.ToArbitrary(), Quotes.Where(quote => quote.Length <= 30).ToArbitrary(), (text, quote) =>
        {
            var (shared, inText, inQuote) = Decoded(text).Compare(quote);
            return shared + inQuote == quote
                && text.Contains(shared + inText, StringComparison.Ordinal)
                && IsWhole(shared) && IsWhole(inText) && IsWhole(inQuote)
                && (inText.Length == 0 || inQuote.Length == 0 || inText.EnumerateRunes().First() != inQuote.EnumerateRunes().First());
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Fact]
    public void Nothing_is_left_of_a_quotation_exactly_when_it_is_found() =>
        Prop.ForAll(Texts.ToArbitrary(), Quotes.Where(quote => quote.Length > 0).ToArbitrary(), (text, quote) =>
            Decoded(text).Compare(quote).InQuote.Length == 0 == Decoded(text).FindAll(quote).Count > 0)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
}
