using System.Net;
using System.Text.Json;
using Timeline.Http.Tests.Running;

namespace Timeline.Http.Tests.Dashboards;

/// <summary>What a histogram counts is what the timeline's filter finds, each entry once.</summary>
public sealed class HistogramTests(SeededService service) : IClassFixture<SeededService>
{
    public static TheoryData<string, string> Questions
    {
        get
        {
            var questions = new TheoryData<string, string>();
            foreach (var filter in (string[])["", "actor=armenia&kind=statement&kind=meeting", "topic=energy", "occurred_from=2020-11&occurred_to=2021-03", "published_until=2021-05", "recorded_until=900&represented=false", "q=border"])
            {
                foreach (var bucket in (string[])["day", "week", "month", "year"]) questions.Add(filter, bucket);
            }

            return questions;
        }
    }

    [Theory]
    [MemberData(nameof(Questions))]
    public async Task Each_entry_counts_once_in_the_bucket_of_its_first_day(string filter, string bucket)
    {
        var entries = await service.AllAsync(filter);
        var buckets = await BucketsAsync($"{filter}&bucket={bucket}");
        Assert.Equal(entries.Count, buckets.Sum(one => one.Total));
        foreach (var one in buckets)
        {
            var own = entries.Where(entry => entry.Earliest >= one.Start && entry.Earliest <= one.End).ToList();
            Assert.Equal(own.Count, one.Total);
            var days = one.End.DayNumber - one.Start.DayNumber + 1;
            Assert.Equal(own.Count(entry => entry.Latest is not { } latest || latest.DayNumber - entry.Earliest.DayNumber + 1 > days), one.Imprecise);
            Assert.Equal(own.Count == 0 ? null : Math.Round(own.Average(entry => entry.Coding.Intensity), 2), one.Intensity);
            Assert.Empty(one.Split);
        }
    }

    [Theory]
    [MemberData(nameof(Questions))]
    public async Task Buckets_follow_each_other_without_gaps_and_reach_over_all_that_was_asked_for(string filter, string bucket)
    {
        var buckets = await BucketsAsync($"{filter}&bucket={bucket}");
        Assert.All(buckets.Zip(buckets.Skip(1)), pair => Assert.Equal(pair.First.End.AddDays(1), pair.Second.Start));
        Assert.All(buckets, one => Assert.True(
            bucket switch
            {
                "day" => one.Start == one.End,
                "week" => one.Start.DayOfWeek == DayOfWeek.Monday && one.End == one.Start.AddDays(6),
                "month" => one.Start.Day == 1 && one.End == one.Start.AddMonths(1).AddDays(-1),
                _ => one.Start.DayOfYear == 1 && one.End == one.Start.AddYears(1).AddDays(-1),
            }, $"{one.Start} to {one.End}"));
        if (!filter.Contains("occurred_from", StringComparison.Ordinal)) return;
        Assert.True(buckets[0].Start <= new DateOnly(2020, 11, 1) && buckets[^1].End >= new DateOnly(2021, 3, 31));
    }

    [Theory]
    [InlineData("kind")]
    [InlineData("quadClass")]
    public async Task What_is_split_by_what_an_entry_has_one_of_sums_to_the_total(string split)
    {
        var entries = await service.AllAsync("actor=russia");
        foreach (var one in await BucketsAsync($"actor=russia&bucket=year&split={split}"))
        {
            Assert.Equal(one.Total, one.Split.Values.Sum());
            Assert.Equal(
                entries.Where(entry => entry.Earliest.Year == one.Start.Year).CountBy(entry => split == "kind" ? entry.Kind : entry.Coding.QuadClass).Select(pair => (pair.Key, (long)pair.Value)).Order(),
                one.Split.Select(pair => (pair.Key, pair.Value)).Order());
        }
    }

    [Theory]
    [InlineData("topic", "")]
    [InlineData("actor", "")]
    [InlineData("actor", "&represented=false")]
    public async Task What_is_split_by_what_an_entry_has_several_of_counts_it_for_each(string split, string more)
    {
        var entries = await service.AllAsync($"kind=meeting{more}");
        foreach (var one in await BucketsAsync($"kind=meeting&bucket=year&split={split}{more}"))
        {
            var expected = entries.Where(entry => entry.Earliest.Year == one.Start.Year)
                .SelectMany(entry => split == "topic" ? entry.Topics : entry.Participants.SelectMany(p => more.Length > 0 ? [p.Actor] : p.Represents.Prepend(p.Actor)).Distinct())
                .CountBy(slug => slug).Select(pair => (pair.Key, (long)pair.Value)).Order();
            Assert.Equal(expected, one.Split.Select(pair => (pair.Key, pair.Value)).Order());
        }
    }

    [Fact]
    public async Task Nothing_found_between_two_days_is_a_row_of_empty_buckets()
    {
        var buckets = await BucketsAsync("q=zeppelin&occurred_from=2021-01&occurred_to=2021-12&bucket=month");
        Assert.Equal(12, buckets.Count);
        Assert.All(buckets, one => Assert.Equal((0, 0, null), (one.Total, one.Imprecise, one.Intensity)));
        Assert.Empty(await BucketsAsync("q=zeppelin"));
    }

    [Fact]
    public async Task More_buckets_than_anybody_can_look_at_are_refused_with_advice()
    {
        var problem = await service.ProblemAsync(HttpStatusCode.BadRequest, "/v1/timeline/histogram?bucket=day&occurred_from=1500&occurred_to=2024");
        Assert.Contains("Take longer ones", problem.Of("bucket"), StringComparison.Ordinal);
        Assert.Equal(9999, (await BucketsAsync("bucket=year&occurred_from=0001&occurred_to=9999")).Count);
        Assert.NotEmpty(await BucketsAsync("bucket=week&occurred_from=9990&occurred_to=9999&q=zeppelin"));
    }

    [Fact]
    public async Task An_unknown_bucket_is_named_with_those_there_are() => Assert.Contains(
        "'month'", (await service.ProblemAsync(HttpStatusCode.BadRequest, "/v1/timeline/histogram?bucket=months")).Of("bucket"), StringComparison.Ordinal);

    [Theory]
    [InlineData("/v1/timeline/histogram?bucket=year")]
    [InlineData("/v1/actors/graph")]
    [InlineData("/v1/coverage")]
    [InlineData("/v1/actors/russia")]
    [InlineData("/v1/topics/energy")]
    public async Task An_unchanged_dashboard_costs_one_304(string path)
    {
        using var first = await service.GetAsync(path);
        Assert.True(first.Headers.CacheControl!.NoCache);
        using var again = await service.GetAsync(path, $"If-None-Match: {first.Headers.ETag}");
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Empty(await again.Content.ReadAsByteArrayAsync());
    }

    private async Task<IReadOnlyList<BucketSeen>> BucketsAsync(string query) =>
        (await service.ReadAsync($"/v1/timeline/histogram?{query.TrimStart('&')}")).GetProperty("buckets").Deserialize<IReadOnlyList<BucketSeen>>(EntrySeen.Json)!;

    private sealed record BucketSeen(DateOnly Start, DateOnly End, long Total, long Imprecise, decimal? Intensity, IReadOnlyDictionary<string, long> Split);
}
