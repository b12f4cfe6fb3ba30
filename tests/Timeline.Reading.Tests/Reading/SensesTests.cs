using Timeline.Domain.Coding;
using Timeline.Domain.Occurrences;

namespace Timeline.Reading.Tests.Reading;

/// <summary>Words that tell of one thing or of another, by what stands around them.</summary>
public sealed class SensesTests
{
    [Theory]
    [InlineData("On 5 May President Norden \"deplored\" the attack.", OccurrenceKind.Statement)]
    [InlineData("A full account was given by President Norden on 5 May.", OccurrenceKind.Statement)]
    [InlineData("North protested in a communiqué of 5 May.", OccurrenceKind.Statement)]
    [InlineData("The government of North reacted on 5 May.", OccurrenceKind.Statement)]
    [InlineData("On 5 May President Norden spent two hours with Sam Suden.", OccurrenceKind.Meeting)]
    [InlineData("President Norden landed in Southtown on 5 May.", OccurrenceKind.Meeting)]
    [InlineData("On 5 May North called in the ambassador of South.", OccurrenceKind.Meeting)]
    [InlineData("The pipeline, agreed in May 2020, is long.", OccurrenceKind.Agreement)]
    [InlineData("The patrol ship called at Southtown on 5 May.", OccurrenceKind.Incident)]
    [InlineData("On 5 May the attaché of South was declared persona non grata.", OccurrenceKind.Incident)]
    [InlineData("On 5 May North denounced the trade agreement.", OccurrenceKind.Incident)]
    [InlineData("Three soldiers of South were held for five hours on 5 May.", OccurrenceKind.Incident)]
    [InlineData("The attaché flew home on 5 May.", OccurrenceKind.Incident)]
    [InlineData("North lodged a protest with South on 5 May.", OccurrenceKind.Statement)]
    [InlineData("On 5 May Sam Suden brokered a ceasefire.", OccurrenceKind.Agreement)]
    [InlineData("Further talks were held that day, 5 May.", OccurrenceKind.Meeting)]
    [InlineData("Officers of both armies sat at one table on 5 May.", OccurrenceKind.Meeting)]
    [InlineData("The commission got together in Northtown on 5 May.", OccurrenceKind.Meeting)]
    [InlineData("The truce took effect on 5 May.", OccurrenceKind.Agreement)]
    [InlineData("On 5 May President Norden gave her opinion that nothing would come of it.", OccurrenceKind.Statement)]
    [InlineData("South answered on 5 May with artillery fire.", OccurrenceKind.Incident)]
    [InlineData("On 5 May two bombers flew to Southtown.", OccurrenceKind.Incident)]
    [InlineData("A protest of the ministry followed on 5 May.", OccurrenceKind.Incident)]
    [InlineData("Consultations followed on 5 May.", OccurrenceKind.Meeting)]
    [InlineData("The Treaty of Southtown of 5 May 1955 put the border on the river.", OccurrenceKind.Agreement)]
    [InlineData("Sam Suden, on 5 May: \"It is ours.\"", OccurrenceKind.Statement)]
    [InlineData("President Norden said at her weekly briefing on 5 May that all was well.", OccurrenceKind.Statement)]
    [InlineData("In the Congress of Deputies on 5 May Sam Suden accused North of fraud.", OccurrenceKind.Statement)]
    [InlineData("On 5 May Suden himself landed in Northtown.", OccurrenceKind.Meeting)]
    [InlineData("Both parties were brought to one table on 5 May.", OccurrenceKind.Meeting)]
    [InlineData("The congress could finally be held on 5 May.", OccurrenceKind.Meeting)]
    [InlineData("On 5 May President Norden talked with Sam Suden by telephone.", OccurrenceKind.Meeting)]
    [InlineData("On 5 May President Norden talked about the harvest.", OccurrenceKind.Statement)]
    [InlineData("On 5 May two columns of soldiers entered Southtown.", OccurrenceKind.Incident)]
    [InlineData("A survey of the river was thereupon agreed on 5 May.", OccurrenceKind.Agreement)]
    public void A_word_means_what_those_around_it_make_of_it(string sentence, OccurrenceKind kind) =>
        Assert.Equal([kind], SmallBulletin.Proposals(sentence).Select(one => one.Kind).Distinct());

    [Fact]
    public void What_somebody_does_on_a_visit_is_said_beside_it() =>
        Assert.Contains(SmallBulletin.Proposals("Visiting Southtown on 7 May, President Norden said that all was well."), one => one.Kind == OccurrenceKind.Meeting);

    [Fact]
    public void A_round_of_a_vote_is_no_meeting() =>
        Assert.DoesNotContain(SmallBulletin.Proposals("In the first round, on 11 May, Sam Suden came out ahead; in the run-off he was elected."), one => one.Kind == OccurrenceKind.Meeting);

    [Fact]
    public void What_was_carried_out_says_more_than_that_it_was() =>
        Assert.Equal(CodingType.Assault, Assert.Single(SmallBulletin.Proposals("On 5 May North carried out an attack on South.")).Coding.Type);

    [Theory]
    [InlineData("On 5 May officers staged a coup in Northtown.", CodingType.Assault)]
    [InlineData("President Norden stepped down on 5 May.", CodingType.Retreat)]
    [InlineData("On 5 May North slapped tariffs on the wine of South.", CodingType.Sanction)]
    public void A_plain_verb_and_its_noun_say_together_what_was_done(string sentence, CodingType type) =>
        Assert.Equal(type, Assert.Single(SmallBulletin.Proposals(sentence)).Coding.Type);

    [Fact]
    public void A_meeting_at_which_something_is_announced_is_no_hearsay() =>
        Assert.Contains(SmallBulletin.Proposals("On 5 May President Norden announced at the council meeting that South had attacked a bridge."), one => one.Kind == OccurrenceKind.Meeting);

    [Theory]
    [InlineData("In case of a victory on 5 May the system was reinforced.")]
    [InlineData("Since 5 May all is calm within internationally recognized borders.")]
    public void What_is_supposed_or_only_described_is_not_told(string sentence) => Assert.DoesNotContain(SmallBulletin.Proposals(sentence), one => !one.Reasons[0].StartsWith("'5'", StringComparison.Ordinal));

    [Fact]
    public void Goods_that_went_abroad_are_no_visit() =>
        Assert.DoesNotContain(SmallBulletin.Proposals("On 5 May President Norden said that most of the wine went to Southtown."), one => one.Kind == OccurrenceKind.Meeting);

    [Fact]
    public void What_he_said_on_in_the_same_breath_is_one_speech() =>
        Assert.Single(SmallBulletin.Proposals("Sam Suden replied on 5 May in an interview; her door, he said, was open."));

    [Fact]
    public void A_paper_that_was_closed_tells_nothing() => Assert.Empty(SmallBulletin.Proposals("This number was closed on 27 May."));

    [Theory]
    [InlineData("On 5 May Assistant Secretary of State Jane Roe said that all was well.", "Jane Roe")]
    [InlineData("On 5 May Deputy Foreign Minister Jane Roe said that all was well.", "Jane Roe")]
    public void A_title_of_several_words_is_no_part_of_the_name(string sentence, string name)
    {
        var read = SmallBulletin.Read(sentence);
        var speaker = Assert.Single(Assert.Single(read.Proposals).Participants, one => one.Role == ParticipantRole.Speaker).Actor;
        Assert.Equal(name, read.NewActors.Single(actor => actor.Id == speaker).Name);
    }

    [Fact]
    public void A_month_begins_no_name() =>
        Assert.DoesNotContain(SmallBulletin.Read("On 13 October the State Department of Ostra condemned the attack.", "2021-10", 2021, 10, 31).NewActors, one => one.Name.Contains("October", StringComparison.Ordinal));
}
