using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Timeline.Reading.Tests.Reading;

/// <summary>What layout does to a text is undone, and no offset is lost.</summary>
public sealed class TextsTests
{
    private const string Torn =
        "Table of contents\n\n- I. **The bridge**\n2\n\nI. The bridge\n\nOn May 5, 😀 President Norden\n\n3\n\nmet with “President Suden”\n\nin Northtown.¹ They\n\n¹ Press release, https://example.org/2021/05/06, accessed May 7, 2021.\n\nparted on May 6.\n\nII. The dam\n\nOn May 8, North accused South.";

    [Fact]
    public void A_sentence_goes_on_over_page_numbers_and_notes()
    {
        var proposals = SmallBulletin.Proposals(Torn);
        Assert.Equal(["2021-05-05", "2021-05-06", "2021-05-08"], proposals.Select(one => one.Date.ToString()));
        Assert.Equal(["I", "I", "II"], proposals.Select(one => one.Citations[0].Section!));
    }

    [Theory]
    [InlineData("On May 5, President Norden met with President Suden of\nSouth.")]
    [InlineData("On May 5, President Norden met with President Suden. The talks were long, the former minister\nSuden said.")]
    public void A_line_that_goes_on_is_no_title_though_the_next_begins_with_a_name(string text) =>
        Assert.Contains("2021-05-05", SmallBulletin.Proposals(text).Select(one => one.Date.ToString()));

    [Fact]
    public void Marks_of_notes_that_were_left_out_part_no_sentences()
    {
        var read = SmallBulletin.Proposals("On 5 May North attacked South.[22] On 6 May South attacked North.[23][24]");
        Assert.Equal(["2021-05-05", "2021-05-06"], read.Select(one => one.Date.ToString()));
        Assert.Equal("On 6 May South attacked North.", read[1].Citations[0].Quote);
    }

    [Fact]
    public void Lines_broken_at_a_width_make_one_paragraph_and_their_notes_are_notes()
    {
        var filler = string.Concat(Enumerable.Repeat("Trade between both of them goes on as it always did, and nobody wants to change it.\nNorthtown sells wine, Southtown sells salt, and the river carries both of them to sea.\n\n", 8));
        var read = SmallBulletin.Proposals($"{filler}On 5 May North attacked South.\nNorth and South have fought before, and the bridge between them was the reason each time.\nSam Suden accused North of\n\n1 See Jane Roe, The Rivers of the North: A Study of Water and of War in the Years\n1951–1993 (Northtown: Hill Press, 1995), pp. 136–139.\n2 Letter of 3 April 2020, printed in the Northern Herald, p. 2.\n\n42\n\nfraud on 7 May.\n\n{filler}");
        Assert.Equal(["2021-05-05", "2021-05-07"], read.Select(one => one.Date.ToString()));
    }

    [Fact]
    public void A_year_with_a_title_and_a_day_with_its_hour_stand_over_what_they_date()
    {
        Assert.Equal("2016-10-01", Assert.Single(SmallBulletin.Proposals("2016 – After the strikes\n\nOn 1 October North attacked South.")).Date.ToString());
        Assert.Equal("2021-05-03", Assert.Single(SmallBulletin.Proposals("Mon, 03 May 2021 16:21:35 +0000\n\nNorth attacked South.")).Date.ToString());
    }

    [Fact]
    public void A_quotation_is_the_text_between_its_offsets()
    {
        var text = BulletinText.Decode(Encoding.UTF8.GetBytes(Torn));
        Assert.All(SmallBulletin.Proposals(Torn).SelectMany(one => one.Citations), citation => Assert.Equal(citation.Quote, text.Read(citation.Passage)));
    }

    [Fact]
    public void Any_text_can_be_read_and_always_in_the_same_way() => Prop.ForAll(
        ArbMap.Default.ArbFor<string[]>(), words =>
        {
            var text = "On May 5, President Norden said: " + string.Join(" On May 6, ", words.Select(word => word?.Replace("\0", "", StringComparison.Ordinal)));
            text = new string([.. text.Where(c => !char.IsSurrogate(c))]);
            var known = BulletinText.Decode(Encoding.UTF8.GetBytes(text));
            var (once, again) = (SmallBulletin.Read(text), SmallBulletin.Read(text));
            return once.Proposals.All(one => one.Citations.All(citation => known.Read(citation.Passage) == citation.Quote))
                && once.Proposals.Select(one => (one.Title, one.Date, one.Confidence)).SequenceEqual(again.Proposals.Select(one => (one.Title, one.Date, one.Confidence)));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Another_language_is_seen() =>
        Assert.False(SmallBulletin.Read("Le ministre des affaires étrangères a rencontré son homologue à Paris. Les deux ministres ont parlé de la région.").IsEnglish);
}
