using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Timeline.Api.Validation;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Timeline.Api.Seeds;

/// <summary>Reads a list out of a YAML file, entry by entry, and remembers on which line each field stands.</summary>
internal static partial class YamlSeeds
{
    private const int Deepest = 10;

    /// <summary>Reads the list under <paramref name="key"/>. A list that is not there is empty.</summary>
    public static SeedFile<T> Read<T>(string folder, string file, string key)
    {
        var entries = new List<SeedEntry<T>>();
        var problems = new List<SeedProblem>();
        try
        {
            foreach (var node in List(Path.Combine(folder, file), key))
            {
                var lineOf = LinesOf(node);
                try
                {
                    entries.Add(new SeedEntry<T>(file, Json(node).Deserialize<T>(TimelineJson.Strict) ?? throw new JsonException("null is no object."), lineOf));
                }
                catch (JsonException e)
                {
                    var (field, message) = JsonProblem.Of(e);
                    problems.Add(new SeedProblem(file, lineOf(field), field, message));
                }
            }
        }
        catch (YamlException e)
        {
            problems.Add(new SeedProblem(file, (int)e.Start.Line, "", $"This is no YAML: {e.Message}"));
        }
        catch (DecoderFallbackException)
        {
            problems.Add(new SeedProblem(file, 0, "", "The file is not UTF-8."));
        }
        catch (IOException e)
        {
            problems.Add(new SeedProblem(file, 0, "", $"The file cannot be read: {e.Message}"));
        }

        return new SeedFile<T>(file, entries, problems);
    }

    private static IEnumerable<YamlNode> List(string path, string key)
    {
        var yaml = new YamlStream();
        using (var reader = new StreamReader(path, SeedText.Strict)) yaml.Load(reader);
        if (yaml.Documents.Count == 0) return [];
        var root = yaml.Documents[0].RootNode;
        if (root is not YamlMappingNode mapping) throw new YamlException(root.Start, root.End, $"expected '{key}:' and a list below it.");
        if (!mapping.Children.TryGetValue(new YamlScalarNode(key), out var list)) return [];
        return list is YamlSequenceNode sequence
            ? sequence
            : throw new YamlException(list.Start, list.End, $"'{key}' must be a list.");
    }

    private static JsonNode? Json(YamlNode node, int depth = 0) => node switch
    {
        // Seeds are flat; what is deeper is an anchor that holds itself.
        _ when depth > Deepest => throw new YamlException(node.Start, node.End, "it is nested too deeply."),
        YamlMappingNode mapping => new JsonObject(mapping.Children.Select(pair => KeyValuePair.Create(pair.Key.ToString(), Json(pair.Value, depth + 1)))),
        YamlSequenceNode sequence => new JsonArray([.. sequence.Select(item => Json(item, depth + 1))]),
        YamlScalarNode { Style: ScalarStyle.Plain } scalar => Plain(scalar.Value!),
        _ => JsonValue.Create(((YamlScalarNode)node).Value),
    };

    /// <summary>A scalar without quotes, by the core schema of YAML 1.2: null, a truth value, a number, else a text.</summary>
    private static JsonNode? Plain(string text) => text switch
    {
        "" or "~" or "null" => null,
        "true" => JsonValue.Create(true),
        "false" => JsonValue.Create(false),
        _ when Number().IsMatch(text) && decimal.TryParse(text, CultureInfo.InvariantCulture, out var number) => JsonValue.Create(number),
        _ => JsonValue.Create(text),
    };

    private static Func<string, int> LinesOf(YamlNode entry) => field =>
    {
        var node = entry;
        foreach (Match step in Step().Matches(field))
        {
            var next = node switch
            {
                YamlMappingNode mapping when mapping.Children.TryGetValue(new YamlScalarNode(step.Value), out var value) => value,
                YamlSequenceNode sequence when int.TryParse(step.Value, out var index) && index < sequence.Children.Count => sequence[index],
                _ => null,
            };
            if (next is null) break;
            node = next;
        }

        return (int)node.Start.Line;
    };

    [GeneratedRegex(@"^-?[0-9]+(\.[0-9]+)?$")]
    private static partial Regex Number();

    [GeneratedRegex(@"[^.\[\]]+")]
    private static partial Regex Step();
}
