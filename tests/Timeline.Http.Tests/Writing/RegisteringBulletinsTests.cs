using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace Timeline.Http.Tests.Writing;

/// <summary>Documents are registered once, whoever sends them however often, and kept byte for byte.</summary>
public sealed class RegisteringBulletinsTests(Desk desk) : IClassFixture<Desk>
{
    private const string Path = "/v1/bulletins";

    [Fact]
    public async Task A_new_document_is_a_201_that_tells_where_it_is_and_what_it_is()
    {
        using var response = await desk.PostAsync(Path, Desk.Bulletin("told", "A text of its own 🕊."));
        Assert.Equal("/v1/bulletins/told", response.Headers.Location?.OriginalString);
        Assert.Equal("\"1\"", response.Headers.ETag?.ToString());
        var sequence = Assert.Single(response.Headers.GetValues("Timeline-Sequence"));
        var state = await Desk.StateAsync(response, HttpStatusCode.Created);
        Assert.Equal(("told", "en", "bulletin", 20), (
            state.GetProperty("id").GetString(), state.GetProperty("language").GetString(), state.GetProperty("kind").GetString(), state.GetProperty("length").GetInt32()));
        Assert.Equal(state.GetRawText(), (await desk.Service.ReadAsync("/v1/bulletins/told", $"Timeline-Sequence: {sequence}")).GetRawText());
    }

    [Fact]
    public async Task A_document_without_an_id_is_named_by_its_title()
    {
        var body = Desk.Bulletin(null, "A text without a name.");
        body["title"] = "Ağdam & Şuşa: a Report";
        Assert.Equal("agdam-susa-a-report", (await desk.CreatedAsync(Path, body)).GetProperty("id").GetString());
    }

    [Fact]
    public async Task The_same_bytes_again_are_the_same_bulletin_under_whatever_name_they_come()
    {
        var first = await desk.CreatedAsync(Path, Desk.Bulletin("again", "The same bytes."));
        var events = await desk.EventsAsync("bulletin_registered");
        foreach (var id in (string[])["again", "another-name"])
        {
            using var response = await desk.PostAsync(Path, Desk.Bulletin(id, "The same bytes."));
            Assert.Equal("\"1\"", response.Headers.ETag?.ToString());
            Assert.Equal(first.GetRawText(), (await Desk.StateAsync(response, HttpStatusCode.OK)).GetRawText());
        }

        Assert.Equal(events, await desk.EventsAsync("bulletin_registered"));
        await desk.Service.ProblemAsync(HttpStatusCode.NotFound, "/v1/bulletins/another-name");
    }

    [Fact]
    public async Task Those_who_post_the_same_bytes_at_once_all_get_one_bulletin()
    {
        for (var round = 0; round < 8; round++)
        {
            var text = $"Posted at once, round {round}.";
            var events = await desk.EventsAsync("bulletin_registered");
            var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(n => desk.PostAsync(Path, Desk.Bulletin($"at-once-{round}-{n}", text))));
            Assert.Equal(1, answers.Count(answer => answer.StatusCode == HttpStatusCode.Created));
            Assert.Equal(5, answers.Count(answer => answer.StatusCode == HttpStatusCode.OK));
            var ids = new HashSet<string>();
            foreach (var answer in answers) ids.Add((await Desk.StateAsync(answer, answer.StatusCode)).GetProperty("id").GetString()!);
            Assert.Single(ids);
            Assert.Equal(events + 1, await desk.EventsAsync("bulletin_registered"));
        }
    }

    [Fact]
    public async Task An_id_that_belongs_to_other_bytes_is_a_409_and_the_bytes_may_come_again_under_another()
    {
        await desk.CreatedAsync(Path, Desk.Bulletin("taken", "The first text."));
        var problem = await desk.RefusedAsync(HttpStatusCode.Conflict, Path, Desk.Bulletin("taken", "The second text."));
        Assert.Contains("'taken' belongs to another document", problem.Detail, StringComparison.Ordinal);
        Assert.Equal("The first text.", await TextAsync("taken"));

        Assert.Equal("free", (await desk.CreatedAsync(Path, Desk.Bulletin("free", "The second text."))).GetProperty("id").GetString());
        Assert.Equal("The second text.", await TextAsync("free"));
    }

    [Fact]
    public async Task Other_particulars_of_a_registered_document_are_a_409_that_names_them()
    {
        await desk.CreatedAsync(Path, Desk.Bulletin("kept", "Registered once."));
        var changed = Desk.Bulletin("kept", "Registered once.");
        changed["title"] = "Another title";
        changed["published"] = "2021-02-01";
        Assert.Contains("title, published", (await desk.RefusedAsync(HttpStatusCode.Conflict, Path, changed)).Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\uFEFFA byte order mark stands first.")]
    [InlineData("One line\r\nand another\rand a third\n\n")]
    [InlineData("A flag 🇦🇿, a family 👨‍👩‍👧, hands 🤝.")]
    [InlineData("No\u00A0break, \u202Fnarrow, zero\u200Bwidth, a tab\tand control \u0001.")]
    [InlineData("Composed \u00E9 and decomposed e\u0301 stay apart.")]
    [InlineData(" Blanks before and after \n")]
    public async Task A_text_is_kept_byte_for_byte(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        var id = $"bytes-{hash[..8]}";
        var asText = await Desk.StateAsync(
            await desk.PostAsync($"{Path}?id={id}&title=T&publisher=P&issued=2021-01&published=2021-01-31", bytes, "text/plain; charset=utf-8"), HttpStatusCode.Created);
        Assert.Equal(hash, asText.GetProperty("sha256").GetString());
        Assert.Equal(text.EnumerateRunes().Count(), asText.GetProperty("length").GetInt32());
        Assert.Equal(bytes, Encoding.UTF8.GetBytes(await TextAsync(id)));
        Assert.Equal(id, (await desk.KnownAsync(Path, Desk.Bulletin("as-json", text))).GetProperty("id").GetString());
    }

    private async Task<string> TextAsync(string id) => (await desk.Service.ReadAsync($"/v1/bulletins/{id}/text")).GetProperty("text").GetString()!;
}
