using System.Buffers;
using System.Text.Json;
using Timeline.Api.Timelines;
using Timeline.Domain;
using Timeline.Domain.Occurrences;

namespace Timeline.Api.Formats;

/// <summary>The associations of a TimeMap: kinds are categories; topics and actors are filters. Each comes with the first entry that has it.</summary>
internal sealed class TimeMapAssociations(IBufferWriter<byte> output, FormatSetting setting) : FormatJson(output)
{
    private const string Topic = "topic:";
    private const string Actor = "actor:";

    // No more than the catalogue has.
    private readonly HashSet<string> _told = [];

    /// <summary>The ids of an entry's associations.</summary>
    public static IEnumerable<string> Of(Entry entry) =>
        entry.Topics.Select(topic => Topic + topic)
            .Concat(entry.Participants.Select(p => Actor + p.Actor).Distinct())
            .Prepend(Words<OccurrenceKind>.Of(entry.Kind));

    protected override void Open() => Json.WriteStartArray();

    protected override void Add(Entry entry)
    {
        foreach (var id in Of(entry).Where(_told.Add)) JsonSerializer.Serialize(Json, Tell(id), Snake);
    }

    protected override void Close() => Json.WriteEndArray();

    private Association Tell(string id)
    {
        if (id.StartsWith(Actor, StringComparison.Ordinal))
        {
            var name = setting.Catalogue.NameOf(id[Actor.Length..]);
            return new Association(id, name, "FILTER", ["Actors", name]);
        }

        if (!id.StartsWith(Topic, StringComparison.Ordinal)) return new Association(id, id, "CATEGORY", []);
        var path = PathTo(id[Topic.Length..]);
        return new Association(id, path[^1], "FILTER", ["Topics", .. path]);
    }

    /// <summary>The labels from the root down to a topic.</summary>
    private List<string> PathTo(string topic)
    {
        var (path, labels) = (new List<string>(), new List<string>());
        for (var id = topic; id is not null && !path.Contains(id); id = setting.Catalogue.Topics.Find(id)?.Parent)
        {
            path.Add(id);
            labels.Insert(0, setting.Catalogue.Topics.Find(id)?.Label ?? id);
        }

        return labels;
    }

    private sealed record Association(string Id, string Title, string Mode, IReadOnlyList<string> FilterPaths);
}
