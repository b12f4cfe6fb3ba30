using System.Text;
using System.Text.Json;
using Timeline.Api.Validation;

namespace Timeline.Api.Seeds;

/// <summary>Reads a file with one JSON object a line; empty lines are passed over.</summary>
internal static class JsonLineSeeds
{
    public static SeedFile<T> Read<T>(string folder, string file)
    {
        var entries = new List<SeedEntry<T>>();
        var problems = new List<SeedProblem>();
        try
        {
            foreach (var (index, line) in SeedText.Lines(Path.Combine(folder, file)).Index()) Read(file, index + 1, line, entries, problems);
        }
        catch (IOException e)
        {
            problems.Add(new SeedProblem(file, 0, "", $"The file cannot be read: {e.Message}"));
        }

        return new SeedFile<T>(file, entries, problems);
    }

    private static void Read<T>(string file, int number, byte[] line, List<SeedEntry<T>> entries, List<SeedProblem> problems)
    {
        try
        {
            var text = SeedText.Strict.GetString(line);
            if (string.IsNullOrWhiteSpace(text)) return;
            var value = JsonSerializer.Deserialize<T>(text, TimelineJson.Strict) ?? throw new JsonException("null is no object.");
            entries.Add(new SeedEntry<T>(file, value, _ => number));
        }
        catch (DecoderFallbackException)
        {
            problems.Add(new SeedProblem(file, number, "", "The line is not UTF-8."));
        }
        catch (JsonException e)
        {
            var (field, message) = JsonProblem.Of(e);
            problems.Add(new SeedProblem(file, number, field, message));
        }
    }
}
