using System.Text;
using FsCheck;
using FsCheck.Fluent;
using static Timeline.Reading.Tests.UnicodeTexts;

namespace Timeline.Reading.Tests;

/// <summary>Reading a document's bytes.</summary>
public sealed class DecodingTests
{
    [Fact]
    public void A_text_comes_back_as_it_was() =>
        Prop.ForAll(Texts.ToArbitrary(), text => Decoded(text).ToString() == text).QuickCheckThrowOnFailure();

    [Fact]
    public void A_text_is_as_long_as_it_has_code_points() =>
        Prop.ForAll(Texts.ToArbitrary(), text => Decoded(text).Length == text.EnumerateRunes().Count()).QuickCheckThrowOnFailure();

    [Fact]
    public void No_bytes_are_an_empty_text() => Assert.Equal((0, ""), (Decoded("").Length, Decoded("").ToString()));

    [Theory]
    [InlineData("a\r\nb\n\nc\r", 8)]
    [InlineData("e\u0301 \u00e9", 4)]
    [InlineData("\u00a0\u2028\u200b", 3)]
    public void Nothing_is_normalised(string text, int length) =>
        Assert.Equal((text, length), (Decoded(text).ToString(), Decoded(text).Length));

    [Fact]
    public void A_byte_order_mark_stays_and_counts_as_a_code_point()
    {
        var text = BulletinText.Decode([0xEF, 0xBB, 0xBF, (byte)'a']);
        Assert.Equal(("\ufeffa", 2), (text.ToString(), text.Length));
        Assert.Equal([new Passage(1, 2)], text.FindAll("a"));
    }

    [Theory]
    [InlineData("", "FF")]
    [InlineData("plain", "80")]
    [InlineData("é 😀 ", "C3")]
    [InlineData("cut off at the end ", "F09F98")]
    [InlineData("too long a form ", "C080")]
    [InlineData("half a character ", "EDA0BD")]
    [InlineData("Windows-1251: ", "CCEEF1EAE2E0")]
    public void Bytes_that_are_not_UTF_8_are_refused_with_the_place_of_the_first(string before, string wrong)
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes(before), .. Convert.FromHexString(wrong)];
        var thrown = Assert.Throws<FormatException>(() => BulletinText.Decode(bytes));
        Assert.Equal($"The text is not UTF-8: byte {Encoding.UTF8.GetByteCount(before)} cannot stand there.", thrown.Message);
    }

    [Fact]
    public void The_place_is_right_in_a_long_document_too()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("é😀", 10_000))), 0xFF, .. "and on"u8];
        Assert.Contains("byte 60000 ", Assert.Throws<FormatException>(() => BulletinText.Decode(bytes)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\0", 0)]
    [InlineData("a\0b\0", 1)]
    [InlineData("😀é\0", 2)]
    public void The_character_NUL_is_refused_with_its_place_in_code_points(string text, int position)
    {
        var thrown = Assert.Throws<FormatException>(() => Decoded(text));
        Assert.Equal($"The text holds the character NUL, at position {position}. Take it out.", thrown.Message);
    }
}
