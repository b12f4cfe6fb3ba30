using System.Net;
using System.Text.Json;
using Timeline.Http.Tests.Writing;

namespace Timeline.Http.Tests.Proposals;

/// <summary>The queue of what waits for a decision: filtered, in order, in pages.</summary>
public sealed class ListingProposalsTests(ReviewDesk desk) : IClassFixture<ReviewDesk>, IAsyncLifetime
{
    public async Task InitializeAsync()
    {
        if ((await desk.ListAsync("state=all")).Count > 0) return;
        await desk.ReadAsync("listed-b", 2501);
        await desk.ReadAsync("listed-a", 2502);
        await desk.DecideAsync("listed-a-1", "accept", 1);
        await desk.DecideAsync("listed-a-2", "reject", 1, TakingBackTests.Because("No."));
        await desk.DecideAsync("listed-b-2", "amend", 1, CorrectingTests.Correction("""{"title": "Amended"}""")["changes"]!.DeepClone());
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData("", "listed-a-3 listed-a-4 listed-a-5 listed-b-1 listed-b-3 listed-b-4 listed-b-5")]
    [InlineData("state=accepted", "listed-a-1")]
    [InlineData("state=amended", "listed-b-2")]
    [InlineData("state=rejected", "listed-a-2")]
    [InlineData("state=all&bulletin=listed-b", "listed-b-1 listed-b-2 listed-b-3 listed-b-4 listed-b-5")]
    [InlineData("bulletin=listed-b&bulletin=listed-a&kind=meeting&kind=incident", "listed-a-4 listed-a-5 listed-b-4 listed-b-5")]
    [InlineData("confidence=1", "")]
    public async Task A_filter_chooses_and_the_order_is_that_of_the_text(string query, string ids) =>
        Assert.Equal(ids.Split(' ', StringSplitOptions.RemoveEmptyEntries), (await desk.ListAsync(query)).Select(ReviewDesk.IdOf));

    [Fact]
    public async Task A_least_confidence_leaves_out_what_is_less_sure()
    {
        var all = await desk.ListAsync("state=all");
        foreach (var least in all.Select(one => one.GetProperty("confidence").GetRawText()).Distinct())
        {
            Assert.Equal(
                all.Where(one => one.GetProperty("confidence").GetDecimal() >= JsonSerializer.Deserialize<decimal>(least)).Select(ReviewDesk.IdOf),
                (await desk.ListAsync($"state=all&confidence={least}")).Select(ReviewDesk.IdOf));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(10)]
    public async Task Pages_follow_each_other_by_next_and_by_the_link(int limit)
    {
        var ids = new List<string>();
        for (var address = $"/v1/proposals?state=all&limit={limit}"; address is not null;)
        {
            using var response = await desk.Service.GetAsync(address);
            var page = JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsStringAsync());
            Assert.Equal(10, page.GetProperty("matched").GetInt32());
            ids.AddRange(page.GetProperty("proposals").EnumerateArray().Select(ReviewDesk.IdOf));
            var next = page.GetProperty("next").GetString();
            Assert.Equal(next is not null, response.Headers.TryGetValues("Link", out var links));
            address = links?.Single().Split('>')[0].TrimStart('<');
            if (next is not null) Assert.EndsWith($"cursor={next}", address, StringComparison.Ordinal);
        }

        Assert.Equal((await desk.ListAsync("state=all")).Select(ReviewDesk.IdOf), ids);
    }

    [Theory]
    [InlineData("state=decided", "state", "open, accepted, amended, rejected, all")]
    [InlineData("kind=party", "kind", "statement")]
    [InlineData("confidence=high", "confidence", "a number from 0 to 1")]
    [InlineData("confidence=1.5", "confidence", "a number from 0 to 1")]
    [InlineData("limit=0", "limit", "1 to 500")]
    [InlineData("bulletin=listed", "bulletin", "Did you mean 'listed-a'")]
    [InlineData("cursor=xyz", "cursor", "no cursor")]
    [InlineData("actor=norland", "actor", "no such parameter")]
    public async Task A_wrong_question_is_named_with_what_was_expected(string query, string parameter, string said) =>
        Assert.Contains(said, (await desk.Service.ProblemAsync(HttpStatusCode.BadRequest, $"/v1/proposals?{query}")).Of(parameter), StringComparison.Ordinal);

    [Fact]
    public async Task A_cursor_belongs_to_its_query()
    {
        var next = (await desk.Service.ReadAsync("/v1/proposals?state=all&limit=2")).GetProperty("next").GetString();
        await desk.Service.ProblemAsync(HttpStatusCode.BadRequest, $"/v1/proposals?cursor={next}");
    }

    [Fact]
    public async Task The_index_tells_how_many_wait_and_where() =>
        Assert.Equal(
            ((await desk.ListAsync("")).Count, "/v1/proposals"),
            ((await desk.Service.ReadAsync("/v1")).GetProperty("counts").GetProperty("proposals").GetInt32(), (await desk.Service.ReadAsync("/v1")).GetProperty("links").GetProperty("proposals").GetString()));

    [Fact]
    public async Task A_proposal_that_is_not_there_is_a_404() => await desk.Service.ProblemAsync(HttpStatusCode.NotFound, "/v1/proposals/no-such-1");

    [Fact]
    public async Task An_unchanged_queue_is_a_304()
    {
        using var first = await desk.Service.GetAsync("/v1/proposals");
        using var again = await desk.Service.GetAsync("/v1/proposals", $"If-None-Match: {first.Headers.ETag}");
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
    }
}
