using System.Text.Json;
using Timeline.Http.Tests.Running;

namespace Timeline.Http.Tests.Changes;

/// <summary>A page of a diff as a caller sees it.</summary>
public sealed record DiffPageSeen(IReadOnlyList<DiffSeen> Changes, string? Next);

/// <summary>An entry that differs between two points.</summary>
public sealed record DiffSeen(string Change, EntrySeen Entry, IReadOnlyList<DiffFieldSeen> Fields)
{
    /// <summary>What became of which entry: <c>corrected talk</c>.</summary>
    public override string ToString() => $"{Change} {Entry.Id}";

    public DiffFieldSeen Field(string name) => Fields.Single(field => field.Field == name);
}

/// <summary>A field that differs.</summary>
public sealed record DiffFieldSeen(string Field, JsonElement Old, JsonElement New, string? Reason)
{
    public override string ToString() => $"{Field}: {Old} -> {New} ({Reason})";
}

/// <summary>Asks for diffs.</summary>
internal static class Diffs
{
    /// <summary>A page of a diff; the query without its question mark.</summary>
    public static async Task<DiffPageSeen> DiffPageAsync(this Service service, string query) =>
        (await service.ReadAsync($"/v1/timeline/diff?{query}")).Deserialize<DiffPageSeen>(EntrySeen.Json)!;

    /// <summary>All of a diff, page by page.</summary>
    public static async Task<IReadOnlyList<DiffSeen>> DiffAsync(this Service service, string query)
    {
        var page = await service.DiffPageAsync(query);
        var all = page.Changes.ToList();
        while (page.Next is { } next)
        {
            page = await service.DiffPageAsync($"{query}&cursor={next}");
            all.AddRange(page.Changes);
        }

        return all;
    }

    /// <summary>What became of which entries.</summary>
    public static async Task<string> DiffWordsAsync(this Service service, string query) => string.Join(", ", await service.DiffAsync(query));
}
