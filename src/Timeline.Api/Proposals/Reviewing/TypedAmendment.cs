using System.Text.Json;
using System.Text.Json.Nodes;
using Timeline.Api.Http;
using Timeline.Api.Validation;

namespace Timeline.Api.Proposals.Reviewing;

/// <summary>What somebody types to amend a proposal, <c>field=value</c> a line, as the fields of a request.</summary>
internal static class TypedAmendment
{
    /// <summary>How each field is typed.</summary>
    public const string Help =
        "title, date, kind, basis, place, summary, note, cites (empty for none), yearGiven=true, topics=one,two, participants=actor:role:office,actor:role, coding=type/mode";

    /// <summary>The fields of some lines.</summary>
    /// <exception cref="RequestProblem">A line is no such thing.</exception>
    public static AmendedFields Read(IEnumerable<string> lines)
    {
        var body = new JsonObject();
        foreach (var line in lines)
        {
            var parts = line.Split('=', 2, StringSplitOptions.TrimEntries);
            if (parts.Length < 2) throw new RequestProblem("That is no amendment.", [("", $"'{line}' has no '='. Write field=value: {Help}.")]);
            body[parts[0]] = Value(parts[0], parts[1]);
        }

        try
        {
            return body.Deserialize<AmendedFields>(TimelineJson.Strict)!;
        }
        catch (JsonException e)
        {
            throw new RequestProblem("That is no amendment.", [JsonProblem.Of(e)]);
        }
    }

    private static JsonNode? Value(string field, string text) => field switch
    {
        "yearGiven" when bool.TryParse(text, out var given) => given,
        "topics" => new JsonArray([.. Several(text).Select(topic => JsonValue.Create(topic))]),
        "participants" => new JsonArray([.. Several(text).Select(Participant)]),
        "coding" => new JsonObject { ["type"] = text.Split('/')[0], ["mode"] = text.Contains('/', StringComparison.Ordinal) ? text.Split('/', 2)[1] : null },
        _ => text.Length == 0 ? null : text,
    };

    private static string[] Several(string text) => text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static JsonObject Participant(string text)
    {
        var parts = text.Split(':', 3, StringSplitOptions.TrimEntries);
        return new JsonObject { ["actor"] = parts[0], ["role"] = parts.ElementAtOrDefault(1), ["as"] = parts.ElementAtOrDefault(2) };
    }
}
