namespace Timeline.Api.Kept;

/// <summary>
/// Values one behind the other in blocks, so that it grows without being copied: what a list leaves behind in growing is
/// as large as what it holds.
/// </summary>
internal sealed class Column<T> where T : unmanaged
{
    private const int BlockBits = 14;
    private const int Block = 1 << BlockBits;

    private readonly List<T[]> _blocks = [];

    public int Count { get; private set; }

    public ref T this[int place] => ref _blocks[place >> BlockBits][place & (Block - 1)];

    /// <summary>How many blocks there are.</summary>
    public int Blocks => _blocks.Count;

    /// <summary>The block that a place is in, from there on.</summary>
    public ReadOnlySpan<T> From(int place) => _blocks[place >> BlockBits].AsSpan(place & (Block - 1));

    /// <summary>What is in a block; valid until something is added.</summary>
    public ReadOnlySpan<T> In(int block) => _blocks[block].AsSpan(0, Math.Min(Block, Count - (block << BlockBits)));

    public void Add(T value)
    {
        // On the heap that is never moved: garbage may grow in proportion to what stays on the usual one before it is collected.
        if (Count >> BlockBits == _blocks.Count) _blocks.Add(GC.AllocateUninitializedArray<T>(Block, pinned: true));
        _blocks[Count >> BlockBits][Count & (Block - 1)] = value;
        Count++;
    }
}
