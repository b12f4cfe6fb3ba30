using Timeline.Domain.Coding;
using Timeline.Domain.Occurrences;

namespace Timeline.Reading.Tests.Reading;

/// <summary>Which event a sentence tells, who takes part and how it is coded.</summary>
public sealed class EventsTests
{
    [Theory]
    [InlineData("On May 5, President Norden said that all was well.", OccurrenceKind.Statement, CodingType.Statement, "anna-north")]
    [InlineData("On May 5, North accused South of lying.", OccurrenceKind.Statement, CodingType.Accuse, "north")]
    [InlineData("On May 5, the North Foreign Ministry rejected the claim.", OccurrenceKind.Statement, CodingType.Reject, "mfa-north")]
    [InlineData("On May 5, President Norden met with President Suden.", OccurrenceKind.Meeting, CodingType.Consult, "anna-north")]
    [InlineData("On May 5, President Norden visited South.", OccurrenceKind.Meeting, CodingType.Consult, "anna-north")]
    [InlineData("On May 5, North signed a treaty with South.", OccurrenceKind.Agreement, CodingType.Support, "north")]
    [InlineData("On May 5, South detained two fishermen.", OccurrenceKind.Incident, CodingType.Coerce, "south")]
    [InlineData("On May 5, North released ten soldiers.", OccurrenceKind.Incident, CodingType.Retreat, "north")]
    [InlineData("On May 5, North handed ten soldiers over.", OccurrenceKind.Incident, CodingType.Retreat, "north")]
    [InlineData("On May 5, North opened fire on South.", OccurrenceKind.Incident, CodingType.Assault, "north")]
    [InlineData("On May 5, North imposed sanctions on South.", OccurrenceKind.Incident, CodingType.Sanction, "north")]
    [InlineData("On May 5, North took three sailors hostage.", OccurrenceKind.Incident, CodingType.Coerce, "north")]
    [InlineData("On May 5, North reached an agreement with South.", OccurrenceKind.Agreement, CodingType.Agree, "north")]
    [InlineData("On May 5, North gave an extension to South.", OccurrenceKind.Incident, CodingType.Concede, "north")]
    [InlineData("On May 5, North deployed its troops at the river.", OccurrenceKind.Incident, CodingType.Mobilize, "north")]
    [InlineData("On May 5, North's parliament rejected the claim.", OccurrenceKind.Statement, CodingType.Reject, "north")]
    [InlineData("On May 5, Tokyo denied the report.", OccurrenceKind.Statement, CodingType.Reject, "japan")]
    [InlineData("On May 5, Norwegian troops crossed the river.", OccurrenceKind.Incident, CodingType.Mobilize, "norway")]
    [InlineData("On May 5, Jane Roe, a lawyer in Northtown, criticised South.", OccurrenceKind.Statement, CodingType.Accuse, "jane-roe")]
    public void A_verb_tells_the_kind_the_coding_and_who(string sentence, OccurrenceKind kind, CodingType type, string who)
    {
        var told = Assert.Single(SmallBulletin.Proposals(sentence));
        Assert.Equal((kind, type, who), (told.Kind, told.Coding.Type, told.Participants[0].Actor));
    }

    [Theory]
    [InlineData("On May 5, North did not release the soldiers.")]
    [InlineData("North did not attack South on May 5.")]
    [InlineData("North didn't attack South on May 5.")]
    [InlineData("Nobody attacked South on May 5.")]
    [InlineData("On May 5 no attack took place.")]
    [InlineData("North was about to attack South on May 5.")]
    [InlineData("If South attacked on May 5, North would answer.")]
    [InlineData("North would have attacked South.")]
    [InlineData("North wants to sign a treaty.")]
    [InlineData("The liberated territories are large.")]
    [InlineData("North is committed to peace with South.")]
    [InlineData("North's armed forces are large.")]
    public void What_did_not_happen_is_not_proposed(string sentence) => Assert.Empty(SmallBulletin.Proposals(sentence));

    [Theory]
    [InlineData("On May 5 North denied that it had attacked South.", OccurrenceKind.Statement)]
    [InlineData("On May 5 North asked whether South had attacked a bridge.", OccurrenceKind.Statement)]
    [InlineData("On May 5 North called off the attack on South.", OccurrenceKind.Incident)]
    public void What_is_denied_asked_or_called_off_is_told_by_that_alone(string sentence, OccurrenceKind kind) => Assert.Equal(kind, Assert.Single(SmallBulletin.Proposals(sentence)).Kind);

    [Fact]
    public void In_the_passive_the_subject_suffers_it()
    {
        var told = Assert.Single(SmallBulletin.Proposals("On May 5, South was attacked by North."));
        Assert.Equal(
            [("south", ParticipantRole.Target), ("north", ParticipantRole.Perpetrator)], told.Participants.Select(one => (one.Actor, one.Role)));
    }

    [Fact]
    public void Calls_with_two_people_are_two_meetings() =>
        Assert.Equal(2, SmallBulletin.Proposals("On May 5, Foreign Minister Jon Ost held telephone conversations with Anna Norden and Sam Suden.").Count(one => one.Kind == OccurrenceKind.Meeting));

    [Fact]
    public void A_speech_over_several_sentences_is_one_statement()
    {
        var told = Assert.Single(SmallBulletin.Proposals("On May 5, President Norden said that all was well. “We are ready. We are many,” the president added. Anna Norden also noted that the weather was fine."));
        Assert.Equal(4, told.Citations.Count);
        Assert.Equal([DateBasis.Explicit, DateBasis.Inherited, DateBasis.Inherited, DateBasis.Inherited], told.Citations.Select(one => one.Basis));
    }

    [Fact]
    public void A_meeting_told_again_is_the_same_meeting() =>
        Assert.Single(SmallBulletin.Proposals("On May 5, President Norden met with President Suden. The meeting took place in Northtown."), one => one.Kind == OccurrenceKind.Meeting);

    [Fact]
    public void What_is_said_at_a_meeting_has_its_day()
    {
        var said = SmallBulletin.Proposals("On May 5, President Norden met with President Suden. During the meeting, Sam Suden thanked the hosts.").Single(one => one.Kind == OccurrenceKind.Statement);
        Assert.Equal(("2021-05-05", DateBasis.Inherited), (said.Date.ToString(), said.Citations[0].Basis));
    }

    [Fact]
    public void A_new_person_with_a_title_is_proposed_as_an_actor()
    {
        var read = SmallBulletin.Read("On May 5, Norwegian Foreign Minister Ingrid Solberg met with President Norden in Northtown.");
        Assert.Equal("ingrid-solberg", Assert.Single(read.NewActors).Id);
        Assert.Equal(("Foreign Minister", "northtown"), (read.Proposals[0].Participants[0].As, read.Proposals[0].Place));
    }

    [Fact]
    public void A_topic_is_found_by_the_words_of_its_scope() =>
        Assert.Equal(["water"], Assert.Single(SmallBulletin.Proposals("On May 5, North opened two dams and a reservoir.")).Topics);
}
