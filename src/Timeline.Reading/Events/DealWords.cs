using Timeline.Domain.Coding;
using Timeline.Domain.Occurrences;
using static Timeline.Domain.Coding.CodingMode;
using static Timeline.Domain.Coding.CodingType;
using static Timeline.Domain.Occurrences.OccurrenceKind;

namespace Timeline.Reading.Events;

/// <summary>The words of meeting and of agreeing.</summary>
internal static class DealWords
{
    /// <summary>Verbs.</summary>
    public static IEnumerable<(string Words, OccurrenceKind Kind, CodingType Type, CodingMode? Mode, bool IsStrong)> Verbs { get; } =
    [
        ("meet/met gather convene assemble", Meeting, Consult, null, true),
        ("visit tour fly/flew/flown travel/travelled/traveled journey", Meeting, Consult, Visit, true),
        ("receive host attend participate arrive", Meeting, Consult, null, true),
        ("hold/held have/had pay/paid organize organise chair co-chair", Meeting, Consult, null, true),
        ("phone telephone ring/rang/rung", Meeting, Consult, Phone, true),
        ("discuss consult bargain dine lunch preside negotiate mediate parley huddle haggle confer/conferred deliberate reconvene", Meeting, Consult, null, true),
        ("sign conclude adopt ratify accede prolong ink initial/initialled/initialed", Agreement, Support, null, true),
    ];

    /// <summary>Nouns.</summary>
    public static IEnumerable<(string Words, OccurrenceKind Kind, CodingType Type, CodingMode? Mode, bool IsStrong)> Nouns { get; } =
    [
        ("meeting meetings summit summits talks conference session sessions hearing hearings forum briefing consultation consultations colloquium congress roundtable audience banquet stopover negotiations round rounds gathering reception symposium seminar workshop event dinner lunch breakfast encounter encounters contacts dialogue discussions tête-à-tête plenary sitting parley", Meeting, Consult, null, true),
        ("visit visits trip tour", Meeting, Consult, Visit, true),
        ("ceremony", Meeting, Cooperate, null, true),
        ("call conversation conversations calls videoconference teleconference", Meeting, Consult, Phone, false),
        ("agreement agreements declaration treaty treaties memorandum protocol convention accord accords pact resolution resolutions communique communiqué contract contracts deal deals memoranda charter roadmap covenant compact concordat understanding understandings compromise settlement entente communiqués declarations treaties protocols conventions signature:sign signing:sign ratification:ratify", Agreement, Support, null, true),
        ("ceasefire truce armistice cease-fire", Agreement, Retreat, Ceasefire, true),
    ];
}
