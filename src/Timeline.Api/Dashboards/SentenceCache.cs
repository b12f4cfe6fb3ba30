using System.Collections.Concurrent;
using Timeline.Api.Bulletins;
using Timeline.Reading;

namespace Timeline.Api.Dashboards;

/// <summary>Where the sentences of documents stand. A text never changes, so it is read once.</summary>
internal sealed class SentenceCache
{
    private readonly ConcurrentDictionary<string, SentencesRead> _read = [];

    /// <param name="sha256">The hash that the text is kept under.</param>
    /// <param name="documents">The texts.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<SentencesRead> OfAsync(string sha256, Documents documents, CancellationToken cancellationToken)
    {
        if (_read.TryGetValue(sha256, out var known)) return known;
        var text = await documents.ReadAsync(sha256, cancellationToken) ?? throw new InvalidOperationException($"No text is kept under {sha256}.");
        var sentences = Sentences.Of(text).ToArray();
        var dates = DateWords.In(text);
        return _read[sha256] = new SentencesRead(sentences, sentences.Count(sentence => dates.Any(date => sentence.Start <= date.Start && date.End <= sentence.End)));
    }
}

/// <summary>The sentences of a document.</summary>
/// <param name="All">Where they stand.</param>
/// <param name="Dated">How many say when something happened.</param>
internal sealed record SentencesRead(IReadOnlyList<Passage> All, int Dated);
