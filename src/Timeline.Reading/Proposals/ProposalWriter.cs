using Timeline.Domain.Occurrences;
using Timeline.Reading.Actors;
using Timeline.Reading.Events;
using Timeline.Reading.Prose;

namespace Timeline.Reading.Proposals;

/// <summary>Makes proposals of what the story came to.</summary>
internal sealed class ProposalWriter(string raw, CleanText clean, ReadingCatalogue catalogue, ActorFinder actors)
{
    private const int LongestTitle = 120;

    private readonly TopicFinder _topics = new(catalogue.Topics);
    private readonly PlaceFinder _places = new(catalogue.Places);

    /// <summary>The proposal of a draft; null when it is less sure than wanted.</summary>
    public Proposal? Write(Draft draft, double lowest)
    {
        var confidence = Confidence.Of(draft);
        if (confidence < lowest || draft.Date is not { } date) return null;
        return new Proposal(
            draft.Kind, date, draft.YearGiven, Title(draft), [.. draft.Participants], _topics.In(draft.Told.Take(3).SelectMany(told => told.Sentence.Tokens), draft.Sentence.Heading, draft.Participants.Select(one => actors.Find(one.Actor)?.Name ?? one.Actor)), _places.In(draft.Sentence), draft.Coding,
            [.. draft.Told.Select(told => new ProposedCitation(
                told.Sentence.Section, clean.Quote(raw, told.Sentence.Start, told.Sentence.End), clean.PassageOf(told.Sentence.Start, told.Sentence.End), told.Basis)), .. Note(draft)],
            (decimal)Math.Round(confidence, 2), draft.Reasons);
    }

    private static IEnumerable<ProposedCitation> Note(Draft draft) =>
        draft.Note is { } note ? [new ProposedCitation(draft.Sentence.Section, note.Quote, note.Passage, DateBasis.Explicit)] : [];

    private string Title(Draft draft)
    {
        var who = string.Join(", ", draft.Participants.Take(draft.Kind == OccurrenceKind.Statement ? 1 : 3).Select(one => actors.Find(one.Actor)?.Name ?? one.Actor));
        var what = draft.Sentence.Text;
        var title = who.Length > 0 ? $"{who}: {what}" : what;
        return title.Length <= LongestTitle ? title : $"{title[..title.LastIndexOf(' ', LongestTitle)]} …";
    }
}
