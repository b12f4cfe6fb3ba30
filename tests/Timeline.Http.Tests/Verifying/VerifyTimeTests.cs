using Microsoft.Extensions.DependencyInjection;
using Timeline.Api.Generating;
using Timeline.Api.Operations;
using Timeline.Api.Verifying;
using Timeline.Http.Tests.Running;
using Xunit.Abstractions;

namespace Timeline.Http.Tests.Verifying;

/// <summary>The timeline at random points is what folding the log up to there comes to; and when it is not, that is told.</summary>
public sealed class VerifyTimeTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_generated_history_is_answered_at_every_point_as_the_log_tells(int seed)
    {
        var database = await Templates.CopyEmptyAsync();
        await using var parts = Templates.Parts(database);
        await parts.GetRequiredService<GenerateHistory>().RunAsync(2000, seed, new Progress<long>(), default);
        await parts.GetRequiredService<Projections>().CatchUpAsync(default);
        await AgreesAsync(parts, 60, seed);
    }

    [Fact]
    public async Task The_seeds_are_answered_at_every_point_as_the_log_tells()
    {
        await using var parts = Templates.Parts(await Templates.CopySeededAsync());
        await AgreesAsync(parts, 100, 3);
    }

    [Fact]
    public async Task Second_thoughts_of_all_sorts_are_answered_at_every_point_as_the_log_tells()
    {
        await using var service = new MadeUpService();
        await service.InitializeAsync();
        await AgreesAsync(service.Parts, 200, 4);
    }

    [Fact]
    public async Task A_row_that_is_not_what_the_log_tells_is_found_and_the_command_fails()
    {
        var database = await Templates.CopySeededAsync();
        await Sql.ExecuteAsync(database, "UPDATE timeline_read.entry SET body = jsonb_set(body, '{title}', '\"Tampered with\"')");
        var ended = await Commands.Program.RunAsync(database, "verify", "time", "--points", "12", "--seed", "5");
        Assert.Equal(1, ended.Code);
        Assert.Contains("Tampered with", ended.Output, StringComparison.Ordinal);
        Assert.Contains("/v1/timeline?", ended.Output, StringComparison.Ordinal);
        Assert.Contains("12 points compared (seed 5)", ended.Error, StringComparison.Ordinal);
    }

    private async Task AgreesAsync(IServiceProvider parts, int points, int seed)
    {
        var verdict = await parts.GetRequiredService<VerifyTime>().RunAsync(points, seed, new Progress<long>(), default);
        output.WriteLine($"seed {seed}: {verdict.Points} points, {verdict.Entries} entries");
        Assert.True(verdict.Differences.Count == 0, string.Join('\n', verdict.Differences.Take(3)));
        Assert.Equal(points, verdict.Points);
        Assert.True(verdict.Entries > points, "Too few of the questions choose anything to tell much.");
    }
}
