using System.Diagnostics;

namespace Timeline.LocalPostgres;

/// <summary>A program to run, cut off from our terminal and from the settings that PostgreSQL's programs take from the environment.</summary>
internal sealed record CommandLine(string Program, IEnumerable<string> Arguments)
{
    public Dictionary<string, string> Environment { get; } = [];
    public string Input { get; init; } = "";
    public Action<string> Say { get; init; } = _ => { };
    public Signal StopBy { get; init; } = Signal.Kill;

    public ProcessStartInfo ToStart()
    {
        var start = new ProcessStartInfo(Program, Arguments)
        {
            // All three: a child that could use the terminal makes .NET change the terminal's mode.
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        // PGDATA, PGPORT, PGOPTIONS and their like speak of another server than ours.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("PG", StringComparison.Ordinal)).ToArray())
            start.Environment.Remove(name);
        start.Environment["LC_ALL"] = "C";
        foreach (var (name, value) in Environment) start.Environment[name] = value;
        return start;
    }
}
