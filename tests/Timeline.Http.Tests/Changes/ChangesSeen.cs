using System.Text.Json;
using Timeline.Http.Tests.Running;

namespace Timeline.Http.Tests.Changes;

/// <summary>A page of changes as a caller sees it.</summary>
public sealed record ChangesPageSeen(IReadOnlyList<MessageSeen> Changes, long Last);

/// <summary>All that one event changed.</summary>
public sealed record MessageSeen(long Sequence, IReadOnlyList<ItemSeen> Items)
{
    public override string ToString() => string.Join(", ", Items.Select(item => $"{item.Change} {item.Id}"));
}

/// <summary>What an event did to an entry.</summary>
public sealed record ItemSeen(string Change, string Id, EntrySeen? Entry, string? Reason);

/// <summary>Asks for changes.</summary>
internal static class ChangesAsked
{
    /// <summary>A page of changes; the query without its question mark.</summary>
    public static async Task<ChangesPageSeen> ChangesPageAsync(this Service service, string query) =>
        (await service.ReadAsync($"/v1/changes?{query}")).Deserialize<ChangesPageSeen>(EntrySeen.Json)!;

    /// <summary>All messages behind a sequence, page by page.</summary>
    public static async Task<IReadOnlyList<MessageSeen>> ChangesAsync(this Service service, string query, long after = 0)
    {
        var all = new List<MessageSeen>();
        while (true)
        {
            var page = await service.ChangesPageAsync($"{query}&after={after}");
            Assert.True(page.Last >= after);
            all.AddRange(page.Changes);
            if (page.Last == after) return all;
            after = page.Last;
        }
    }
}
