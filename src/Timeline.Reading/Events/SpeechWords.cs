using Timeline.Domain.Coding;
using Timeline.Domain.Occurrences;
using static Timeline.Domain.Coding.CodingMode;
using static Timeline.Domain.Coding.CodingType;

namespace Timeline.Reading.Events;

/// <summary>The verbs of saying. A past that is not regular stands after a stroke.</summary>
internal static class SpeechWords
{
    /// <summary>Verbs, by how what is said is coded.</summary>
    public static IEnumerable<(string Words, OccurrenceKind Kind, CodingType Type, CodingMode? Mode, bool IsStrong)> Verbs { get; } =
    [
        ("say/said tell/told state note add mention remark comment explain report announce declare describe recall reiterate reaffirm underscore underline stress emphasize emphasise highlight point express claim argue wonder observe confirm acknowledge speak/spoke/spoken talk write/wrote/written tweet post publish put/put inform touch assess reveal maintain address affirm assert aver contend concede admit/admitted opine testify predict forecast/forecast caution clarify disclose divulge elaborate estimate exclaim insinuate intimate joke notify proclaim pronounce quip recount relate remind repeat reply respond react retort answer signal summarize summarise uphold/upheld voice vouch echo characterize characterise lament deem regret broadcast/broadcast circulate communicate quote cite interview find/found counter interject rejoin muse hint enquire concur restate outline enumerate brand label dub/dubbed portray depict liken preach swear/swore/sworn avow profess confide whisper thunder boast grumble brief apprise forewarn preface reason speculate conjecture surmise intone blog evoke wish",
            OccurrenceKind.Statement, CodingType.Statement, null, true),
        ("accuse blame condemn criticize criticise denounce deplore berate deride mock ridicule scorn bemoan slam lambast charge decry censure rebuke reprimand chide castigate berate admonish disparage fault reproach scold vilify complain rail chastise upbraid",
            OccurrenceKind.Statement, Accuse, Disapprove, true),
        ("relay convey confess regret/regretted concur/concurred leak invoke specify detail quip/quipped brag/bragged signal/signalled/signaled", OccurrenceKind.Statement, CodingType.Statement, null, false),
        ("question query doubt remonstrate", OccurrenceKind.Statement, Reject, null, false),
        ("allege purport suspect", OccurrenceKind.Statement, Accuse, Allege, true),
        ("warn threaten vow", OccurrenceKind.Statement, Threaten, null, true),
        ("deny reject dismiss refute oppose object dispute shun snub/snubbed sidestep deflect balk demur/demurred scoff decline rebut/rebutted rebuff spurn disavow repudiate disown veto refuse contest contradict discount disagree", OccurrenceKind.Statement, Reject, null, true),
        ("urge demand appeal request insist ask call plead press prod/prodded summon advocate implore beseech exhort petition entreat beg/begged lobby recommend advise counsel challenge", OccurrenceKind.Statement, Request, null, true),
        ("promise pledge offer propose suggest invite agree float moot table volunteer undertake/undertook/undertaken guarantee assure", OccurrenceKind.Statement, Agree, null, true),
        ("praise welcome thank commend applaud cheer bless champion hail congratulate appreciate support endorse back laud salute extol/extolled acclaim compliment defend recognize recognise apologize apologise condole", OccurrenceKind.Statement, Support, null, true),
    ];

    /// <summary>Nouns of saying.</summary>
    public static IEnumerable<(string Words, OccurrenceKind Kind, CodingType Type, CodingMode? Mode, bool IsStrong)> Nouns { get; } =
    [
        ("statement statements speech interview remarks tweet letter article message address report announcement comment comments note broadcast editorial testimony confirmation:confirm reply:reply answer:answer response:respond retort assertion:assert disclosure:disclose recommendation:recommend message sermon lecture pronouncement remark rejoinder riposte notification:notify démarche demarche aide-mémoire", OccurrenceKind.Statement, CodingType.Statement, null, false),
        ("criticism:criticize accusation:accuse accusations:accuse condemnation:condemn complaint:complain complaints:complain denunciation:denounce rebuke", OccurrenceKind.Statement, Accuse, Disapprove, false),
        ("allegation:allege allegations:allege claim claims", OccurrenceKind.Statement, Accuse, Allege, false),
        ("warning:warn warnings:warn threat:threaten threats:threaten ultimatum:threaten", OccurrenceKind.Statement, Threaten, null, false),
        ("rebuttal:rebut refutation:refute rejection:reject denial:deny refusal:refuse objection:object objections:object veto", OccurrenceKind.Statement, Reject, null, false),
        ("appeal appeals demand demands request requests plea petition", OccurrenceKind.Statement, Request, null, false),
        ("proposal:propose proposals:propose offer offers:offer overture overtures assurance:assure assurances:assure guarantee:guarantee guarantees:guarantee invitation:invite promise pledge:pledge initiative:propose", OccurrenceKind.Statement, Agree, null, false),
        ("apology:apologize congratulations:congratulate endorsement:endorse praise", OccurrenceKind.Statement, Support, null, false),
    ];
}
