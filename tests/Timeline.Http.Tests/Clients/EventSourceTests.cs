using System.Diagnostics;
using System.Globalization;
using Timeline.Http.Tests.Running;

namespace Timeline.Http.Tests.Clients;

/// <summary>An event source as everybody uses it follows the changes while the service ends and starts again.</summary>
public sealed class EventSourceTests
{
    [NodeFact]
    public async Task It_loses_nothing_and_sees_nothing_twice_when_the_service_starts_again()
    {
        var database = await Templates.CopyEmptyAsync();
        await using var parts = Templates.Parts(database);
        var chronicle = new Chronicle(parts);
        await chronicle.BulletinAsync("paper", "2021-01-31");
        var sequences = new List<long>();
        async Task RecordAsync(int more)
        {
            for (var i = 0; i < more; i++) sequences.Add(await chronicle.RecordAsync($"talk-{sequences.Count}", "2021-01-05", "paper", 1 + sequences.Count));
        }

        string address;
        NodeProcess client;
        using (var first = Commands.Program.Start(database, "serve", "--urls", "http://127.0.0.1:0", "--no-seeds"))
        {
            address = (await first.SaysAsync("Serving on ")).Split(' ')[2];
            client = await NodeProcess.StartAsync("changes", "follow.mjs", $"{address}/v1/changes/stream");
            await client.PrintsAsync(lines => lines.Contains("listening"));
            await RecordAsync(5);
            await client.PrintsAsync(lines => Seen(lines).Count() == 5);
            await RecordAsync(5);
            using var kill = Process.Start("kill", ["-TERM", $"{first.ProcessId}"]);
            Assert.Equal(0, (await first.EndAsync()).Code);
        }

        using (client)
        {
            await RecordAsync(5);
            using var second = Commands.Program.Start(database, "serve", "--urls", address, "--no-seeds");
            await second.SaysAsync("Serving on ");
            await RecordAsync(5);
            await client.PrintsAsync(lines => Seen(lines).Contains(sequences[^1]));
            Assert.Equal(sequences, Seen(client.Lines));
            Assert.True(client.Lines.Count(line => line == "listening") > 1, "It was never sent away.");
        }
    }

    /// <summary>The sequences of the messages that came, each of which was the id of its event.</summary>
    private static IEnumerable<long> Seen(IEnumerable<string> lines) =>
        from line in lines
        let words = line.Split(' ')
        where words.Length == 2 && words[0] == words[1]
        select long.Parse(words[0], CultureInfo.InvariantCulture);
}
