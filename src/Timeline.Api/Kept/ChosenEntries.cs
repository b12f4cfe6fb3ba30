namespace Timeline.Api.Kept;

/// <summary>The entries that were chosen.</summary>
/// <param name="entries">All entries.</param>
/// <param name="wanted">Which of them.</param>
/// <param name="sets">Where they are.</param>
internal sealed class ChosenEntries(KeptEntries entries, WantedEntries wanted, KeptSet[] sets)
{
    /// <summary>What they tell of others.</summary>
    public IEnumerable<(KeptEntry Entry, Telling Telling)> Tellings => sets.SelectMany(set => set.Tellings(wanted));

    /// <summary>All words.</summary>
    public KeptWords Words => entries.Words;

    /// <summary>Walks over each of them once.</summary>
    public Walk GetEnumerator() => new(sets, wanted);

    /// <summary>The words of an entry; only until another's are read.</summary>
    public ReadOnlySpan<int> WordsOf(in KeptEntry entry) => entries.WordsOf(entry);

    /// <summary>The values of one sort that entries have, each as often as there are entries with it.</summary>
    /// <param name="prefix">What the words begin with that tell them: see <see cref="KeptWords.Behind"/>.</param>
    public IReadOnlyDictionary<string, long> Count(string prefix)
    {
        var values = new EachOnce(Words.Behind(prefix));
        var counts = new long[values.Names.Count];
        foreach (ref readonly var entry in this)
        {
            foreach (var value in values.Of(WordsOf(entry))) counts[value]++;
        }

        return Enumerable.Range(0, counts.Length).Where(value => counts[value] > 0).ToDictionary(value => values.Names[value], value => counts[value]);
    }

    /// <summary>Stands on one chosen entry after the other where they lie: to copy each would take as long as to count it.</summary>
    internal ref struct Walk(KeptSet[] sets, WantedEntries wanted)
    {
        private ReadOnlySpan<KeptEntry> _block = [];
        private int _place = -1;
        private int _nextBlock;
        private int _set;

        public readonly ref readonly KeptEntry Current => ref _block[_place];

        public bool MoveNext()
        {
            do
            {
                while (++_place < _block.Length)
                {
                    if (sets[_set].IsWanted(_block[_place], wanted)) return true;
                }
            }
            while (BeginBlock());
            return false;
        }

        private bool BeginBlock()
        {
            for (; _set < sets.Length; _set++, _nextBlock = 0)
            {
                if (_nextBlock == sets[_set].Blocks) continue;
                _block = sets[_set].In(_nextBlock++);
                _place = -1;
                return true;
            }

            return false;
        }
    }
}
