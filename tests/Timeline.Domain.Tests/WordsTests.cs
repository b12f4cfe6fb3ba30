using System.Text.Json;
using Timeline.Domain.Actors;
using Timeline.Domain.Coding;
using Timeline.Domain.Dates;
using Timeline.Domain.Occurrences;
using Timeline.Domain.Places;

namespace Timeline.Domain.Tests;

/// <summary>What holds for the words of every enumeration; below stand the words themselves, which are stored and never change.</summary>
public abstract class WordsTests<T>(params string[] words) where T : struct, Enum
{
    [Fact]
    public void These_are_all_the_words() => Assert.Equal(words, Words<T>.All);

    [Fact]
    public void A_value_comes_back_from_its_word()
    {
        foreach (var value in Enum.GetValues<T>())
        {
            Assert.Equal(value, Words<T>.Parse(Words<T>.Of(value)));
            Assert.True(Words<T>.TryParse(Words<T>.Of(value), out var parsed) && parsed.Equals(value));
        }
    }

    [Fact]
    public void A_word_is_taken_exactly_as_written()
    {
        string?[] others = [null, "", "0", "no-such-word", .. words.Select(word => word + " "), .. words.Select(word => word.ToUpperInvariant()), .. Enum.GetNames<T>()];
        foreach (var other in others)
        {
            Assert.False(Words<T>.TryParse(other, out _), other);
            var thrown = Assert.Throws<FormatException>(() => Words<T>.Parse(other));
            Assert.Equal($"'{other}' is none of {string.Join(", ", words)}.", thrown.Message);
        }
    }

    [Fact]
    public void JSON_has_the_same_words()
    {
        foreach (var value in Enum.GetValues<T>())
        {
            var json = $"\"{Words<T>.Of(value)}\"";
            Assert.Equal(json, JsonSerializer.Serialize(value));
            Assert.Equal(value, JsonSerializer.Deserialize<T>(json));
        }
    }

    [Theory]
    [InlineData("0")]
    [InlineData("\"0\"")]
    [InlineData("\"no-such-word\"")]
    [InlineData("\"\"")]
    [InlineData("null")]
    [InlineData("[]")]
    public void JSON_refuses_numbers_and_unknown_words(string json) =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<T>(json));

    [Fact]
    public void JSON_writes_no_number_for_a_value_that_does_not_exist() =>
        Assert.Throws<JsonException>(() => JsonSerializer.Serialize((T)Enum.ToObject(typeof(T), 99)));
}

public sealed class OccurrenceKindWords() : WordsTests<OccurrenceKind>("statement", "meeting", "incident", "agreement");

public sealed class OccurrenceStatusWords() : WordsTests<OccurrenceStatus>("active", "retracted", "merged");

public sealed class DateBasisWords() : WordsTests<DateBasis>("explicit", "inherited", "relative");

public sealed class DatePrecisionWords() : WordsTests<DatePrecision>("day", "month", "season", "year", "decade", "century", "interval");

public sealed class ParticipantRoleWords() : WordsTests<ParticipantRole>(
    "speaker", "addressee", "participant", "host", "mediator", "signatory", "perpetrator", "target", "subject", "other");

public sealed class ClaimStanceWords() : WordsTests<ClaimStance>("asserts", "confirms", "denies", "disputes", "withdraws");

public sealed class LinkRelationWords() : WordsTests<LinkRelation>(
    "follows", "responds_to", "implements", "violates", "ratifies", "cancels", "part_of")
{
    [Theory]
    [InlineData("responds-to")]
    [InlineData("part-of")]
    [InlineData("partOf")]
    public void Two_relations_have_an_underscore_and_no_other_spelling(string word)
    {
        Assert.False(Words<LinkRelation>.TryParse(word, out _));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<LinkRelation>($"\"{word}\""));
    }
}

public sealed class ActorTypeWords() : WordsTests<ActorType>("person", "state", "organisation", "body", "media", "group");

public sealed class PlacePrecisionWords() : WordsTests<PlacePrecision>("exact", "town", "region", "country");

public sealed class QuadClassWords() : WordsTests<QuadClass>(
    "none", "verbal-cooperation", "material-cooperation", "verbal-conflict", "material-conflict");

public sealed class CodingTypeWords() : WordsTests<CodingType>(
    "statement", "agree", "consult", "support", "concede", "cooperate", "aid", "retreat", "request", "accuse", "reject",
    "threaten", "protest", "sanction", "mobilize", "coerce", "assault");

public sealed class CodingModeWords() : WordsTests<CodingMode>(
    "visit", "third-party", "multilateral", "phone", "assist", "change", "yield", "meet", "disapprove", "investigate", "allege",
    "restrict", "relations", "expel", "territory", "violence", "withdraw", "release", "disarm", "ceasefire", "access", "resign",
    "convict", "discontinue", "troops", "weapons", "police", "militia");
