using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Timeline.Api.Keys;
using Timeline.Http.Tests.Running;

namespace Timeline.Http.Tests.Writing;

/// <summary>Only those write who hold a key, and nobody can read one out of the database.</summary>
public sealed class KeysTests(EmptyService service) : IClassFixture<EmptyService>
{
    private static readonly string[] Paths =
    [
        "/v1/bulletins", "/v1/occurrences", "/v1/actors", "/v1/topics", "/v1/places", "/v1/bulletins/x/withdrawal",
        .. ((string[])["citations", "corrections", "claims", "links", "merge", "unmerge", "retraction", "reinstatement"]).Select(command => $"/v1/occurrences/x/{command}"),
    ];

    private static readonly string[] ToDelete = ["/v1/occurrences/x/citations/1", "/v1/occurrences/x/links/follows/y"];

    private ApiKeys Keys => service.Parts.GetRequiredService<ApiKeys>();

    [Fact]
    public async Task Every_way_to_write_asks_for_a_key_before_it_looks_at_the_body()
    {
        foreach (var (method, path) in Paths.Select(path => (HttpMethod.Post, path)).Concat(ToDelete.Select(path => (HttpMethod.Delete, path))))
        {
            using var response = await service.SendAsync(method, path);
            var problem = await Problem.ReadAsync(response, HttpStatusCode.Unauthorized);
            Assert.Contains("Authorization: Bearer KEY", problem.Detail, StringComparison.Ordinal);
            Assert.Equal("Bearer", Assert.Single(response.Headers.WwwAuthenticate).ToString());
        }
    }

    [Fact]
    public async Task A_key_holds_until_it_is_revoked()
    {
        var key = await Keys.AddAsync("short-lived", KeyRole.Analyst, default);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, await StatusAsync(key));
        Assert.True(await Keys.RevokeAsync("short-lived", default));
        Assert.False(await Keys.RevokeAsync("short-lived", default));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(key));
    }

    [Fact]
    public async Task A_new_key_for_a_name_ends_the_one_before()
    {
        var old = await Keys.AddAsync("renewed", KeyRole.Analyst, default);
        var key = await Keys.AddAsync("renewed", KeyRole.Admin, default);
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(old));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, await StatusAsync(key));
        Assert.Equal(KeyRole.Admin, (await Keys.ListAsync(default)).Single(holder => holder.Name == "renewed").Role);
    }

    [Fact]
    public async Task What_is_nearly_a_key_is_none()
    {
        var key = await Keys.AddAsync("exact", KeyRole.Analyst, default);
        foreach (var wrong in (string[])[key[..^1], key + "x", key.ToUpperInvariant(), "tl_", new string('x', 4000)])
            Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(wrong));
    }

    [Fact]
    public async Task A_key_stands_nowhere_in_the_database()
    {
        var key = await Keys.AddAsync("secret", KeyRole.Analyst, default);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, await StatusAsync(key));
        var rows = await Sql.ColumnAsync(service.Database, "SELECT to_jsonb(k)::text FROM timeline_read.api_key k WHERE name = 'secret'");
        Assert.DoesNotContain(key, Assert.Single(rows), StringComparison.Ordinal);
        Assert.DoesNotContain(key["tl_".Length..], Assert.Single(rows), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Reading_needs_no_key_and_minds_none_that_is_wrong()
    {
        using var response = await service.GetAsync("/v1/actors", "Authorization: Bearer wrong");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    /// <summary>With a key that holds, the missing body is what is told next.</summary>
    private async Task<HttpStatusCode> StatusAsync(string key)
    {
        using var response = await service.SendAsync(HttpMethod.Post, "/v1/actors", $"Authorization: Bearer {key}");
        return response.StatusCode;
    }
}
