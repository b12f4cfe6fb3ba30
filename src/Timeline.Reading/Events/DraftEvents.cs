using Timeline.Domain.Coding;
using Timeline.Domain.Occurrences;
using Timeline.Reading.Actors;
using Timeline.Reading.Dates;
using Timeline.Reading.Prose;

namespace Timeline.Reading.Events;

/// <summary>What a sentence tells, by itself: its triggers with their actors and the dates that belong to them.</summary>
internal static class DraftEvents
{
    /// <summary>The drafts of a sentence, from left to right.</summary>
    public static List<Draft> Of(Sentence sentence, IReadOnlyList<Trigger> triggers, IReadOnlyList<ActorMention> actors, IReadOnlyList<DateMention> dates)
    {
        var attached = dates.Select(date => (Date: date, Found: Attachment.Of(date, sentence, triggers)))
            .Select(one => (one.Date, To: IsQuoted(sentence, one.Date) && one.Found.To is { IsQuoted: false } ? null : one.Found.To, one.Found.Leads)).ToList();
        var main = triggers.FirstOrDefault(trigger => trigger.Form != WordForm.Noun);
        var lead = attached.FirstOrDefault(one => one.Leads && !IsQuoted(sentence, one.Date)).Date
            ?? (main is not null && IsAdverbial(sentence) ? dates.FirstOrDefault(date => sentence.TokenAt(date.End) <= main.At && date.Basis == DateBasis.Explicit) : null);
        var drafts = new List<Draft>();
        foreach (var trigger in triggers)
        {
            var own = attached.Where(one => one.To == trigger && (trigger.IsQuoted || !IsQuoted(sentence, one.Date))).Select(one => one.Date).ToList();
            if (trigger.Form == WordForm.Noun && own.Count == 0) continue;
            if (trigger.IsQuoted && own.Count == 0 && (trigger.Word.Kind != OccurrenceKind.Incident || !trigger.Word.IsStrong)) continue;
            var subject = Roles.Subject(sentence, trigger, actors);
            if (trigger.Form == WordForm.Noun && Partner(trigger, triggers) is { } verb)
            {
                // "signed an agreement on May 5" is one event: the verb takes the noun's date.
                if (verb.Form != WordForm.Noun && !attached.Any(one => one.To == verb) && verb.IsQuoted == trigger.IsQuoted)
                {
                    foreach (var date in own) drafts.Add(Make(sentence, verb, Roles.Subject(sentence, verb, actors), actors, date, "the date of its noun"));
                    continue;
                }
            }

            if (own.Count == 0)
            {
                var date = trigger.IsQuoted || trigger.IsRelative || (trigger.IsReported && trigger.Word.Type is not (CodingType.Assault or CodingType.Coerce or CodingType.Retreat)) ? null : lead;
                date ??= trigger is { Word.Kind: OccurrenceKind.Statement, IsReported: false } ? OfOccasion(attached, trigger) : null;
                if (trigger.Form != WordForm.Noun && attached.Any(one => one.To is { Form: WordForm.Noun } noun && Partner(noun, triggers) == trigger)) continue;
                drafts.AddRange(Each(sentence, trigger, subject, actors, date, "the date that opens the sentence"));
                continue;
            }

            foreach (var date in own) drafts.AddRange(Each(sentence, trigger, subject, actors, date, "the date beside it"));
        }

        return drafts;
    }

    /// <summary>A date in a quotation says nothing of when it was spoken.</summary>
    private static bool IsQuoted(Sentence sentence, DateMention date) => sentence.TokenAt(date.Start) is var at && at < sentence.Tokens.Count && sentence.Tokens[at].IsQuoted;

    /// <summary>A sentence that begins by saying on what occasion: "During his trip on May 10th, …".</summary>
    private static bool IsAdverbial(Sentence sentence) => sentence.Tokens[0].Lower is "during" or "at" or "in" or "on" or "within" or "speaking";

    /// <summary>The verb that a noun completes: "signed an agreement", "held a meeting", "the meeting was held".</summary>
    private static Trigger? Partner(Trigger noun, IReadOnlyList<Trigger> triggers) => triggers.FirstOrDefault(verb =>
        verb.Form != WordForm.Noun && verb.Word.Kind == noun.Word.Kind && !verb.IsReported && Math.Abs(verb.At - noun.At) <= (noun.Word.Kind == OccurrenceKind.Statement ? 14 : 8));

    /// <summary>What is said at a meeting is said on its day: "said at a news conference on May 17".</summary>
    private static DateMention? OfOccasion(List<(DateMention Date, Trigger? To, bool Leads)> attached, Trigger verb) => attached
        .Where(one => one.To is { Form: WordForm.Noun, IsReported: false, Word.Kind: OccurrenceKind.Meeting or OccurrenceKind.Statement } || (one.To is { Form: WordForm.Noun, Word.Kind: OccurrenceKind.Meeting } noun && noun.At > verb.At))
        .Select(one => one.Date).FirstOrDefault();

    /// <summary>Calls, and talks held "separately", are one meeting for each whom somebody speaks with.</summary>
    private static IEnumerable<Draft> Each(Sentence sentence, Trigger trigger, ActorMention? subject, IReadOnlyList<ActorMention> actors, DateMention? date, string rule)
    {
        var partners = Roles.Objects(trigger, actors).Where(actor => actor.IsPerson).DistinctBy(actor => actor.Actor).ToList();
        var isApart = trigger.Word.Kind == OccurrenceKind.Meeting && subject is { IsPerson: true } && partners.Count > 1 && partners.All(partner => partner.Actor != subject.Actor)
            && sentence.Tokens.Any(token => token.Lower is "separately" or "telephone" or "phone" or "calls" or "phoned");
        return isApart
            ? partners.Select(partner => Make(sentence, trigger, subject, [subject!, partner], date, rule))
            : [Make(sentence, trigger, subject, actors, date, rule)];
    }

    private static Draft Make(Sentence sentence, Trigger trigger, ActorMention? subject, IReadOnlyList<ActorMention> actors, DateMention? date, string rule)
    {
        var draft = new Draft
        {
            Kind = trigger.Word.Kind,
            Word = trigger.Word.Word,
            Coding = new EventCoding(trigger.Word.Type, trigger.Word.Mode),
            Sentence = sentence,
            IsQuoted = trigger.IsQuoted,
            IsStrong = trigger.Word.IsStrong,
            IsReported = trigger.IsReported,
            IsNoun = trigger.Form == WordForm.Noun,
            IsDefinite = trigger.Form == WordForm.Noun && sentence.Tokens.Skip(Math.Max(0, trigger.At - 3)).Take(Math.Min(3, trigger.At)).Any(token => token.Lower is "the" or "this" or "his" or "her"),
            Name = trigger.Form == WordForm.Noun ? NameBefore(sentence, trigger.At) : null,
        };
        draft.Participants.AddRange(Roles.Of(trigger, subject, actors, sentence).DistinctBy(one => one.Actor));
        draft.HasSubject = subject is not null;
        draft.IsPerson = subject is { IsPerson: true };
        draft.Reasons.Add($"'{sentence.Tokens[trigger.At].Text}' tells of it{(trigger.IsPassive ? ", in the passive" : "")}");
        if (date is not null)
        {
            (draft.Date, draft.Basis, draft.YearGiven) = (date.Date, date.Basis, date.YearGiven);
            draft.Reasons.Add($"{rule}: {date.Rule}");
        }

        draft.Told.Add((sentence, date?.Basis ?? DateBasis.Inherited));
        return draft;
    }

    /// <summary>The capitalised words before a noun: "Second Karabakh War".</summary>
    private static string? NameBefore(Sentence sentence, int at)
    {
        var start = at;
        while (start > 0 && sentence.Tokens[start - 1].IsWord && (sentence.Tokens[start - 1].IsCapital || sentence.Tokens[start - 1].Lower is "trilateral" or "second" or "first") && sentence.Tokens[start - 1].Lower is not "the") start--;
        return start == at ? null : string.Join(' ', sentence.Tokens.Skip(start).Take(at - start + 1).Select(token => token.Lower));
    }
}
