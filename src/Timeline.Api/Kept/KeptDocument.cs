using Timeline.Reading;

namespace Timeline.Api.Kept;

/// <summary>How much of a document active entries cite.</summary>
/// <param name="entries">How many entries it proves.</param>
/// <param name="citations">How many citations of it they have.</param>
/// <param name="passages">The passages that they cite, each once.</param>
internal sealed class KeptDocument(long entries, long citations, IReadOnlyList<Passage> passages)
{
    private IReadOnlyList<Passage>? _passages = passages;
    private int _sentences;

    /// <summary>A document that nobody cites.</summary>
    public static KeptDocument Uncited { get; } = new(0, 0, []);

    public long Entries => entries;

    public long Citations => citations;

    /// <summary>How many sentences of the document are cited, wholly or in part.</summary>
    /// <param name="all">The sentences, which never change: once they are counted, passages are forgotten.</param>
    public int SentencesAmong(IReadOnlyList<Passage> all)
    {
        if (Volatile.Read(ref _passages) is not { } cited) return _sentences;
        _sentences = all.Count(sentence => cited.Any(passage => passage.Start < sentence.End && sentence.Start < passage.End));
        Volatile.Write(ref _passages, null);
        return _sentences;
    }
}
