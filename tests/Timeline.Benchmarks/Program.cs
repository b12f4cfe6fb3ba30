using System.CommandLine;
using Npgsql;
using Timeline.Api.Operations;
using Timeline.Benchmarks.Running;
using Timeline.LocalPostgres;

namespace Timeline.Benchmarks;

/// <summary><c>timeline bench</c>: measures every path of the service beside its limit on the same machine in the same run.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        var quick = new Option<bool>("--quick") { Description = "One round instead of three, and 100,000 entries for a million." };
        var json = new Option<bool>("--json") { Description = "One JSON object a line: name, unit, value, limit, ratio." };
        var only = new Option<string[]>("--only") { Description = "Measures this row alone; may be repeated." };
        only.AcceptOnlyFromAmong([.. Rows.All.Select(row => row.Name)]);
        var command = new RootCommand("timeline bench: how fast each path of the service is, beside the limit that PostgreSQL sets on this machine. On a private server, with nothing kept between runs.")
        {
            quick, json, only,
        };
        command.SetAction((parsed, _) => RunAsync(parsed.GetValue(quick), parsed.GetValue(json), parsed.GetValue(only) ?? []));
        return await command.Parse(args).InvokeAsync(
            new InvocationConfiguration { ProcessTerminationTimeout = null, EnableDefaultExceptionHandler = false });
    }

    private static async Task<int> RunAsync(bool quick, bool json, IReadOnlyCollection<string> only)
    {
        using var signals = new Signals();
        try
        {
            await PostgresBinaries.FindOrInstallAsync(Terminal.Say, signals.Token);
            await using var bench = await Bench.StartAsync(quick ? Scale.Quick : Scale.Full, signals.Token);
            var machine = await bench.DescribeAsync();
            Terminal.Say(machine);
            var report = new Report(json, machine);
            foreach (var row in Rows.All.Where(row => only.Count == 0 || only.Contains(row.Name)))
            {
                Terminal.Say($"{row.Name} …");
                report.Add(row, await row.MeasureAsync(bench));
            }

            report.End();
            return 0;
        }
        catch (OperationCanceledException) when (signals.Token.IsCancellationRequested)
        {
            return 130;
        }
        catch (Exception e) when (e is PostgresMissingException or LocalClusterException or NpgsqlException)
        {
            Terminal.Say(e.Message);
            return 1;
        }
    }
}
