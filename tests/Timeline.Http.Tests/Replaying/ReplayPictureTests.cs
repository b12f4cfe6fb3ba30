using Timeline.Api.Disputes;
using Timeline.Api.Replaying;

namespace Timeline.Http.Tests.Replaying;

/// <summary>The small picture of a replay: bars to the left for hostility, to the right for friendliness, and months as a line.</summary>
public sealed class ReplayPictureTests
{
    private static readonly DisputeState State = new DisputeFold([], actor => actor).Show();

    [Theory]
    [InlineData("-9", "2021-05-12   █████████│            -9.0  told anew")]
    [InlineData("0", "2021-05-12            │             0.0  told anew")]
    [InlineData("2.5", "2021-05-12            │███          2.5  told anew")]
    [InlineData("10", "2021-05-12            │██████████  10.0  told anew")]
    public void A_frame_is_a_line_with_a_bar(string mean, string line) =>
        Assert.Equal(line, Assert.Single(new ReplayPicture().Lines(Frame("2021-05-12", [], ("2021-05", decimal.Parse(mean, System.Globalization.CultureInfo.InvariantCulture))))));

    [Fact]
    public void More_titles_stand_below_the_first_one() =>
        Assert.Equal(
            ["2021-05-12            │             0.0  no longer: one", "                                         no longer: two"],
            new ReplayPicture().Lines(Frame("2021-05-12", ["one", "two"], ("2021-05", 0))));

    [Fact]
    public void Months_are_a_line_in_which_empty_ones_are_blank()
    {
        var picture = new ReplayPicture();
        Assert.Equal("", picture.Sparkline());
        _ = picture.Lines(Frame("2021-01-01", [], ("2021-01", -9))).ToList();
        _ = picture.Lines(Frame("2021-04-01", [], ("2021-03", 0), ("2021-04", 10))).ToList();
        Assert.Equal("2021-01 ▁ ▅█ 2021-04", picture.Sparkline());
        _ = picture.Lines(Frame("2021-04-02", [], ("2021-04", null))).ToList();
        Assert.Equal("2021-01 ▁ ▅ 2021-03", picture.Sparkline());
    }

    [Fact]
    public void Of_many_months_the_last_ones_are_shown()
    {
        var picture = new ReplayPicture();
        _ = picture.Lines(Frame("2021-04-01", [], ("1813-10", 0), ("2021-04", 5))).ToList();
        Assert.Equal($"2017-05 {new string(' ', 47)}▇ 2021-04", picture.Sparkline());
    }

    private static ReplayFrame Frame(string at, IReadOnlyList<string> left, params (string Month, decimal? Mean)[] months) =>
        new(1, at, [], left, State, [.. months.Select(month => new MonthOfDispute(month.Month, month.Mean is null ? 0 : 1, month.Mean ?? 0, month.Mean))], []);
}
