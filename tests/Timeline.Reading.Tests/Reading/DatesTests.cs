using Timeline.Domain.Dates;
using Timeline.Domain.Occurrences;

namespace Timeline.Reading.Tests.Reading;

/// <summary>What the words of a date come to, in a bulletin of May 2021.</summary>
public sealed class DatesTests
{
    [Theory]
    [InlineData("On May 12th", "2021-05-12")]
    [InlineData("On 12 May", "2021-05-12")]
    [InlineData("On the 28th of September 2020", "2020-09-28")]
    [InlineData("On December 9-10, 2020", "2020-12-09/2020-12-10")]
    [InlineData("On 24-31 May", "2021-05-24/2021-05-31")]
    [InlineData("On September 29", "2020-09-29")]
    [InlineData("In early October 2020", "2020-10-01~/2020-10-10~")]
    [InlineData("At the end of April", "2021-04-21~/2021-04-30~")]
    [InlineData("In February", "2021-02")]
    [InlineData("In December", "2020-12")]
    [InlineData("In December last year", "2020-12")]
    [InlineData("Last November", "2020-11")]
    [InlineData("In the fall 2020", "2020-23")]
    [InlineData("In the summer of 2019", "2019-22")]
    [InlineData("In 2016", "2016")]
    [InlineData("In the late 1990s", "1997~/1999~")]
    [InlineData("In the 1990s", "199X")]
    [InlineData("In 1991-94", "1991/1994")]
    [InlineData("In early 2018", "2018-01-01~/2018-03-31~")]
    [InlineData("Late last year", "2020-10-01~/2020-12-31~")]
    [InlineData("In the night leading to 28 May", "2021-05-27/2021-05-28")]
    [InlineData("On the night of 27 May", "2021-05-27")]
    [InlineData("On 2021-05-07", "2021-05-07")]
    [InlineData("On 12.05.2020", "2020-05-12")]
    [InlineData("On 5 and 6 May", "2021-05-05/2021-05-06")]
    [InlineData("In the night of 3-4 May", "2021-05-03/2021-05-04")]
    [InlineData("Between March and September 2020", "2020-03/2020-09")]
    [InlineData("From 2015 to April 2020", "2015/2020-04")]
    [InlineData("In 1974 Turkish troops came and", "1974")]
    [InlineData("Between 2010 and 2016", "2010/2016")]
    [InlineData("In 2018 and 2019", "2018/2019")]
    [InlineData("On Friday, 7 May, and Saturday, 8 May", "2021-05-07/2021-05-08")]
    [InlineData("Between 28 March and 5 April 2020", "2020-03-28/2020-04-05")]
    [InlineData("In 2019 on 26 March", "2019-03-26")]
    public void A_date_is_read_in_every_common_form(string when, string date) =>
        Assert.Equal(date, Assert.Single(SmallBulletin.Proposals($"{when}, North and South signed an agreement."), one => one.Kind == OccurrenceKind.Agreement).Date.ToString());

    [Theory]
    [InlineData("On the same day, South opened a bridge.", "2021-05-10")]
    [InlineData("A day later, South opened a bridge.", "2021-05-11")]
    [InlineData("A week later, South opened a bridge.", "2021-05-17")]
    [InlineData("Three days earlier, South opened a bridge.", "2021-05-07")]
    [InlineData("On Wednesday, South opened a bridge.", "2021-05-12")]
    [InlineData("On the 26th, South opened a bridge.", "2021-05-26")]
    [InlineData("Later that year, South opened a bridge.", "2021")]
    [InlineData("In the autumn of the following year, South opened a bridge.", "2022-23")]
    [InlineData("Over the weekend, South opened a bridge.", "2021-05-08/2021-05-09")]
    public void A_date_is_counted_from_the_one_told_before(string next, string date)
    {
        var opened = SmallBulletin.Proposals($"On May 10, North accused South. {next}")[1];
        Assert.Equal((date, DateBasis.Relative), (opened.Date.ToString(), opened.Citations[0].Basis));
    }

    [Theory]
    [InlineData("Anna Norden, born on May 3, 1969, likes dogs.")]
    [InlineData("North and South will sign an agreement on May 30.")]
    [InlineData("The parties must agree by May 28.")]
    [InlineData("See https://example.org/2021/05/12 (accessed May 13, 2021).")]
    [InlineData("North may open the bridge if South wants it on May 4.")]
    public void What_is_planned_or_no_date_of_an_event_makes_no_proposal(string sentence) => Assert.Empty(SmallBulletin.Proposals(sentence));

    [Theory]
    [InlineData("During the war, South shelled two towns.", "2020-05-01/2020-05-20")]
    [InlineData("After the war, North released ten soldiers.", "2020-05-20/2021-05-31")]
    [InlineData("Two days after the end of the war, North released ten soldiers.", "2020-05-22")]
    public void A_war_that_the_text_dates_gives_its_days_to_others(string sentence, string days)
    {
        var told = SmallBulletin.Proposals($"On 1 May 2020, a war between North and South broke out. The war ended on 20 May 2020.\n\n{sentence}");
        Assert.Contains(days, told.Select(one => one.Date is { Earliest: { } from, Latest: { } to } && from != to ? $"{Edtf.FromDay(from)}/{Edtf.FromDay(to)}" : one.Date.ToString()));
    }

    [Theory]
    [InlineData("After the treaty of 3 May 2020, North opened a bridge.", "2020-05-03~/2021-05-31~")]
    [InlineData("North recently opened a bridge in South.", "2021~")]
    public void What_followed_and_what_is_recent_is_dated_vaguely(string sentence, string date) =>
        Assert.Contains(date, SmallBulletin.Proposals(sentence).Select(one => one.Date.ToString()));

    [Theory]
    [InlineData("4 May 2020: North troops cross the river.", "2020-05-04")]
    [InlineData("1998: North and South sign a treaty.", "1998")]
    [InlineData("- 2004 August - North and South sign a treaty.", "2004-08")]
    [InlineData("- 2004 28 October - North and South sign a treaty.", "2004-10-28")]
    [InlineData("5 May 2020\n\nNorth detained two fishermen.", "2020-05-05")]
    [InlineData("2019\n\nOn 5 May, North detained two fishermen.", "2019-05-05")]
    public void A_chronicle_may_tell_in_the_present_and_date_its_entries_from_above(string entry, string date) =>
        Assert.Equal(date, Assert.Single(SmallBulletin.Proposals(entry)).Date.ToString());

    [Theory]
    [InlineData("¹", "¹")]
    [InlineData("[1]", "[1]")]
    [InlineData("1", "1")]
    public void A_note_dates_what_it_proves(string mark, string number)
    {
        var told = Assert.Single(SmallBulletin.Proposals($"President Norden accused South of lying.{mark} Nothing else is known.\n\n{number} \"Norden accuses South\", Office of the President, 4 April 2019, https://north.example/1 (accessed on 2 May 2021)."));
        Assert.Equal(("2019-04-04", 2), (told.Date.ToString(), told.Citations.Count));
    }

    [Fact]
    public void Several_days_in_one_sentence_are_several_events() =>
        Assert.Equal(["2021-05-04", "2021-05-19"], SmallBulletin.Proposals("North released ten soldiers on May 4 and 19.").Select(one => one.Date.ToString()));

    [Fact]
    public void A_day_that_stands_elsewhere_with_its_year_has_that_year()
    {
        var read = SmallBulletin.Proposals("On 10 March 2019, North and South signed a treaty.\n\nOn May 5, North opened a bridge. The treaty of 10 March was ratified on May 6.");
        Assert.Contains(read, one => one.Date.ToString() == "2019-03-10");
        Assert.DoesNotContain(read, one => one.Date.ToString() == "2021-03-10");
    }

    [Theory]
    [InlineData("The proposal took as its model the Basic Treaty of 1972.")]
    [InlineData("It was bound by the 1972 Basic Treaty.")]
    [InlineData("Nobody there recalled the agreement of 12 March 1972.")]
    public void What_a_thing_is_called_by_is_not_the_year_of_what_follows(string sentence)
    {
        // An essay: its own years are told only at the beginning.
        const string essay = "North and South signed an agreement on 9 May 2019. In 1998, 2001, 2004, 2007 and 2011 there had been none.\n\nOn 2 February 2021 Anna Norden met Sam Suden in Northtown. {0} On 27 February Sam Suden visited Northtown.";
        var read = SmallBulletin.Read(essay.Replace("{0}", sentence, StringComparison.Ordinal));
        Assert.Contains(read.Proposals, one => one.Kind == OccurrenceKind.Meeting && one.Date.ToString() == "2021-02-27");
    }

    [Theory]
    [InlineData("On 6 May Anna Norden wrote to Sam Suden and urged him to honour the 20 June 2011 Temporary Arrangements.", "2021-05-06")]
    [InlineData("On 6 May Anna Norden condemned the 23 March Movement.", "2021-05-06")]
    [InlineData("On 6 May Anna Norden, in a speech on the anniversary of the Green March, condemned South.", "2021-05-06")]
    [InlineData("On 6 May Anna Norden condemned resolution 2494 (2019).", "2021-05-06")]
    public void A_day_in_a_name_dates_nothing_else(string sentence, string date) =>
        Assert.Equal(date, Assert.Single(SmallBulletin.Proposals(sentence), one => one.Kind == OccurrenceKind.Statement).Date.ToString());

    [Theory]
    [InlineData("On 12 May forces of North attacked a village.", "2021-05-12")]
    [InlineData("The bridge was opened, and in the summer of 2019 Norden closed it.", "2019-22")]
    public void What_only_looks_like_a_name_is_a_date(string sentence, string date) =>
        Assert.Contains(SmallBulletin.Proposals(sentence), one => one.Kind == OccurrenceKind.Incident && one.Date.ToString() == date);

    [Fact]
    public void A_row_of_a_table_is_an_entry_with_its_date() =>
        Assert.Equal(
            ["2021-05-04", "2021-05-19"],
            SmallBulletin.Proposals("| Date | Event |\n|---|---|\n| 4 May | North released ten soldiers. |\n| 19 May | South closed the bridge. |").Select(one => one.Date.ToString()));

    [Fact]
    public void A_title_in_capitals_parts_what_stands_before_it_from_what_follows()
    {
        var read = SmallBulletin.Read("On 3 May, North and South signed a treaty. (N1, 4 May)\nBRIDGE IS CLOSED\nNORTHTOWN, May 12 (Wire) -- South closed the bridge on Tuesday.");
        Assert.DoesNotContain(read.Proposals, one => one.Citations.Any(citation => citation.Quote.Contains("BRIDGE IS", StringComparison.Ordinal)));
        Assert.Contains(read.Proposals, one => one.Kind == OccurrenceKind.Incident && one.Date.ToString() == "2021-05-11");
    }
}
