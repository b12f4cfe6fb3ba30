using Timeline.Domain.Actors;
using Timeline.Reading.Proposals;

namespace Timeline.Reading.Tests.Reading;

/// <summary>A proposal brings along whom the catalogue lacks, so that it can be accepted as it stands.</summary>
public sealed class NewActorsTests
{
    private static readonly ReadBulletin Read = SmallBulletin.Read(
        "On May 4, 2021, the Ministry of Foreign Affairs of Norway said that it welcomed the talks. On May 6, 2021, North signed an agreement with South.");

    [Fact]
    public void A_body_comes_with_the_state_it_acts_for_though_that_is_no_participant()
    {
        var actors = NewActors.Of(Read.Proposals[0], Read, SmallBulletin.Catalogue.Actors);
        Assert.Equal(["ministry-of-foreign-affairs-of-norway", "norway"], actors.Select(actor => actor.Id).Order(StringComparer.Ordinal));
        Assert.Equal(("Norway", ActorType.State), actors.Where(actor => actor.Id == "norway").Select(actor => (actor.Name, actor.Type)).Single());
        Assert.Empty(new ActorCatalogue(SmallBulletin.Catalogue.Actors.All.Concat(actors)).Problems());
    }

    [Fact]
    public void Whom_the_catalogue_has_is_not_new() => Assert.Empty(NewActors.Of(Read.Proposals[1], Read, SmallBulletin.Catalogue.Actors));

    [Fact]
    public void For_somebody_of_whom_only_a_word_is_known_nobody_acts()
    {
        var read = Read with { NewActors = [new Actor("ministry-of-foreign-affairs-of-norway", "The Ministry", ActorType.Body, [], [], null, [new Representation("nowhere-land")])] };
        Assert.Empty(Assert.Single(NewActors.Of(Read.Proposals[0], read, SmallBulletin.Catalogue.Actors)).Represents);
    }
}
