namespace Timeline.Api.Kept;

/// <summary>Lists of numbers of words, one behind the other, seven bits a byte: those of the words that came first take one byte, most two.</summary>
internal sealed class WordLists
{
    private const int Bits = 7;
    private const byte More = 1 << Bits;

    private readonly Column<byte> _bytes = new();
    private int[] _read = new int[64];

    /// <summary>Adds a list.</summary>
    /// <returns>Where it begins.</returns>
    public int Add(IReadOnlyList<int> words)
    {
        var first = _bytes.Count;
        foreach (var word in words)
        {
            var rest = (uint)word;
            for (; rest >= More; rest >>= Bits) _bytes.Add((byte)(rest | More));
            _bytes.Add((byte)rest);
        }

        return first;
    }

    /// <summary>Whether the list that begins somewhere begins with these words.</summary>
    public bool Begins(int first, int count, IReadOnlyList<int> words)
    {
        if (count < words.Count) return false;
        var there = Read(first, words.Count);
        for (var i = 0; i < words.Count; i++)
        {
            if (there[i] != words[i]) return false;
        }

        return true;
    }

    /// <summary>The words that begin somewhere; only until others are read.</summary>
    public ReadOnlySpan<int> Read(int first, int count)
    {
        if (_read.Length < count) _read = new int[2 * count];
        var at = first;
        ReadOnlySpan<byte> rest = [];
        for (var i = 0; i < count; i++)
        {
            var (word, shift) = (0, 0);
            byte one;
            do
            {
                if (rest.IsEmpty) rest = _bytes.From(at);
                one = rest[0];
                rest = rest[1..];
                at++;
                word |= (one & (More - 1)) << shift;
                shift += Bits;
            }
            while (one >= More);
            _read[i] = word;
        }

        return _read.AsSpan(0, count);
    }
}
