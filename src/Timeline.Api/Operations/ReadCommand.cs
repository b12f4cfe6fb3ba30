using System.CommandLine;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using Timeline.Api.Catalogues;
using Timeline.Api.Evaluating;
using Timeline.Api.Proposals;
using Timeline.Api.Seeds;
using Timeline.Domain;
using Timeline.Domain.Dates;
using Timeline.Domain.Occurrences;
using Timeline.Reading;
using Timeline.Reading.Proposals;

namespace Timeline.Api.Operations;

/// <summary><c>timeline read FILE</c>: what the reader would propose for a text; nothing is stored, and no database is needed.</summary>
internal static class ReadCommand
{
    public static Command Build()
    {
        var file = new Argument<string>("file") { Description = "A text in UTF-8, or a PDF when 'pdftotext' is installed." };
        var issued = new Option<string?>("--issued") { Description = "For which time the document was issued, in EDTF: 2022-07. Needed unless --compare is given." };
        issued.Validators.Add(result =>
        {
            if (!Edtf.TryParse(result.GetValueOrDefault<string?>(), out var date, out var error)) result.AddError($"--issued: {error}");
            else if (date.Latest is null || date.Earliest is null) result.AddError("--issued must have a beginning and an end, such as 2022-07.");
        });
        var published = new Option<string?>("--published") { Description = "The day on which it came out: 2022-07-31. The last day of --issued when left out." };
        published.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } day && !LocalDatePattern.Iso.Parse(day).Success) result.AddError($"--published: '{day}' is no day such as 2022-07-31.");
        });
        var seeds = new Option<string>("--seeds") { Description = "The folder with actors.yaml, topics.yaml and places.yaml; the program's own when left out.", DefaultValueFactory = _ => SeedFolder.Own };
        var json = new Option<bool>("--json") { Description = "One JSON object a proposal, in the shape of an entry." };
        var explain = new Option<bool>("--explain") { Description = "Also tells, sentence by sentence, which dates, actors and events were seen, and by which rules." };
        var compare = new Option<bool>("--compare") { Description = "Compares with what people have decided about this document, which is registered: what is new, gone or another. Needs the database; the rest is taken from the registration." };
        var command = new Command("read", "Reads a bulletin and tells what it would propose: dated statements, meetings, incidents and agreements, each with its proof and how sure it is. Nothing is stored.") { file, issued, published, seeds, json, explain, compare };
        command.Validators.Add(result =>
        {
            if (result.GetValue(issued) is null && !result.GetValue(compare)) result.AddError("--issued is missing: for which time the document was issued, in EDTF, such as 2022-07.");
        });
        command.SetAction((parsed, cancellationToken) =>
        {
            if (parsed.GetValue(compare)) return CompareCommand.RunAsync(parsed.GetValue(file)!, parsed.GetValue(json));
            var time = Edtf.Parse(parsed.GetValue(issued)!);
            var day = parsed.GetValue(published) is { } given ? LocalDatePattern.Iso.Parse(given).Value : time.Latest!.Value;
            return RunAsync(parsed.GetValue(file)!, time, day, Path.GetFullPath(parsed.GetValue(seeds)!), parsed.GetValue(json), parsed.GetValue(explain), cancellationToken);
        });
        return command;
    }

    private static async Task<int> RunAsync(string file, Edtf issued, LocalDate published, string folder, bool json, bool explain, CancellationToken cancellationToken)
    {
        var (problems, _, catalogue) = CheckCatalogue.Run(SeedFolder.Read(folder), Catalogue.Empty);
        foreach (var wrong in problems) Terminal.Say(wrong.ToString());
        if (problems.Count > 0) return 1;
        BulletinText text;
        try
        {
            text = await ReadableFile.ReadAsync(file, cancellationToken);
        }
        catch (Exception e) when (e is FormatException or IOException or UnauthorizedAccessException)
        {
            Terminal.Say(e.Message);
            return 1;
        }

        var read = Reader.Read(text, new ReadingCatalogue(catalogue.Actors, catalogue.Topics, catalogue.Places), issued, published, explain);
        if (Unreadable.After(read) is { } problem)
        {
            Terminal.Say($"'{file}': {problem}");
            return 1;
        }

        if (explain) Explain(read, json ? Console.Error : Console.Out);
        foreach (var entry in ProposedEntry.Show(read, catalogue, Slug.From(Path.GetFileNameWithoutExtension(file), 9), published.ToDateOnly()))
            Console.Out.WriteLine(json ? JsonSerializer.Serialize(entry, TimelineJson.Options) : $"{entry.Date,-24} {Words<OccurrenceKind>.Of(entry.Kind),-10} {entry.Confidence:0.00}  {entry.Title}");
        Terminal.Say(Summary(file, read));
        return 0;
    }

    private static void Explain(ReadBulletin read, TextWriter to)
    {
        foreach (var step in read.Steps)
        {
            to.WriteLine($"{step.Passage.Start}-{step.Passage.End} {step.Sentence}");
            foreach (var note in step.Notes) to.WriteLine($"    {note}");
        }
    }

    private static string Summary(string file, ReadBulletin read) =>
        Unreadable.Nothing(read.Sentences, read.DatedSentences, read.Proposals.Count) is { } nothing
            ? $"'{file}': {nothing}"
            : $"{Spoken.Count(read.Sentences, "sentence")}, {read.DatedSentences} dated: {Spoken.Count(read.Proposals.Count, "proposal")}, {Spoken.Count(read.NewActors.Count, "new actor")}.";
}
