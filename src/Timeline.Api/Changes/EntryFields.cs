using System.Text.Json;
using System.Text.Json.Nodes;
using Timeline.Api.Catalogues;
using Timeline.Api.Timelines;

namespace Timeline.Api.Changes;

/// <summary>Compares entries field by field, as they are shown.</summary>
internal static class EntryFields
{
    /// <summary>Which event changed an entry last is told of it, but is nothing that it tells.</summary>
    private static readonly string[] Bookkeeping = ["version", "sequence", "recordedAt"];

    // What is stored but not shown changes with the status alone.
    private static readonly string[] NotCompared = [.. Bookkeeping, "mergedInto", "retractedBecause"];

    /// <summary>The SQL of a stored entry without what makes no difference.</summary>
    public static string Compared(string body) => $"({body} - '{{{string.Join(',', NotCompared)}}}'::text[])";

    /// <summary>The fields that differ between two states of an entry.</summary>
    public static IEnumerable<FieldChange> Between(StoredEntry before, StoredEntry after, Catalogue catalogue)
    {
        var (old, now) = (Fields(before, catalogue), Fields(after, catalogue));
        return
            from field in now
            where !Bookkeeping.Contains(field.Key) && !JsonNode.DeepEquals(old[field.Key], field.Value)
            select new FieldChange(field.Key, old[field.Key]?.DeepClone(), field.Value?.DeepClone());
    }

    /// <summary>What a link leads to changes for itself.</summary>
    private static JsonObject Fields(StoredEntry entry, Catalogue catalogue)
    {
        var shown = JsonSerializer.SerializeToNode(Entry.Show(entry, catalogue), TimelineJson.Options)!.AsObject();
        foreach (var link in shown["links"]!.AsArray()) link!.AsObject().Remove("status");
        return shown;
    }
}
