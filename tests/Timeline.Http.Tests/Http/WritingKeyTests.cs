using System.Net;
using Timeline.Http.Tests.Running;

namespace Timeline.Http.Tests.Http;

/// <summary>Who may not write is told how to.</summary>
public sealed class WritingKeyTests(EmptyService service) : IClassFixture<EmptyService>
{
    [Theory]
    [InlineData(null, "Bearer")]
    [InlineData("Authorization: Bearer wrong", "Bearer error=\"invalid_token\"")]
    [InlineData("Authorization: Basic dXNlcjpwYXNz", "Bearer")]
    public async Task Writing_without_a_key_that_holds_is_a_401_that_asks_for_one(string? header, string asks)
    {
        using var response = await service.SendAsync(HttpMethod.Post, "/v1/actors", header is null ? [] : [header]);
        await Problem.ReadAsync(response, HttpStatusCode.Unauthorized);
        Assert.Equal(asks, Assert.Single(response.Headers.WwwAuthenticate).ToString());
    }
}
