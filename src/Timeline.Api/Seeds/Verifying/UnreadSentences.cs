using Timeline.Domain.Occurrences;
using Timeline.Reading;

namespace Timeline.Api.Seeds.Verifying;

/// <summary>Finds sentences that say when something happened, in words that no citation covers and nobody explained.</summary>
internal static class UnreadSentences
{
    public static IEnumerable<SeedProblem> In(ToldDocument document)
    {
        var cited = document.Work.SelectMany(work => work.Commands).Select(CitationOf).OfType<Citation>()
            .Select(citation => new Passage(citation.Start, citation.End)).ToList();
        var unread = DateWords.In(document.Text).Where(word => !cited.Any(passage => Covers(passage, word))).ToList();
        var used = new HashSet<ExplainedSentence>();
        foreach (var sentence in Sentences.Of(document.Text))
        {
            var words = Explanations.WithSingleBlanks(document.Text.Read(sentence));
            var explained = document.Explained.Sentences.Where(explanation => explanation.IsIn(words)).ToList();
            used.UnionWith(explained);
            var dates = unread.Where(word => Covers(sentence, word)).Select(document.Text.Read).Distinct().ToList();
            if (dates.Count == 0 || explained.Count > 0) continue;
            yield return new SeedProblem(
                document.TextFile, document.Text.LineOf(sentence.Start), "",
                $"No citation covers «{string.Join("», «", dates)}», and {document.Explained.File} does not explain it: {words}");
        }

        var whole = Explanations.WithSingleBlanks(document.Text.ToString());
        foreach (var stale in document.Explained.Sentences.Where(explanation => !used.Contains(explanation) && !explanation.IsIn(whole)))
            yield return new SeedProblem(document.Explained.File, stale.Line, "", $"The document has no such words: {string.Join(" … ", stale.Words)}");
    }

    private static bool Covers(Passage passage, Passage word) => passage.Start <= word.Start && word.End <= passage.End;

    private static Citation? CitationOf(OccurrenceCommand command) => command switch
    {
        RecordOccurrence record => record.Citation,
        AddCitation further => further.Citation,
        RecordClaim claim => claim.Citation,
        _ => null,
    };
}
