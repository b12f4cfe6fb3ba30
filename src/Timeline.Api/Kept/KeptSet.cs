namespace Timeline.Api.Kept;

/// <summary>Entries in the order in which they were read, those that were forgotten left empty.</summary>
/// <param name="lists">Where their words are.</param>
internal sealed class KeptSet(WordLists lists)
{
    private readonly Column<KeptEntry> _rows = new();
    private readonly Column<Telling> _tellings = new();

    /// <summary>How many places are taken, by entries that were forgotten too.</summary>
    public int Taken => _rows.Count;

    /// <summary>How many entries were forgotten.</summary>
    public int Forgotten { get; private set; }

    /// <summary>How many blocks the entries are in.</summary>
    public int Blocks => _rows.Blocks;

    /// <summary>Takes an entry in.</summary>
    public void Add(in KeptEntry entry, IEnumerable<(TellingSort Sort, long About)> tellings)
    {
        foreach (var (sort, about) in tellings) _tellings.Add(new Telling(_rows.Count, sort, about));
        _rows.Add(entry);
    }

    /// <summary>Forgets all that is kept of some entries.</summary>
    public void Forget(HashSet<long> keys)
    {
        // Nearly no entry is among them: most are told apart by eight bits of their numbers.
        var near = new bool[256];
        foreach (var key in keys) near[(byte)key] = true;
        for (var row = 0; row < _rows.Count; row++)
        {
            ref var entry = ref _rows[row];
            if (!near[(byte)entry.Key] || entry.Sort < 0 || !keys.Contains(entry.Key)) continue;
            entry = entry with { Sort = -1 };
            Forgotten++;
        }
    }

    /// <summary>Counts how many entries have each word.</summary>
    public void Count(int[] counts)
    {
        for (var row = 0; row < _rows.Count; row++)
        {
            foreach (var word in lists.Read(_rows[row].FirstWord, _rows[row].Words)) counts[word]++;
        }
    }

    /// <summary>Sets the bits of all entries anew.</summary>
    public void SetBits(WordBits bits)
    {
        for (var row = 0; row < _rows.Count; row++)
        {
            ref var entry = ref _rows[row];
            entry = entry with { Bits = bits.Of(lists.Read(entry.FirstWord, entry.Words)) };
        }
    }

    /// <summary>The entries of a block, those that were forgotten included.</summary>
    public ReadOnlySpan<KeptEntry> In(int block) => _rows.In(block);

    /// <summary>What those that are wanted tell of others.</summary>
    public IEnumerable<(KeptEntry Entry, Telling Telling)> Tellings(WantedEntries wanted)
    {
        var (row, isWanted) = (-1, false);
        for (var i = 0; i < _tellings.Count; i++)
        {
            var telling = _tellings[i];
            if (telling.Row != row) (row, isWanted) = (telling.Row, IsWanted(_rows[telling.Row], wanted));
            if (isWanted) yield return (_rows[row], telling);
        }
    }

    /// <summary>Whether an entry is wanted, with the words that it has.</summary>
    public bool IsWanted(in KeptEntry entry, WantedEntries wanted) =>
        wanted.MayBe(entry) && (!wanted.AsksWords || wanted.HasWords(lists.Read(entry.FirstWord, entry.Words)));
}
