using Timeline.Domain.Actors;

namespace Timeline.Reading.Tests;

/// <summary>Finding actors by their names.</summary>
public sealed class ActorNamesTests
{
    private static readonly ActorNames Names = new(new ActorCatalogue(
    [
        new Actor("north", "North", ActorType.State, ["The North", "Capital (N)"], [], null, []),
        new Actor("mfa-north", "Ministry of the North", ActorType.Body, [], [], null, []),
        new Actor("ann-lee", "Ann Lee", ActorType.Person, ["Ann"], [new SharedAlias("Lee", ["Ann"])], null, []),
        new Actor("bob-lee", "Bob Lee", ActorType.Person, [], [new SharedAlias("Lee", ["Bob"])], null, []),
    ]));

    [Theory]
    [InlineData("Ann met Bob Lee.", "ann-lee bob-lee")]
    [InlineData("Ann and Ann Lee", "ann-lee ann-lee")]
    [InlineData("The Ministry of the North said so in Capital (N).", "mfa-north north")]
    [InlineData("Bob\n\nLee left.", "bob-lee")]
    [InlineData("Northern Annals, north", "")]
    [InlineData("Lee said", "")]
    [InlineData("", "")]
    public void The_longest_name_counts_and_a_shared_one_names_nobody(string words, string expected) => Assert.Equal(expected, string.Join(' ', Names.In(words)));

    [Fact]
    public void Without_actors_nobody_is_named() => Assert.Empty(new ActorNames(new ActorCatalogue([])).In("Ann"));
}
