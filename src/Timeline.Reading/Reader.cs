using NodaTime;
using Timeline.Domain.Coding;
using Timeline.Domain.Dates;
using Timeline.Domain.Occurrences;
using Timeline.Reading.Proposals;

namespace Timeline.Reading;

/// <summary>Reads a bulletin: its text becomes proposals.</summary>
public static class Reader
{
    /// <summary>Reads a text.</summary>
    /// <param name="text">The text, as it was published.</param>
    /// <param name="catalogue">What is known before.</param>
    /// <param name="issued">For which time the document was issued.</param>
    /// <param name="published">On which day it came out.</param>
    public static ReadBulletin Read(BulletinText text, ReadingCatalogue catalogue, Edtf issued, LocalDate published)
    {
        var sentences = Sentences.Of(text);
        var names = new ActorNames(catalogue.Actors);
        var dated = sentences.Select(sentence => (sentence, Words: text.Read(sentence))).Where(one => DateWords.HasMonth(one.Words)).ToList();
        return new ReadBulletin(
            [.. dated.Select(one => new Proposal(
                OccurrenceKind.Statement, issued.Earliest <= published ? issued : Edtf.FromDay(published), false, one.Words[..Math.Min(80, one.Words.Length)],
                [.. names.In(one.Words).Distinct().Select(actor => new Participant(actor, ParticipantRole.Other))], [], null,
                new EventCoding(CodingType.Statement), [new ProposedCitation(null, one.Words, one.sentence, DateBasis.Explicit)], 0.2m, ["a month is named"]))],
            [], sentences.Count, dated.Count, []);
    }
}
