using FsCheck;
using FsCheck.Fluent;
using static Timeline.Reading.Tests.UnicodeTexts;

namespace Timeline.Reading.Tests;

/// <summary>Where sentences begin and end in texts that came out of page layouts.</summary>
public sealed class SentencesTests
{
    [Theory]
    [InlineData("One met two. Three left.", "One met two.|Three left.")]
    [InlineData("Was it so? It was! Good.", "Was it so?|It was!|Good.")]
    [InlineData("He said: “It is over.” They left.", "He said: “It is over.”|They left.")]
    [InlineData("“We agree.” “So do we,” he said.", "“We agree.”|“So do we,” he said.")]
    [InlineData("The map came.¹² The other did not.", "The map came.¹²|The other did not.")]
    [InlineData("It ended in 2020. 62 were left.", "It ended in 2020.|62 were left.")]
    public void A_sentence_ends_with_its_closing_mark(string text, string expected) => Assert.Equal(expected, Read(text));

    [Theory]
    [InlineData("Dr. Jafarova and Mr. Ash met E. Veliyev.")]
    [InlineData("Hajiyev, H. et al. Wrote it.")]
    [InlineData("The price rose by 2.5 points.")]
    [InlineData("The U.S. Senate sat, i.e. All of it.")]
    public void Titles_initials_and_abbreviations_end_no_sentence(string text) => Assert.Equal(text, Read(text));

    [Theory]
    [InlineData("The soldiers are\n\nguarding it. They stay.", "The soldiers are\n\nguarding it.|They stay.")]
    [InlineData("I. A heading\n\nThe first met.\n\nThe last left.", "I. A heading|The first met.|The last left.")]
    [InlineData("\n\nOne met two.\n", "One met two.")]
    [InlineData("One met\ntwo.", "One met\ntwo.")]
    public void A_page_break_ends_a_sentence_only_if_the_next_page_does_not_go_on_with_it(string text, string expected) => Assert.Equal(expected, Read(text));

    [Theory]
    [InlineData("")]
    [InlineData(" \n\n \n")]
    public void A_text_of_blanks_has_no_sentence(string text) => Assert.Empty(Sentences.Of(Decoded(text)));

    [Fact]
    public void Sentences_follow_each_other_and_leave_out_nothing_but_blanks() =>
        Prop.ForAll(Gen.Elements("One met 😀. ", "two\n\n", "Three? ", "\n\n\n", "four ", "“Five.” ").ArrayOf().Select(string.Concat).ToArbitrary(), text =>
        {
            var document = Decoded(text);
            var sentences = Sentences.Of(document);
            return sentences.All(sentence => sentence.Start < sentence.End)
                && sentences.Zip(sentences.Skip(1)).All(pair => pair.First.End <= pair.Second.Start)
                && WithoutBlanks(string.Concat(sentences.Select(document.Read))) == WithoutBlanks(text);
        }).QuickCheckThrowOnFailure();

    private static string WithoutBlanks(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    private static string Read(string text)
    {
        var document = Decoded(text);
        return string.Join('|', Sentences.Of(document).Select(document.Read));
    }
}
