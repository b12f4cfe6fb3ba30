using Timeline.Domain.Coding;
using Timeline.Domain.Dates;
using Timeline.Domain.Occurrences;
using Timeline.Reading.Proposals;
using Timeline.Reading.Scoring;

namespace Timeline.Reading.Tests.Scoring;

/// <summary>How proposals are held against what people found.</summary>
public sealed class ScoringTests
{
    [Fact]
    public void A_pair_is_right_when_the_words_overlap_the_kind_is_the_same_and_the_dates_share_a_day()
    {
        var score = Of([Found("2021-05-05", 0, 10)], [Made("2021-05", 5, 20)]);
        Assert.Equal((1, 1, 1, 1, 0), (score.Curated, score.Proposed, score.Paired, score.Right, score.ExactDate));
        Assert.Equal((1d, 1d, 1d), (score.Recall, score.Precision, score.F1));
    }

    [Theory]
    [InlineData("2021-05-06", 0, OccurrenceKind.Statement)]
    [InlineData("2021-05-05", 0, OccurrenceKind.Meeting)]
    public void Another_day_or_kind_makes_a_pair_that_is_wrong(string date, int start, OccurrenceKind kind)
    {
        var score = Of([Found("2021-05-05", 0, 10)], [Made(date, start, 10, kind)]);
        Assert.Equal((1, 0), (score.Paired, score.Right));
    }

    [Fact]
    public void Words_elsewhere_make_no_pair()
    {
        var score = Of([Found("2021-05-05", 0, 10)], [Made("2021-05-05", 10, 20)]);
        Assert.Equal((1, 1, 0, 0d, 0d), (score.Curated, score.Proposed, score.Paired, score.Recall, score.F1));
    }

    [Fact]
    public void Each_counts_once_and_as_many_as_possible_are_right()
    {
        // The first proposal fits both, the second one only the first; giving the first away greedily would lose one.
        var score = Of([Found("2021-05-05", 0, 10), Found("2021-05-06", 0, 10)], [Made("2021-05-05/2021-05-06", 0, 10), Made("2021-05-05", 0, 10), Made("2021-05-05", 0, 10)]);
        Assert.Equal((2, 3, 2), (score.Right, score.Proposed, score.Paired));
    }

    private static Score Of(IReadOnlyList<Curated> found, IReadOnlyList<Proposal> made) => Score.Of(Pairing.Of(found, made));

    private static Curated Found(string date, int start, int end) => new(
        $"{date}-{start}", OccurrenceKind.Statement, Edtf.Parse(date), DateBasis.Explicit, new HashSet<string>(), new HashSet<string>(), new EventCoding(CodingType.Statement), [new Passage(start, end)]);

    private static Proposal Made(string date, int start, int end, OccurrenceKind kind = OccurrenceKind.Statement) => new(
        kind, Edtf.Parse(date), false, "It", [], [], null, new EventCoding(CodingType.Statement), [new ProposedCitation(null, "It", new Passage(start, end), DateBasis.Explicit)], 0.5m, []);
}
