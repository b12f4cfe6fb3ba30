using System.Collections.Frozen;
using Timeline.Domain.Coding;
using Timeline.Domain.Occurrences;
using Timeline.Reading.Prose;

namespace Timeline.Reading.Events;

/// <summary>How what is said is coded where the verb says nothing of it: "said that they were ready" agrees, "said that it was unacceptable" rejects.</summary>
internal static class Tone
{
    private static readonly (CodingType Type, FrozenSet<string> Words)[] Cues =
    [
        (CodingType.Accuse, Set("regret regrets regrettable dismay dismayed alarm alarmed outrage indignation violated violating violation violations provocation provocations provocative aggression aggressive aggressor crime crimes illegal illegally unlawful occupied occupation terrorist terrorism blame guilty responsible betrayal threatens hostile destructive revanchist sabotage propaganda hypocrisy interference escalation irresponsible")),
        (CodingType.Reject, Set("unacceptable baseless unfounded groundless impossible absurd untrue false inadmissible refused refuse refuses rejected rejects unrealistic irrelevant fabricated inappropriate categorically")),
        (CodingType.Request, Set("must should demand demanded demands urge urged urges appeal ought requires obliged expects")),
        (CodingType.Agree, Set("ready readiness willing willingness prepared intends intention committed commitment agreed agrees offer offers offered")),
        (CodingType.Support, Set("gratitude grateful thank thanked thanks support supports supported welcome welcomed welcomes praise praised success successful successfully friendly friendship brotherly fraternal solidarity satisfaction historic congratulated congratulations appreciation appreciates contribution strategic progress positive fruitful proud excellent highly")),
        (CodingType.Threaten, Set("consequences retaliate retaliation retaliatory punish punished crush destroy warned")),
    ];

    /// <summary>The coding of a statement by a verb that is neutral itself.</summary>
    public static EventCoding Of(Sentence sentence, Trigger trigger, EventCoding coding)
    {
        if (trigger.Word is not { Kind: OccurrenceKind.Statement, Type: CodingType.Statement } || trigger.Form == WordForm.Noun) return coding;
        var best = Cues.Select(cue => (cue.Type, Count: sentence.Tokens.Count(token => cue.Words.Contains(token.Lower)))).MaxBy(cue => cue.Count);
        return best.Count == 0 ? coding : new EventCoding(best.Type);
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet();
}
