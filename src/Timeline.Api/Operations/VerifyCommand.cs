using System.CommandLine;
using Timeline.Api.Seeds;
using Timeline.Api.Seeds.Verifying;

namespace Timeline.Api.Operations;

/// <summary><c>timeline verify seeds</c>: checks a folder of seeds against its own documents. Needs no database.</summary>
internal static class VerifyCommand
{
    public static Command Build()
    {
        var folder = new Argument<string>("folder")
        {
            Description = "A folder of seeds, as 'import seeds' takes it; the program's own when left out.",
            DefaultValueFactory = _ => SeedFolder.Own,
        };
        var seeds = new Command(
            "seeds",
            "Checks documents and what was found in them: fields, quotations, slugs, dates; dated sentences that nobody read, actors named but left out, and near doubles, unless explained. The exit code is 0 when nothing is found.") { folder };
        seeds.SetAction((parsed, cancellationToken) => RunAsync(Path.GetFullPath(parsed.GetValue(folder)!), cancellationToken));
        return new Command("verify", "Checks what is there.") { seeds };
    }

    private static async Task<int> RunAsync(string folder, CancellationToken cancellationToken)
    {
        var verdict = await VerifySeeds.RunAsync(folder, cancellationToken);
        foreach (var problem in verdict.Problems) Console.Out.WriteLine(problem);
        Terminal.Say($"{verdict.Documents} documents, {verdict.Occurrences} occurrences, {verdict.Citations} citations: {verdict.Problems.Count} problem(s).");
        return verdict.Problems.Count == 0 ? 0 : 1;
    }
}
