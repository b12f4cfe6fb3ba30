using NodaTime;
using Timeline.Domain.Dates;
using Timeline.Domain.Occurrences;
using Timeline.Reading.Events;

namespace Timeline.Reading.Discourse;

/// <summary>Sees when two drafts tell of one event.</summary>
internal static class Same
{
    private const int LongestMeeting = 10;

    /// <summary>The earlier draft that tells of the same event; null when there is none.</summary>
    public static Draft? Find(IReadOnlyList<Draft> told, IReadOnlyList<Draft> inSection, Draft draft) => draft.Kind switch
    {
        OccurrenceKind.Statement => draft.Who is null ? null : inSection.LastOrDefault(one => one.Kind == draft.Kind && one.Who == draft.Who && one.Date == draft.Date),
        OccurrenceKind.Agreement => told.LastOrDefault(one => one.Kind == draft.Kind && (AreSameDay(one, draft) || AreNear(one, draft))),
        OccurrenceKind.Meeting => AreOneTalk(told, draft) ?? IsDayOf(inSection, draft) ?? (draft.IsDefinite ? inSection : told).LastOrDefault(one => one.Kind == draft.Kind && AreSameDay(one, draft) && (draft.IsDefinite || (AreOneOccasion(one, draft) && one.Word == draft.Word && one.Sentence != draft.Sentence && Share(one, draft)) || (AreOneOccasion(one, draft) && HaveSameActors(one, draft)))),
        _ => told.LastOrDefault(one => one.Kind == draft.Kind && (IsSameName(one, draft) || IsOneWar(one, draft) || IsOneAct(one, draft) || (one.Date == draft.Date && (one.Word == draft.Word || (one.Coding.Type == draft.Coding.Type && draft.Date is { Precision: DatePrecision.Day })) && (Share(one, draft) || one.Sentence == draft.Sentence)))),
    };

    /// <summary>Adds the words and the actors of a draft to the earlier one.</summary>
    public static void Join(Draft first, Draft again)
    {
        foreach (var told in again.Told)
        {
            if (!first.Told.Any(one => one.Sentence == told.Sentence)) first.Told.Add(told);
        }

        if (first.Kind != OccurrenceKind.Statement)
            first.Participants.AddRange(again.Participants.Where(one => !first.Participants.Any(known => known.Actor == one.Actor)));
        first.YearGiven |= again.YearGiven;
    }

    private static bool AreSameDay(Draft one, Draft other) => one.Date == other.Date && one.Date is { Precision: DatePrecision.Day or DatePrecision.Month or DatePrecision.Year };

    /// <summary>A document told once with its day, once with its month, or a day apart by a slip.</summary>
    private static bool AreNear(Draft one, Draft other)
    {
        var (first, second) = (one.Date!.Value, other.Date!.Value);
        if (first.Precision == DatePrecision.Day && second.Precision == DatePrecision.Day)
            return first.Earliest!.Value.PlusDays(1) == second.Earliest || second.Earliest!.Value.PlusDays(1) == first.Earliest;
        return (first.Precision == DatePrecision.Month && first.Contains(second)) || (second.Precision == DatePrecision.Month && second.Contains(first));
    }

    private static bool IsSameName(Draft one, Draft other) => one.Name is not null && one.Name == other.Name && one.Date!.Value.Overlaps(other.Date!.Value);

    private static bool HaveSameActors(Draft one, Draft other) => one.Participants.Count > 1 && one.Participants.Select(actor => actor.Actor).ToHashSet().SetEquals(other.Participants.Select(actor => actor.Actor));

    /// <summary>A war told again by "the war", or by its years instead of its days.</summary>
    private static bool IsOneWar(Draft one, Draft other) => one.Word is "war" or "occupy" && one.Word == other.Word && one.IsNoun && other.IsNoun
        && (one.Date == other.Date || (one.Word == "war" && one.Date!.Value.Overlaps(other.Date!.Value) && (one.Name is null || other.Name is null) && other.Tie is not DateTie.Said));

    /// <summary>What one sentence tells by several verbs of one actor and one date: "fired at the town, destroyed the school", "crossed the border and entered the village".</summary>
    private static bool IsOneAct(Draft one, Draft other) => one.Sentence == other.Sentence && one.Date == other.Date && one.IsNoun == other.IsNoun
        && (one.Coding.Type == other.Coding.Type || (one.Tie == DateTie.Lead && other.Tie == DateTie.Lead && one.Who == other.Who && other.IsJoined));

    /// <summary>A ceremony is no conference; a meeting may be either.</summary>
    private static bool AreOneOccasion(Draft one, Draft other) => one.Occasion == other.Occasion || !IsSpecial(one.Occasion) && !IsSpecial(other.Occasion);

    /// <summary>Talks told twice without a day of their own.</summary>
    private static Draft? AreOneTalk(IReadOnlyList<Draft> told, Draft draft) => draft.Basis == DateBasis.Explicit ? null : told.LastOrDefault(one =>
        one.Kind == draft.Kind && one.Basis != DateBasis.Explicit && AreOneOccasion(one, draft) && HaveSameActors(one, draft) && one.Date!.Value.Overlaps(draft.Date!.Value));

    /// <summary>A day of a meeting told over days: "opening the forum on 10 August".</summary>
    private static Draft? IsDayOf(IReadOnlyList<Draft> inSection, Draft draft) => draft is not { IsDefinite: true, Date.Precision: DatePrecision.Day } ? null : inSection.LastOrDefault(one =>
        one.Kind == draft.Kind && one.Sentence.Tokens.Any(token => token.Lower == draft.Word) && one.Date is { Precision: DatePrecision.Interval, Earliest: { } from, Latest: { } to } days && Period.DaysBetween(from, to) < LongestMeeting && days.Contains(draft.Date.Value));

    private static bool IsSpecial(string? occasion) => occasion is "ceremony" or "conference" or "session" or "call" or "videoconference" or "summit" or "forum" or "briefing" or "event";

    private static bool Share(Draft one, Draft other) => one.Participants.Any(actor => other.Participants.Any(again => again.Actor == actor.Actor));
}
