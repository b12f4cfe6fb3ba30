using FsCheck;
using FsCheck.Fluent;

namespace Timeline.Domain.Tests;

/// <summary>What a slug looks like, and how one is made from free text.</summary>
public sealed class SlugTests
{
    [Theory]
    [InlineData("a")]
    [InlineData("7")]
    [InlineData("2020-11-10-trilateral-statement")]
    public void Words_of_small_letters_and_digits_with_single_hyphens_are_a_slug(string text) => Assert.True(Slug.IsValid(text));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("-a")]
    [InlineData("a-")]
    [InlineData("a--b")]
    [InlineData("Baku")]
    [InlineData("a b")]
    [InlineData("a_b")]
    [InlineData("a/b")]
    [InlineData("a\n")]
    [InlineData("şuşa")]
    [InlineData("\u0661")]
    public void Anything_else_is_none(string? text) => Assert.False(Slug.IsValid(text));

    [Theory]
    [InlineData(100, true)]
    [InlineData(101, false)]
    public void A_slug_has_100_characters_at_most(int length, bool valid) =>
        Assert.Equal(valid, Slug.IsValid(new string('a', length)));

    [Theory]
    [InlineData("Trilateral Statement", "trilateral-statement")]
    [InlineData("  The 3+3 format: a \"first\" meeting!  ", "the-3-3-format-a-first-meeting")]
    [InlineData("Lavrov's visit, Pashinyan’s answer", "lavrovs-visit-pashinyans-answer")]
    [InlineData("Türkiye, São Tomé, Çiçək, Škoda", "turkiye-sao-tome-cicak-skoda")]
    [InlineData("İlham Əliyev, Bakı, Şuşa, Ağdam", "ilham-aliyev-baki-susa-agdam")]
    [InlineData("Cafe\u0301 in two code points", "cafe-in-two-code-points")]
    [InlineData("ÅØŁĐ åøłđ", "aold-aold")]
    [InlineData("Shusha (Шуша) declaration", "shusha-declaration")]
    [InlineData("page\u00a0break\n\nhere\tand—there", "page-break-here-and-there")]
    [InlineData("a 😀 b", "a-b")]
    public void A_text_becomes_its_words_without_accents(string text, string slug) => Assert.Equal(slug, Slug.From(text, words: 10));

    [Theory]
    [InlineData("")]
    [InlineData(" - ")]
    [InlineData("Москва")]
    [InlineData("Երևան")]
    [InlineData("'’")]
    public void A_text_without_Latin_letters_and_digits_becomes_nothing(string text) => Assert.Equal("", Slug.From(text, words: 10));

    [Theory]
    [InlineData(1, "one")]
    [InlineData(3, "one-two-three")]
    [InlineData(9, "one-two-three-four")]
    public void Only_so_many_words_are_kept(int words, string slug) => Assert.Equal(slug, Slug.From("One two, three four", words));

    [Fact]
    public void A_long_word_is_cut() => Assert.Equal(new string('a', 100), Slug.From(new string('a', 120), words: 1));

    [Fact]
    public void A_cut_after_a_word_leaves_no_hyphen() => Assert.Equal(new string('a', 99), Slug.From(new string('a', 99) + " bc", words: 2));

    [Fact]
    public void What_is_made_is_nothing_or_a_slug_with_no_more_words_than_asked_for() =>
        Prop.ForAll(Texts.ToArbitrary(), Gen.Choose(1, 12).ToArbitrary(), (text, words) =>
        {
            var slug = Slug.From(text, words);
            return slug.Length == 0 || (Slug.IsValid(slug) && slug.Split('-').Length <= words);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_slug_is_made_of_itself() =>
        Prop.ForAll(Slugs.ToArbitrary(), slug => Slug.IsValid(slug) && Slug.From(slug, words: 100) == slug).QuickCheckThrowOnFailure();

    private static Gen<string> Texts => Gen.OneOf(
        ArbMap.Default.GeneratorFor<string>().Select(text => text ?? ""),
        Gen.Elements("abcXYZ019 -'’éÉüşİıəØß\u0301жա😀\ud800\n_/".ToCharArray()).ArrayOf().Select(letters => new string(letters)),
        from word in Gen.Elements("agreement", "ş", "a", "--", "30th") from times in Gen.Choose(1, 60) select string.Join(' ', Enumerable.Repeat(word, times)));

    private static Gen<string> Slugs =>
        from count in Gen.Choose(1, 12)
        from words in Gen.Elements("abcdefghijklmnopqrstuvwxyz0123456789".ToCharArray()).NonEmptyListOf().Select(word => string.Concat(word.Take(7))).ArrayOf(count)
        select string.Join('-', words);
}
