using Timeline.Domain.Occurrences;
using Timeline.Reading.Actors;
using Timeline.Reading.Events;
using Timeline.Reading.Prose;

namespace Timeline.Reading.Discourse;

/// <summary>Keeps one statement a speaker in a sentence, and finds who "he", "the ministry" or "the statement" is.</summary>
internal static class Speakers
{
    /// <summary>Puts the statements of a sentence in order.</summary>
    public static void Settle(List<Draft> drafts, Sentence sentence, Story story, ActorFinder actors)
    {
        var speakers = new HashSet<string>();
        foreach (var draft in drafts.Where(draft => draft.Kind == OccurrenceKind.Statement).OrderBy(draft => draft.IsNoun).ToList())
        {
            if (!draft.HasSubject && story.Speaker is { } last && IsGoneOn(sentence))
            {
                draft.Participants.Insert(0, new Participant(last, ParticipantRole.Speaker));
                draft.HasSubject = true;
                draft.Reasons.Add("spoken by whoever spoke before");
            }

            if (draft.IsNoun && speakers.Count > 0) draft.HasSubject = false;
            if (draft.Date is null && sentence.Tokens[0].Lower is "as" && !draft.IsNoun) draft.HasSubject = false;
            if (!draft.HasSubject || draft.IsReported || draft.IsQuoted || (!speakers.Add(draft.Who!)) || actors.Find(draft.Who!) is null) drafts.Remove(draft);
        }
    }

    private static bool IsGoneOn(Sentence sentence) => sentence.Tokens.Any(token =>
        token.Lower is "he" or "she" or "they" or "it" or "president" or "minister" or "ministry" or "statement" or "spokesperson" or "spokesman" or "ambassador" or "official" or "leader" or "report" or "state" or "secretary" && !token.IsQuoted)
        || sentence.Tokens.Any(token => token.IsQuoted);
}
