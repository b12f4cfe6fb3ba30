using Timeline.Domain.Occurrences;
using Timeline.Reading.Proposals;

namespace Timeline.Reading.Tests.Reading;

/// <summary>Dates that count from others, name a thing, or are still to come.</summary>
public sealed class LeaningDatesTests
{
    [Theory]
    [InlineData("2021/05/12 North attacked South.", "2021-05-12")]
    [InlineData("2021/04 North attacked South.", "2021-04")]
    [InlineData("On 3 May North opened a bridge. In the small hours of the 4th South attacked it.", "2021-05-04")]
    [InlineData("North lost the town in August 1974. On the 6th some youths attacked it.", "2021-05-06")]
    [InlineData("On Sunday, 9 May, North opened a bridge, and on the Monday South attacked it.", "2021-05-10")]
    [InlineData("South attacked the bridge on Tuesday (18 May).", "2021-05-18")]
    [InlineData("On 3 May North opened a bridge. South attacked it last Friday.", "2021-05-28")]
    [InlineData("South has occupied the island since it attacked the garrison in 1971.", "1971")]
    [InlineData("On 13 May Norden said that talks would follow. On the same day South attacked a bridge.", "2021-05-13")]
    [InlineData("On 22 May both ministers met in Northtown and spoke about trade and water, ten days after South had attacked a bridge.", "2021-05-12")]
    [InlineData("On 22 May North closed the border. The order came two days after South, its neighbour, had attacked a bridge.", "2021-05-20")]
    [InlineData("North closed the border on 22 May, and some six weeks after South attacked the bridge over the river (12 April) it is still closed.", "2021-04-12")]
    [InlineData("NORTHTOWN, May 12 (Wire) -- North yesterday attacked South.", "2021-05-11")]
    [InlineData("NORTHTOWN, May 12 (Wire) -- North attacked South tonight.", "2021-05-12")]
    [InlineData("North closed the border on 3 May, and on 22 May South, having talked to its partners, attacked a bridge.", "2021-05-22")]
    [InlineData("North signed a treaty on 4 July 1991. The crisis began on 18 April 2018. On 17 June South attacked a town.", "2018-06-17")]
    [InlineData("The lowest point came in 2012. On 10 August South attacked an island.", "2012-08-10")]
    [InlineData("On 3 May North opened a bridge. On the Monday after, 10 May, South attacked it.", "2021-05-10")]
    [InlineData("The clearest sign came on 5 May, when South attacked a bridge.", "2021-05-05")]
    [InlineData("The dispute has been the subject of talks since the 1960s. On 5 May South attacked a bridge.", "2021-05-05")]
    [InlineData("South, which had left the union on 5 May, attacked a bridge.", "2021-05-05")]
    [InlineData("President Norden met with President Suden from 7 to 9 May. On the second day South attacked a bridge.", "2021-05-08")]
    [InlineData("President Norden met with President Suden from 5 to 9 May. On Friday South attacked a bridge.", "2021-05-07")]
    [InlineData("On 3 May North opened a bridge. Two weeks later, on 19 May, South attacked it.", "2021-05-19")]
    [InlineData("North closed the bridge on 3 May; six days later, on 9 May, South attacked it.", "2021-05-09")]
    [InlineData("The declaration of 9 July 2018 ended it; the bridge was opened on 11 September, and South attacked it in October.", "2018-10")]
    [InlineData("President Norden visited Southtown from 7 to 9 May. On the second day of the visit South attacked a bridge.", "2021-05-08")]
    [InlineData("North was silent until 6 May, when South attacked a bridge.", "2021-05-06")]
    [InlineData("Three months before North became independent on 26 May 1966, South attacked it on 17 February.", "1966-02-17")]
    public void Words_that_count_lead_to_their_day(string text, string date) =>
        Assert.Contains(date, SmallBulletin.Proposals(text).Where(one => one.Citations[0].Quote.Contains("attack", StringComparison.Ordinal) && one.Reasons[0].StartsWith("'attacked'", StringComparison.Ordinal)).Select(one => one.Date.ToString()));

    [Theory]
    [InlineData("On 1 May, a week later than planned, President Norden met with President Suden.")]
    [InlineData("On 1 May North closed the bridge until the 22nd.")]
    [InlineData("On 1 May the truce was prolonged to 27 May.")]
    [InlineData("On 1 May President Norden met with President Suden. They spoke of the 20 June deadline.")]
    [InlineData("NORTHTOWN, May 12 (Wire) -- Trade is important for both countries and their people. On 1 May President Norden met with President Suden.")]
    [InlineData("On 1 May President Norden met with President Suden. The protocol runs out on 17 July.")]
    [InlineData("On 1 May President Norden met with President Suden. The referendum was to be held in April.")]
    [InlineData("Northtown, 12 May 2021, at ten in the evening. On 1 May President Norden met with President Suden.")]
    [InlineData("On 1 May President Norden met with President Suden, her first guest since 2019.")]
    [InlineData("On 1 May President Norden met with President Suden. The next round is to be held in October.")]
    [InlineData("See page 1655. On 1 May President Norden met with President Suden.")]
    [InlineData("On 1 May President Norden said that North meant to attack South this year.")]
    public void What_is_no_day_of_anything_dates_nothing(string text) => Assert.Equal(["2021-05-01"], SmallBulletin.Proposals(text).Select(one => one.Date.ToString()).Distinct());

    [Fact]
    public void A_treaty_of_another_year_does_not_lend_it()
    {
        var told = SmallBulletin.Read("South attacked a town of North on Dec. 13, in breach of a 1928 treaty.", "2007", 2007, 12, 31).Proposals;
        Assert.Contains(told, one => one.Kind == OccurrenceKind.Incident && one.Date.ToString() == "2007-12-13");
    }

    [Fact]
    public void The_closing_day_is_the_last_of_those_told()
    {
        var said = SmallBulletin.Proposals("President Norden met with President Suden on 9 and 10 May. On the closing day Sam Suden thanked the hosts.").Single(one => one.Kind == OccurrenceKind.Statement);
        Assert.Equal("2021-05-10", said.Date.ToString());
    }

    [Fact]
    public void A_note_in_the_middle_of_a_sentence_is_none_of_its_words()
    {
        var read = SmallBulletin.Proposals("On 26 May President Norden travelled to\n\n[2] Text in Northern Bulletin, no. 20, 12 May 2021, p. 3.\n\nSouthtown to meet President Suden.");
        Assert.DoesNotContain(read, one => one.Date.ToString() == "2021-05-12");
    }

    [Theory]
    [InlineData("North today attacked South.", "2021-05-12")]
    [InlineData("North attacked South yesterday.", "2021-05-11")]
    [InlineData("Last night North attacked South.", "2021-05-11")]
    [InlineData("North on Monday attacked South.", "2021-05-10")]
    public void In_a_daily_paper_days_count_from_its_own(string text, string date) =>
        Assert.Equal(date, Assert.Single(SmallBulletin.Read(text, "2021-05-12", 2021, 5, 12).Proposals).Date.ToString());

    [Fact]
    public void The_day_of_a_daily_paper_over_its_text_makes_no_chronicle_of_it()
    {
        var read = SmallBulletin.Read("12 May 2021\n\nNorth attacked South on 3 May. Trade with South continues and both governments say that they need it.", "2021-05-12", 2021, 5, 12).Proposals;
        Assert.Equal("2021-05-03", Assert.Single(read).Date.ToString());
    }

    [Fact]
    public void What_is_said_in_the_same_sitting_or_in_reply_is_said_that_day()
    {
        var read = SmallBulletin.Proposals("On 5 May Anna Norden accused South of fraud. Sam Suden replied that nothing was true. In the same sitting Jane Roe warned of a war.");
        Assert.Equal(["2021-05-05"], read.Select(one => one.Date.ToString()).Distinct());
        Assert.Equal(3, read.Count);
    }

    [Fact]
    public void A_day_of_a_forum_is_the_forum() =>
        Assert.Single(SmallBulletin.Proposals("The forum on water was held on 10-11 May. Opening the forum on 10 May, President Norden said that all was well."), one => one.Kind == OccurrenceKind.Meeting);

    [Fact]
    public void A_history_that_opens_with_a_day_of_these_weeks_means_this_year() =>
        Assert.Contains(Essay("On 3 May North attacked South."), one => one.Date.ToString() == "2021-05-03");

    [Fact]
    public void A_new_section_of_a_history_goes_on_from_where_the_story_had_come_to()
    {
        var told = Essay("II. The second war\n\nNorth attacked South in March 1999.\n\nSam Suden said in April: \"In 1951 we had nothing.\"\n\nIII. The end\n\nOn 9 October North attacked South again.");
        Assert.Contains(told, one => one.Date.ToString() == "1999-10-09");
    }

    [Fact]
    public void An_agreement_of_long_ago_takes_no_history_back_to_its_year()
    {
        var told = Essay("North closed the bridge in March 2015. Under the agreement of April 1995 it should have stayed open, and on 9 August South attacked it. On 5 September North left the union.");
        Assert.Contains(told, one => one.Date.ToString() == "2015-08-09");
        Assert.Contains(told, one => one.Date.ToString() == "2015-09-05");
    }

    private static IReadOnlyList<Proposal> Essay(string text) => SmallBulletin.Proposals(
        $"{text}\n\nBoth had signed a treaty in 1951. North closed the border in 1962. South attacked a town in 1971. North left the union in 1975. They signed another treaty in 1980. South attacked a bridge in 1988.");
}
