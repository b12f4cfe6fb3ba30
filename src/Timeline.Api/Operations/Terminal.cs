using Spectre.Console;
using Timeline.Api.Seeds;

namespace Timeline.Api.Operations;

/// <summary>What commands tell a person, on standard error: standard output is for data.</summary>
internal static class Terminal
{
    private static readonly IAnsiConsole Console =
        AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(System.Console.Error) });

    public static void Say(string sentence) => System.Console.Error.WriteLine(sentence);

    /// <summary>Runs an import with a progress bar on a terminal and plain lines elsewhere, and tells what is wrong.</summary>
    public static async Task<SeedReport> ImportAsync(ImportSeeds import, string folder, CancellationToken cancellationToken)
    {
        var report = System.Console.IsErrorRedirected
            ? await import.RunAsync(folder, new Progress<SeedStep>(step => Say($"[{step.Done}/{step.Of}] {step.Part}: {step.Streams} new or changed")), cancellationToken)
            : await Console.Progress().StartAsync(async context =>
            {
                var bar = context.AddTask("Importing");
                return await import.RunAsync(
                    folder,
                    new Progress<SeedStep>(step =>
                    {
                        bar.MaxValue = step.Of;
                        bar.Value = step.Done;
                        bar.Description = Markup.Escape(step.Part);
                    }),
                    cancellationToken);
            });
        foreach (var problem in report.Problems) Say(problem.ToString());
        if (report.Problems.Count > 0) Say($"{report.Problems.Count} problem(s); nothing of these files was recorded.");
        return report;
    }

    /// <summary>Runs something that counts up, with a progress bar on a terminal and a line for every tenth elsewhere.</summary>
    public static Task CountAsync(string what, long of, Func<IProgress<long>, Task> run)
    {
        if (System.Console.IsErrorRedirected)
        {
            var told = 0L;
            return run(new Progress<long>(done =>
            {
                if (done * 10 / Math.Max(1, of) == told) return;
                told = done * 10 / Math.Max(1, of);
                Say($"{what}: {done} of {of}");
            }));
        }

        return Console.Progress().StartAsync(async context =>
        {
            var bar = context.AddTask(what, maxValue: of);
            await run(new Progress<long>(done => bar.Value = done));
        });
    }

    /// <summary>Tells at once and in order, unlike the framework's own, which posts to a thread pool.</summary>
    private sealed class Progress<T>(Action<T> tell) : IProgress<T>
    {
        public void Report(T value) => tell(value);
    }
}
