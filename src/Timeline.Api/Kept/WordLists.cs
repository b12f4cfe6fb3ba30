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
        var read = _read.AsSpan(0, count);
        var block = _bytes.From(first);
        var at = 0;
        foreach (ref var word in read)
        {
            word = 0;
            for (var shift = 0; ; shift += Bits)
            {
                if (at == block.Length)
                {
                    first += at;
                    block = _bytes.From(first);
                    at = 0;
                }

                var one = block[at++];
                word |= (one & (More - 1)) << shift;
                if (one < More) break;
            }
        }

        return read;
    }
}
