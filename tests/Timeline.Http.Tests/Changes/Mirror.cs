using System.Text.Json;
using Timeline.Http.Tests.Running;

namespace Timeline.Http.Tests.Changes;

/// <summary>What a caller holds who keeps a timeline by its changes alone.</summary>
/// <param name="keepsAll">True when the caller asked for entries of any status.</param>
internal sealed class Mirror(bool keepsAll)
{
    private readonly Dictionary<string, EntrySeen> _entries = [];
    private long _last;

    public void Take(MessageSeen message)
    {
        Assert.True(message.Sequence > _last, $"{message.Sequence} comes after {_last}.");
        Assert.NotEmpty(message.Items);
        _last = message.Sequence;
        foreach (var item in message.Items)
        {
            Assert.True(item.Entry is null || (item.Entry.Id == item.Id && item.Entry.Sequence <= message.Sequence));
            var stays = item.Change is "added" or "corrected" || (keepsAll && item.Change != "left" && item.Entry is not null);
            Assert.Equal(item.Change != "added", _entries.ContainsKey(item.Id));
            if (stays) _entries[item.Id] = item.Entry!;
            else _entries.Remove(item.Id);
        }
    }

    /// <summary>What the entries themselves tell as JSON, in the order of their slugs.</summary>
    public IEnumerable<string> Shown => InOrder(_entries.Values);

    public static IEnumerable<string> InOrder(IEnumerable<EntrySeen> entries) =>
        entries.OrderBy(entry => entry.Id, StringComparer.Ordinal).Select(entry => JsonSerializer.Serialize(entry.Own));
}
