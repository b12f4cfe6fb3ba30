using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Timeline.Api.Operations;
using Timeline.EventStore.Projections;
using Timeline.Http.Tests.Running;
using Timeline.Http.Tests.Writing;

namespace Timeline.Http.Tests.Proposals;

/// <summary>The read model of proposals is what the log tells: verified, rebuilt and told of like the others.</summary>
public sealed class ProposalsFoldTests(ReviewDesk desk) : IClassFixture<ReviewDesk>
{
    [Fact]
    public async Task It_is_verified_row_by_row_and_rebuilt_beside_the_live_one()
    {
        await desk.ReadAsync("folded", 2601);
        await desk.DecideAsync("folded-1", "accept", 1);
        await desk.DecideAsync("folded-1", "undo", 2);
        await desk.DecideAsync("folded-2", "amend", 1, new JsonObject { ["title"] = "Amended" });
        await desk.DecideAsync("folded-3", "reject", 1, TakingBackTests.Because("No."));
        const string Rows = "SELECT id || ' ' || state || ' ' || version || ' ' || sequence || ' ' || body::text FROM timeline_read.proposal ORDER BY id";
        var before = await Sql.ColumnAsync(desk.Service.Database, Rows);

        var verified = await Commands.Program.RunAsync(desk.Service.Database, "verify", "store");
        Assert.True(verified.Code == 0, verified.Output + verified.Error);
        Assert.Contains("proposals.proposal: 5 rows, 0 missing, 0 unfounded", verified.Output, StringComparison.Ordinal);
        Assert.Contains("proposals.reading: 1 rows, 0 missing, 0 unfounded", verified.Output, StringComparison.Ordinal);

        var rebuilt = await Commands.Program.RunAsync(desk.Service.Database, "rebuild", "proposals");
        Assert.True(rebuilt.Code == 0, rebuilt.Error);
        Assert.Equal(before, await Sql.ColumnAsync(desk.Service.Database, Rows));
        Assert.Equal(2, (await desk.ListAsync("bulletin=folded&state=open")).Count(one => ReviewDesk.IdOf(one) is "folded-1" or "folded-4"));

        var status = await Commands.Program.RunAsync(desk.Service.Database, "status");
        Assert.Contains("projection  proposals: at ", status.Output, StringComparison.Ordinal);
        Assert.Contains(desk.Service.Parts.GetServices<IProjection>(), projection => PrepareDatabase.DefinitionOf(projection.Name).Name == "proposals");
    }
}
