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
            foreach (var (number, line) in File.ReadLines(Path.Combine(folder, file)).Index())
            {
                if (string.IsNullOrWhiteSpace(line)) continue;
                try
                {
                    var value = JsonSerializer.Deserialize<T>(line, TimelineJson.Strict) ?? throw new JsonException("null is no object.");
                    entries.Add(new SeedEntry<T>(file, value, _ => number + 1));
                }
                catch (JsonException e)
                {
                    var (field, message) = JsonProblem.Of(e);
                    problems.Add(new SeedProblem(file, number + 1, field, message));
                }
            }
        }
        catch (IOException e)
        {
            problems.Add(new SeedProblem(file, 0, "", $"The file cannot be read: {e.Message}"));
        }

        return new SeedFile<T>(file, entries, problems);
    }
}
