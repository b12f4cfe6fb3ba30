using System.CommandLine;
using System.Text.Json;
using Timeline.Api.Evaluating;
using Timeline.Api.Seeds;

namespace Timeline.Api.Operations;

/// <summary><c>timeline evaluate</c>: scores the reader against what people found in the documents of the seeds; needs no database.</summary>
internal static class EvaluateCommand
{
    public static Command Build()
    {
        var folder = new Argument<string>("folder")
        {
            Description = "A folder of seeds, as 'import seeds' takes it; the program's own when left out.",
            DefaultValueFactory = _ => SeedFolder.Own,
        };
        var documents = new Option<string[]>("--document") { Description = "A document by the beginning of its file's name; may be given several times. All when left out." };
        var json = new Option<bool>("--json") { Description = "One JSON object a row." };
        var errors = new Option<bool>("--errors") { Description = "Also lists what was missed, made up or mistaken." };
        var command = new Command(
            "evaluate", "Lets the reader read the curated documents and scores its proposals: recall, precision, dates, kinds, actors, topics and coding, by document, kind, form of the date and confidence.") { folder, documents, json, errors };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            Path.GetFullPath(parsed.GetValue(folder)!), parsed.GetValue(documents) ?? [], parsed.GetValue(json), parsed.GetValue(errors), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string folder, string[] names, bool json, bool errors, CancellationToken cancellationToken)
    {
        var (documents, problems) = await EvaluateReader.RunAsync(folder, names, cancellationToken);
        foreach (var problem in problems) Terminal.Say(problem.ToString());
        if (problems.Count > 0) return 1;
        if (documents.Count == 0)
        {
            Terminal.Say("No curated document has such a name. 'occurrences/' holds a file of the document's name for each that was curated.");
            return 1;
        }

        var rows = ScoreTable.Of(documents).ToList();
        if (json)
        {
            foreach (var row in rows) Console.Out.WriteLine(JsonSerializer.Serialize(row, TimelineJson.Options));
            return 0;
        }

        if (errors)
        {
            foreach (var line in documents.SelectMany(ErrorList.Of)) Console.Out.WriteLine(line);
        }

        foreach (var line in ScoreTable.Lines(rows)) Console.Out.WriteLine(line);
        return 0;
    }
}
