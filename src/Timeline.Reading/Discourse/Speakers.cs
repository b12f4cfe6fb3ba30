using System.Collections.Frozen;
using Timeline.Domain.Coding;
using Timeline.Domain.Occurrences;
using Timeline.Reading.Actors;
using Timeline.Reading.Events;
using Timeline.Reading.Prose;

namespace Timeline.Reading.Discourse;

/// <summary>Keeps one statement a speaker in a sentence, and finds who "he", "the ministry" or "the statement" is.</summary>
internal static class Speakers
{
    private const int LongestApposition = 14;

    private static readonly FrozenSet<string> Groups = FrozenSet.Create(
        "experts", "speakers", "participants", "sides", "leaders", "ministers", "officials", "presidents", "delegations", "members", "representatives", "diplomats", "protesters", "protestors", "demonstrators", "lawmakers", "deputies", "authorities",
        "groups", "parties", "observers", "analysts", "activists", "residents", "witnesses", "rebels", "separatists", "ambassadors", "delegates", "mediators", "co-chairs", "organizations", "organisations", "organizers", "organisers", "governments", "countries", "states", "generals", "unions", "envoys", "negotiators", "opposition",
        "government", "ministry", "ministries", "army", "military", "police", "parliament", "legislature", "court", "tribunal", "commission", "committee", "council", "assembly", "embassy", "secretariat", "delegation", "mission", "agency", "authority", "administration", "bloc", "alliance",
        "spokesman", "spokeswoman", "spokesperson", "official", "minister", "president", "premier", "ambassador", "envoy", "mediator", "negotiator", "secretary", "chairman", "chairperson", "commander", "governor", "mayor", "leader", "diplomat", "chief", "judge", "judges", "rapporteur", "panel", "investigators", "prosecutors", "prosecutor",
        "report", "communiqué", "communique", "statement", "declaration", "note", "letter", "newspaper", "media", "agencies", "capitals", "neighbours", "neighbors", "side", "party", "junta", "regime", "presidency", "coastguard", "guard", "navy", "command", "chancellor");

    /// <summary>Puts the statements of a sentence in order.</summary>
    public static void Settle(List<Draft> drafts, Sentence sentence, Story story, ActorFinder actors)
    {
        var speakers = new HashSet<string>();
        foreach (var draft in drafts.Where(draft => draft.Kind == OccurrenceKind.Statement).OrderBy(draft => draft.IsNoun ? 2 : draft.IsOngoing ? 1 : 0).ToList())
        {
            if (draft is { HasSubject: false, Word: "according" } || (draft is { IsOngoing: true, IsQuoted: false } && speakers.Count > 0))
            {
                drafts.Remove(draft);
                continue;
            }

            // "Kabbara replied on 9 May; her door, she said, was open": one speech.
            if (draft is { HasSubject: false, IsNoun: false, IsQuoted: false } && draft.At > 0 && speakers.Count > 0 && sentence.Tokens[draft.At - 1].Lower is "he" or "she")
            {
                drafts.Remove(draft);
                continue;
            }

            if (draft is { HasSubject: false, IsNoun: false, IsQuoted: false, IsReported: false, IsRelative: false } && story.Speaker is { } last && IsGoneOn(sentence) && !IsSaidByName(sentence, draft.At))
            {
                draft.Participants.Insert(0, new Participant(last, ParticipantRole.Speaker));
                draft.HasSubject = true;
                draft.Reasons.Add("spoken by whoever spoke before");
            }

            if (!draft.HasSubject && !draft.IsNoun && !draft.IsQuoted && IsSaidByGroup(sentence, draft.At) && (speakers.Count == 0 || !draft.IsWithin))
            {
                draft.Reasons.Add("spoken by people without a name");
                continue;
            }

            if (!draft.HasSubject && !draft.IsQuoted && (draft.Tie is DateTie.Own or DateTie.Lead || (!draft.IsNoun && !draft.IsWithin && HasSomeSubject(sentence, draft.At))))
            {
                draft.Reasons.Add("nobody known speaks");
                if (speakers.Add($"{draft.At}")) continue;
            }

            if (!draft.HasSubject || actors.Find(draft.Who!) is null || !speakers.Add(draft.Who!) || (draft.IsWithin && !IsAct(draft))) drafts.Remove(draft);
        }
    }

    /// <summary>What somebody is said to have offered, refused or demanded is told as an act; what he is said to have said is not.</summary>
    private static bool IsAct(Draft draft) => draft.Coding.Type != CodingType.Statement || draft.Tie != DateTie.None;

    /// <summary>Whether a group without a name speaks: "experts warned", "the participants stressed".</summary>
    private static bool IsSaidByGroup(Sentence sentence, int at)
    {
        for (var i = at - 1; i >= 0 && i >= at - 4; i--)
        {
            var token = sentence.Tokens[i];
            if (Groups.Contains(token.Lower)) return true;
            if (!token.IsWord || token.Lower is "that" or "which") return false;
        }

        return false;
    }

    /// <summary>Whether a name that nobody knows stands right before a verb.</summary>
    private static bool IsSaidByName(Sentence sentence, int at) =>
        at > 0 && sentence.Tokens[at - 1] is { IsWord: true, IsCapital: true } before && (at > 1 || !before.Lower.EndsWith('y')) && before.Lower is not ("he" or "she" or "they" or "it" or "who" or "president" or "minister" or "ministry" or "spokesman" or "secretary-general");

    /// <summary>Whether a name that nobody knows, or "one of them", "the latter", stands right before a verb.</summary>
    private static bool HasSomeSubject(Sentence sentence, int at)
    {
        var tokens = sentence.Tokens;
        var end = at;
        if (at > 1 && tokens[at - 1].Text == ",")
        {
            // "Dass, in front of others, observed": over what stands between the commas.
            end = at - 2;
            while (end > 0 && at - end < LongestApposition && tokens[end].Text is not ("," or ";")) end--;
            if (tokens[end].Text != ",") return false;
        }

        for (var i = end - 1; i >= 0 && i >= end - 4; i--)
        {
            var token = tokens[i];
            if (!token.IsWord) return i < end - 1 && token.Text == ",";
            if ((token.IsCapital && (i > 0 || end < at)) || token.Lower is "latter" or "former" or "who" or "others" or "some" or "both" or "one") return true;
        }

        return tokens[0].IsCapital && at <= 4;
    }

    private static bool IsGoneOn(Sentence sentence) => sentence.Tokens.Any(token =>
        token.Lower is "he" or "she" or "they" or "it" or "president" or "minister" or "ministry" or "statement" or "spokesperson" or "spokesman" or "ambassador" or "official" or "leader" or "report" or "state" or "secretary" && !token.IsQuoted)
        || sentence.Tokens.Any(token => token.IsQuoted);
}
