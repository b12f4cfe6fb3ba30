namespace Timeline.Api.Kept;

/// <summary>Tells what the words of one entry after the other say, each value once: somebody may take part in two roles, or for the same state as another.</summary>
internal sealed class EachOnce(WordValues values)
{
    private readonly int[] _lastSaid = new int[values.Names.Count];
    private readonly int[] _said = new int[values.Names.Count];
    private int _entries;

    public IReadOnlyList<string> Names => values.Names;

    /// <summary>The places of the values that an entry's words say; only until another entry is asked about.</summary>
    public ReadOnlySpan<int> Of(ReadOnlySpan<int> words)
    {
        var (count, entry) = (0, ++_entries);
        foreach (var word in words)
        {
            var value = values.Of[word];
            if (value < 0 || _lastSaid[value] == entry) continue;
            _lastSaid[value] = entry;
            _said[count++] = value;
        }

        return _said.AsSpan(0, count);
    }
}
