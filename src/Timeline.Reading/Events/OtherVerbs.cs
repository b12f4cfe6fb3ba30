using System.Collections.Frozen;
using Timeline.Domain.Coding;
using Timeline.Domain.Occurrences;

namespace Timeline.Reading.Events;

/// <summary>Past forms of verbs that no list has: what they tell counts only where a date stands by it.</summary>
internal static class OtherVerbs
{
    private const int Shortest = 5;

    /// <summary>Words in -ed that are no verbs, and verbs of lasting, seeming, thinking and being placed.</summary>
    private static readonly FrozenSet<string> NoActs = FrozenSet.Create(
        "hundred", "indeed", "exceed", "proceed", "succeed", "speed", "breed", "greed", "kindred", "sacred", "naked", "wicked", "aged", "need", "bleed",
        "believed", "considered", "seemed", "appeared", "remained", "wanted", "hoped", "wished", "expected", "needed", "required", "based", "located", "situated", "related", "concerned", "involved", "entitled",
        "aimed", "called", "supposed", "interested", "used", "named", "known", "intended", "belonged", "depended", "relied", "resembled", "mattered", "deserved", "tended", "preferred", "feared", "doubted", "regarded", "viewed",
        "included", "contained", "consisted", "comprised", "excluded", "represented", "meant", "entailed", "existed", "lived", "resided", "inhabited", "populated", "surrounded", "stretched", "united", "limited", "unprecedented", "detailed",
        "unresolved", "disputed", "contested", "mixed", "complicated", "continued", "increased", "heightened", "renewed", "armed", "unarmed", "alleged", "dated", "titled", "compared", "given", "experienced", "dedicated", "committed", "determined",
        "convinced", "prepared", "ready", "skilled", "advanced", "developed", "displaced", "occupied", "liberated", "followed", "preceded", "coincided", "lasted", "amounted", "totaled", "totalled", "numbered", "averaged", "exceeded", "varied", "differed",
        "looked", "watched", "waited", "listened", "learned", "realized", "realised", "noticed", "felt", "saw", "thought", "knew", "understood", "tried", "attempted", "sought", "planned", "scheduled", "slated");

    private static readonly FrozenSet<string> Irregular = FrozenSet.Create(
        "built", "bought", "caught", "chose", "chosen", "drove", "driven", "fed", "grew", "grown", "hid", "hidden", "kept", "led", "heard", "ran", "sold", "shook", "stole", "stolen", "struck", "swore", "sworn", "threw", "thrown", "tore", "torn", "withheld", "wound",
        "overcame", "forbade", "forbidden", "withstood", "upheld", "undid", "undone", "fought", "bore", "borne");

    /// <summary>The event that such a form tells of; null for what is no past form.</summary>
    public static EventWord? Guess(string lower) =>
        (lower.Length >= Shortest && lower.EndsWith("ed", StringComparison.Ordinal) && !lower.EndsWith("eed", StringComparison.Ordinal) && !lower.Contains('-') && !NoActs.Contains(lower) && !IsUndone(lower)) || Irregular.Contains(lower)
            ? new EventWord(lower, OccurrenceKind.Incident, CodingType.Statement, null, false) { IsGuessed = true }
            : null;

    /// <summary>"Unimplemented", "unsettled": what has not happened.</summary>
    private static bool IsUndone(string lower) => lower.StartsWith("un", StringComparison.Ordinal) && lower is not ("unveiled" or "unleashed" or "unloaded" or "undermined" or "unified" or "unearthed" or "unblocked" or "uncovered" or "unfolded" or "underlined");
}
