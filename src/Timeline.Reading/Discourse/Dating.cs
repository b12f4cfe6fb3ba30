using System.Collections.Frozen;
using NodaTime;
using Timeline.Domain.Coding;
using Timeline.Domain.Dates;
using Timeline.Domain.Occurrences;
using Timeline.Reading.Dates;
using Timeline.Reading.Events;
using Timeline.Reading.Prose;

namespace Timeline.Reading.Discourse;

/// <summary>Gives a date to what has none: by the war it belongs to, the speech that tells it, the meeting at which it happened, or what was told before.</summary>
internal static class Dating
{
    private const int Far = 12;
    private const int FarthestOccasion = 30;
    private const int FarthestMeeting = 10;
    private const int DaysOld = 62;
    private const int DaysStale = 550;

    private static readonly FrozenSet<string> Occasions = FrozenSet.Create(
        "meeting", "summit", "talks", "visit", "conference", "ceremony", "session", "briefing", "event", "conversation", "call", "speech", "interview", "remarks", "address", "forum", "trip", "negotiations", "statement", "consultations", "signing");

    private static readonly FrozenSet<string> Replies = FrozenSet.Create("answer", "retort", "reply", "respond", "counter", "rejoin", "object");

    /// <summary>Dates a draft; false when no date can be had.</summary>
    public static bool Give(Draft draft, Story story)
    {
        if (draft.Date is { } own)
        {
            if (draft.Tie is DateTie.Epoch or DateTie.Aftermath && (draft.IsQuoted || draft.IsReported) && Speech(draft, story) is { Date.Latest: { } spoken } && own.Earliest is { } begun && begun < spoken && own.Latest == story.To)
                draft.Date = DateText.About(begun, spoken);
            return own.Earliest is not null;
        }

        if (draft is { IsQuoted: false, IsReported: false, IsNoun: false, IsAside: false } && story.NoteOf(draft.Sentence, draft.At) is { } note && story.TakeNote(note.Passage, draft.Kind))
        {
            (draft.Basis, draft.YearGiven, draft.Note) = (DateBasis.Explicit, true, (note.Passage, note.Quote));
            return Set(draft, note.Date, DateTie.Note, "the day of the note that proves it");
        }

        draft.Basis = DateBasis.Inherited;
        if (draft.IsNoun && draft.Word == "war") return ByWar(draft, story);
        if (draft.IsNoun && story.Before(draft) is { } before) return Set(draft, before.Date!.Value, DateTie.Known, "the same was told before");
        return draft.IsQuoted || draft.IsReported ? InSpeech(draft, story) : draft.Kind == OccurrenceKind.Statement ? Statement(draft, story) : Act(draft, story);
    }

    /// <summary>Whether a sentence goes back to a meeting: "during the talks", "the visit".</summary>
    public static bool RefersTo(Sentence sentence, Draft meeting)
    {
        var tokens = sentence.Tokens;
        for (var i = 1; i < tokens.Count && i < FarthestOccasion; i++)
        {
            if (Occasions.Contains(tokens[i].Lower) && !tokens[i].IsQuoted && IsDefinite(tokens, i)) return meeting.Date is not null;
        }

        return false;
    }

    private static bool ByWar(Draft draft, Story story)
    {
        var name = draft.Name is { } full ? full.Replace(" war", "", StringComparison.Ordinal) : "";
        return story.Epochs.Find(name) is { } war && Set(draft, Edtf.Parse($"{Edtf.FromDay(war.From)}/{Edtf.FromDay(war.To)}"), DateTie.Epoch, "the days that the text gives the war elsewhere");
    }

    /// <summary>What somebody tells as past: it came after the last war, if there was one, and before it was told.</summary>
    private static bool InSpeech(Draft draft, Story story)
    {
        if (draft.Kind == OccurrenceKind.Statement && draft.IsQuoted) return false;
        if (Speech(draft, story) is not { Date: { Earliest: { } first, Latest: { } last } told } speech) return draft.IsReported && Act(draft, story);
        if (draft.Kind is not (OccurrenceKind.Incident or OccurrenceKind.Statement) || (draft is { IsPerfect: false, IsReported: true, Coding.Type: CodingType.Assault or CodingType.Coerce or CodingType.Retreat } && told.Precision == DatePrecision.Day && speech.Basis == DateBasis.Explicit))
            return Set(draft, told, DateTie.Said, "the day on which it is told");
        if (story.FreshWar is { } war && war.To < first) return Set(draft, DateText.About(war.To, last), DateTie.Said, "told as past: after the last war, until it is told");
        return !draft.IsQuoted && Set(draft, told, DateTie.Said, "the day on which it is told");
    }

    private static bool Statement(Draft draft, Story story)
    {
        if (SameSpeech(draft, story) is { } speech) return Set(draft, speech.Date!.Value, DateTie.Speech, "the date of what the same speaker said before");
        var isComment = IsComment(draft.Sentence);
        if (story.Beside(draft) is { Kind: OccurrenceKind.Agreement or OccurrenceKind.Meeting, Date: { } beside } && !story.IsPeriodical) return Set(draft, beside, DateTie.Sentence, "the date of what its sentence tells besides");
        var ongoing = Ongoing(draft, story);
        if (ongoing is { Date: { Earliest: { } day } } commented && isComment && commented.Participants.All(one => one.Actor != draft.Who))
            return Set(draft, DateText.About(day, Later(story.To, day)), DateTie.Comment, "a comment on the meeting, from then to the document's end");
        if (ongoing is { Date: { } during } meeting && (RefersTo(draft.Sentence, meeting) || meeting.Participants.Any(one => one.Actor == draft.Who)))
            return Set(draft, during, DateTie.Meeting, "the date of the meeting at which it happened");
        if (!story.IsPeriodical && story.LastAny is { IsAside: false, Date: { Latest: { } over } old } past && over < story.From.PlusDays(-DaysOld) && past.Sentence.Paragraph == draft.Sentence.Paragraph && past.Sentence.Index >= draft.Sentence.Index - 1 && !(past.Sentence.Index == draft.Sentence.Index && past.At > draft.At))
            return Set(draft, old, DateTie.Next, "the date of the event told before");
        if (Replies.Contains(draft.Word) && story.Statement is { Date: { Precision: DatePrecision.Day } said } other && other.Who != draft.Who && other.Told[^1].Sentence.Paragraph == draft.Sentence.Paragraph && other.Told[^1].Sentence.Index >= draft.Sentence.Index - 2)
            return Set(draft, said, DateTie.Next, "the day of what it replies to");
        if (story.LastDated is { Date: { Earliest: { } then } told } before)
        {
            if (then.PlusDays(DaysStale) < story.To) return before.Sentence.Section == draft.Sentence.Section && draft.Sentence.Paragraph - before.Sentence.Paragraph <= 1 && Set(draft, told, DateTie.Next, "the date of the event told before");
            return !isComment && IsOf(before, draft, told)
                ? Set(draft, told, DateTie.Next, "the date of the event that it belongs to")
                : Set(draft, DateText.About(then, Later(story.To, then)), isComment ? DateTie.Comment : DateTie.After, "after what was told before, until the document's end");
        }

        return Set(draft, DateText.About(story.From, story.To), DateTie.Document, "no date near it: the time of the document");
    }

    private static bool Act(Draft draft, Story story)
    {
        if (story.Beside(draft) is { Date: { Earliest: not null } beside }) return Set(draft, beside, DateTie.Sentence, "the date of the event that it belongs to");
        if (Ongoing(draft, story) is { Date: { } during } meeting && RefersTo(draft.Sentence, meeting)) return Set(draft, during, DateTie.Meeting, "the date of the meeting at which it happened");
        if (draft.Kind == OccurrenceKind.Agreement && GoesBack(draft) && story.InSection.LastOrDefault(one => one.Kind == OccurrenceKind.Agreement && one.Date is not null) is { } paper) return Set(draft, paper.Date!.Value, DateTie.Known, "the agreement told before");
        if (story.Epoch is { Date: { } war } && !draft.IsPerfect && draft.Kind != OccurrenceKind.Meeting) return Set(draft, war, DateTie.Epoch, "during the war of which the text is telling");
        var isLatest = draft.Kind == OccurrenceKind.Incident || story.LastAny?.Sentence.Index == draft.Sentence.Index;
        if ((isLatest ? story.LastAny ?? story.LastDated : story.LastDated ?? story.LastAny) is { Date: { Earliest: { } then } told } before)
        {
            if (before.Sentence.Index == draft.Sentence.Index) return Set(draft, told, DateTie.Sentence, "the date of the event that it belongs to");
            if (!IsComment(draft.Sentence) && IsOf(before, draft, told)) return Set(draft, told, DateTie.Next, "the date of the event that it belongs to");
            if (then.PlusDays(DaysStale) < story.To) return draft.Sentence.Paragraph == before.Sentence.Paragraph && draft.Sentence.Index - before.Sentence.Index <= 2 && Set(draft, told, DateTie.Next, "the date of the event told before");
            return Set(draft, DateText.About(then, Later(story.To, then)), DateTie.After, "after what was told before, until the document's end");
        }

        return story.FreshWar is { } last
            && Set(draft, DateText.About(last.To, story.To), DateTie.PostWar, "no date near it: after the last war, until the document's end");
    }

    /// <summary>The meeting that goes on: the last one, unless something else was dated since.</summary>
    private static Draft? Ongoing(Draft draft, Story story) =>
        story.Meeting is { } meeting && draft.Sentence.Index - meeting.Told[^1].Sentence.Index <= FarthestMeeting && (story.LastAny is not { IsAside: false } last || last.Sentence.Index <= meeting.Told[^1].Sentence.Index || last.Sentence.Index == draft.Sentence.Index) ? meeting : null;

    /// <summary>Whether something undated goes with a dated event, so that its day is the same.</summary>
    private static bool IsOf(Draft before, Draft draft, Edtf told)
    {
        if (before.Sentence.Index == draft.Sentence.Index) return true;
        if (told.Precision != DatePrecision.Day) return false;
        var isNear = before.Sentence.Paragraph == draft.Sentence.Paragraph;
        if (draft.Kind == OccurrenceKind.Incident) return isNear && before.Sentence.Index == draft.Sentence.Index - 1;
        if (draft.Kind != OccurrenceKind.Statement) return isNear || RefersTo(draft.Sentence, before);
        return draft.Sentence.Index - before.Sentence.Index <= Far && (draft.IsPerson || !draft.HasSubject || isNear) && before.Kind != OccurrenceKind.Statement
            && CodingBook.QuadClassOf(before.Coding.Type) is QuadClass.VerbalCooperation or QuadClass.MaterialCooperation or QuadClass.None;
    }

    private static bool IsComment(Sentence sentence) =>
        sentence.Tokens[0].Lower is "commenting" or "answering" or "following" or "after" or "as" or "responding" or "reacting"
        || (sentence.Tokens.Count > 2 && sentence.Tokens[0].Lower is "in" && sentence.Tokens[1].Lower is "response" or "turn" or "reply" or "reaction" or "another");

    /// <summary>The speech in which something is told: that of its own sentence, else that which goes on.</summary>
    private static Draft? Speech(Draft draft, Story story) =>
        story.Statement is { } last && last.Told[^1].Sentence.Index >= draft.Sentence.Index - 1 ? last : null;

    private static Draft? SameSpeech(Draft draft, Story story) => story.InSection.LastOrDefault(one =>
        one.Kind == OccurrenceKind.Statement && one.Who == draft.Who && draft.Who is not null && (story.LastDated is null || one.Told[^1].Sentence.Index >= story.LastDated.Sentence.Index));

    private static bool IsDefinite(List<Token> tokens, int at)
    {
        for (var i = at - 1; i >= 0 && i >= at - 5 && tokens[i].IsWord; i--)
        {
            if (tokens[i].Lower is "the" or "this" or "his" or "her" or "that" or "their") return true;
            if (tokens[i].Lower is "a" or "an" or "of" or "with" or "by") return false;
        }

        return false;
    }

    /// <summary>Whether an agreement is one told before: "the declaration", "adopted the joint declaration".</summary>
    private static bool GoesBack(Draft draft)
    {
        var tokens = draft.Sentence.Tokens;
        for (var i = Math.Max(1, draft.At - (draft.IsNoun ? 0 : 8)); i < tokens.Count && i <= draft.At + (draft.IsNoun ? 0 : 8); i++)
        {
            if (Lexicon.Find(tokens[i].Lower) is ({ Kind: OccurrenceKind.Agreement }, WordForm.Noun) && IsDefinite(tokens, i)) return true;
        }

        return false;
    }

    private static LocalDate Later(LocalDate one, LocalDate other) => one < other ? other : one;

    private static bool Set(Draft draft, Edtf date, DateTie tie, string why)
    {
        (draft.Date, draft.Tie) = (date, tie);
        draft.Reasons.Add(why);
        return date.Earliest is not null;
    }
}
