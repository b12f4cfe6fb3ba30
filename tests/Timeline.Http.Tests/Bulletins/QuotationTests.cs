using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Timeline.Http.Tests.House;
using Timeline.Http.Tests.Running;

namespace Timeline.Http.Tests.Bulletins;

/// <summary>Every quotation is the document's own words, where it says they stand.</summary>
public sealed class QuotationTests(SeededService service) : IClassFixture<SeededService>
{
    [Fact]
    public async Task Every_quotation_is_the_text_between_its_offsets_counted_in_code_points()
    {
        var texts = new Dictionary<string, Rune[]>();
        foreach (var id in await IdsAsync()) texts[id] = [.. (await TextAsync(id)).EnumerateRunes()];
        var citations = (await service.AllAsync()).SelectMany(entry => entry.Citations.Concat(entry.Claims.Select(claim => claim.Citation))).ToList();
        Assert.NotEmpty(citations);
        foreach (var citation in citations)
        {
            Assert.True(citation.Start < citation.End);
            Assert.Equal(citation.Quote, string.Concat(texts[citation.Bulletin][citation.Start..citation.End]));
        }
    }

    [Fact]
    public async Task The_spans_of_a_text_are_the_citations_of_the_entries()
    {
        var all = await service.AllAsync();
        foreach (var id in await IdsAsync())
        {
            var expected = all.SelectMany(entry => entry.Citations, (entry, citation) => (Citation: citation, Span: (citation.Start, citation.End, Entry: entry.Id, entry.Kind)))
                .Where(pair => pair.Citation.Bulletin == id).Select(pair => pair.Span)
                .OrderBy(span => span.Start).ThenBy(span => span.End).ThenBy(span => span.Entry, StringComparer.Ordinal);
            var spans = (await service.ReadAsync($"/v1/bulletins/{id}/text")).GetProperty("spans").EnumerateArray().Select(span => (
                span.GetProperty("start").GetInt32(), span.GetProperty("end").GetInt32(), span.GetProperty("entry").GetString()!, span.GetProperty("kind").GetString()!));
            Assert.Equal(expected, spans);
        }
    }

    [Fact]
    public async Task Every_citation_bears_the_day_on_which_its_document_came_out()
    {
        var published = (await BulletinsAsync()).ToDictionary(b => b.GetProperty("id").GetString()!, b => b.GetProperty("published").Deserialize<DateOnly>());
        Assert.All(await service.AllAsync(), entry =>
        {
            Assert.All(entry.Citations, citation => Assert.Equal(published[citation.Bulletin], citation.Published));
            Assert.Equal(entry.Citations.Min(citation => citation.Published), entry.FirstPublished);
        });
    }

    [Fact]
    public async Task The_five_documents_are_registered_byte_for_byte_in_the_order_they_came_out()
    {
        var bulletins = await BulletinsAsync();
        Assert.Equal(
            [("air-center-2021-01", "2021-01-31"), ("air-center-2021-05", "2021-05-31"), ("air-center-2021-12", "2021-12-31"), ("jafarova-2022", "2022-06-30"), ("air-center-2024-09", "2024-10-05")],
            bulletins.Select(b => (b.GetProperty("id").GetString()!, b.GetProperty("published").GetString()!)));
        var files = Directory.GetFiles(Path.Combine(Repository.Root, "seeds", "bulletins")).ToDictionary(file => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file))));
        Assert.Equal(files.Keys.Order(), bulletins.Select(b => b.GetProperty("sha256").GetString()!).Order());
        foreach (var bulletin in bulletins)
        {
            var bytes = await File.ReadAllBytesAsync(files[bulletin.GetProperty("sha256").GetString()!]);
            var text = await TextAsync(bulletin.GetProperty("id").GetString()!);
            Assert.Equal(bytes, Encoding.UTF8.GetBytes(text));
            Assert.Equal(text.EnumerateRunes().Count(), bulletin.GetProperty("length").GetInt32());
        }
    }

    [Fact]
    public async Task A_bulletin_tells_how_many_entries_and_passages_it_proves()
    {
        var all = await service.AllAsync();
        foreach (var bulletin in await BulletinsAsync())
        {
            var id = bulletin.GetProperty("id").GetString()!;
            var citations = all.SelectMany(entry => entry.Citations).Count(citation => citation.Bulletin == id);
            Assert.Equal((await service.PageAsync($"bulletin={id}")).Matched, bulletin.GetProperty("entries").GetInt64());
            Assert.Equal(citations, bulletin.GetProperty("citations").GetInt64());
            Assert.Equal(bulletin.GetRawText(), (await service.ReadAsync($"/v1/bulletins/{id}")).GetRawText());
        }
    }

    private async Task<IReadOnlyList<JsonElement>> BulletinsAsync() => [.. (await service.ReadAsync("/v1/bulletins")).GetProperty("bulletins").EnumerateArray()];

    private async Task<IEnumerable<string>> IdsAsync() => (await BulletinsAsync()).Select(b => b.GetProperty("id").GetString()!);

    private async Task<string> TextAsync(string id) => (await service.ReadAsync($"/v1/bulletins/{id}/text")).GetProperty("text").GetString()!;
}
