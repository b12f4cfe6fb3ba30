using System.Net;
using Timeline.Http.Tests.Running;

namespace Timeline.Http.Tests.Commands;

/// <summary>Keys that are made on the command line let somebody write, until they are revoked there.</summary>
public sealed class KeysCommandTests(EmptyService service) : IClassFixture<EmptyService>
{
    [Fact]
    public async Task A_key_is_printed_alone_lets_its_holder_write_is_listed_and_revoked()
    {
        var added = await Program.RunAsync(service.Database, "keys", "add", "carla", "--role", "admin");
        Assert.Equal((0, ""), (added.Code, added.Error));
        var key = added.Output.TrimEnd('\n');
        Assert.Matches("^tl_[A-Za-z0-9_-]{43}$", key);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, await WriteAsync(key));

        var list = await Program.RunAsync(service.Database, "keys", "list");
        Assert.Equal((0, ""), (list.Code, list.Error));
        Assert.Matches("(?m)^carla\tadmin\t\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ$", list.Output);
        Assert.DoesNotContain(key, list.Output, StringComparison.Ordinal);

        var revoked = await Program.RunAsync(service.Database, "keys", "revoke", "carla");
        Assert.Equal((0, "", ""), (revoked.Code, revoked.Output, revoked.Error));
        Assert.Equal(HttpStatusCode.Unauthorized, await WriteAsync(key));
        (await Program.RunAsync(service.Database, "keys", "revoke", "carla")).FailedPlainly("'carla' has no key");
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("two\nlines")]
    [InlineData("a\ttab")]
    [InlineData("seeds")]
    public async Task A_name_that_could_not_be_listed_or_is_the_imports_own_is_refused(string name)
    {
        var ended = await Program.RunAsync(service.Database, "keys", "add", name);
        Assert.NotEqual(0, ended.Code);
        Assert.DoesNotContain("tl_", ended.Output, StringComparison.Ordinal);
        Assert.Contains("name", ended.Error, StringComparison.Ordinal);
    }

    /// <summary>With a key that holds, the missing body is what is told next.</summary>
    private async Task<HttpStatusCode> WriteAsync(string key)
    {
        using var response = await service.SendAsync(HttpMethod.Post, "/v1/actors", $"Authorization: Bearer {key}");
        return response.StatusCode;
    }
}
