using System.Collections.Frozen;
using Timeline.Domain.Coding;
using Timeline.Domain.Occurrences;
using static Timeline.Domain.Coding.CodingMode;
using static Timeline.Domain.Coding.CodingType;
using static Timeline.Domain.Occurrences.OccurrenceKind;

namespace Timeline.Reading.Events;

/// <summary>The words of saying, meeting, signing and acting, with what they are coded as.</summary>
internal static class Lexicon
{
    private static readonly (string Words, OccurrenceKind Kind, CodingType Type, CodingMode? Mode, bool IsStrong)[] Verbs =
    [
        ("say/said tell/told state note add mention remark comment explain report announce declare describe recall reiterate reaffirm underscore underline stress emphasize emphasise highlight point express claim argue wonder observe confirm acknowledge speak/spoke/spoken write/wrote/written tweet post publish put/put inform touch assess reveal maintain address",
            OccurrenceKind.Statement, CodingType.Statement, null, true),
        ("accuse blame condemn criticize criticise denounce deplore slam lambast charge", OccurrenceKind.Statement, Accuse, Disapprove, true),
        ("allege", OccurrenceKind.Statement, Accuse, Allege, true),
        ("warn threaten", OccurrenceKind.Statement, Threaten, null, true),
        ("deny reject dismiss refute oppose object dispute rule/ruled", OccurrenceKind.Statement, Reject, null, true),
        ("urge demand appeal request insist ask call", OccurrenceKind.Statement, Request, null, true),
        ("promise pledge vow offer propose suggest invite agree", OccurrenceKind.Statement, Agree, null, true),
        ("praise welcome thank commend applaud hail congratulate appreciate support endorse", OccurrenceKind.Statement, Support, null, true),
        ("meet/met gather convene", Meeting, Consult, null, true),
        ("visit", Meeting, Consult, Visit, true),
        ("receive host attend participate arrive", Meeting, Consult, null, true),
        ("hold/held have/had pay/paid take/took come/came organize organise", Meeting, Consult, null, true),
        ("phone telephone", Meeting, Consult, Phone, true),
        ("discuss negotiate", Meeting, Consult, null, true),
        ("sign conclude adopt ratify ink initial", Agreement, Support, null, true),
        ("kill murder execute assassinate shell bombard bomb shoot/shot attack assault invade torture massacre wound injure strike/struck fire fight/fought commit damage vandalize destroy burn/burnt/burned loot raid ambush", Incident, Assault, null, true),
        ("occupy", Incident, Assault, null, true),
        ("violate provoke", Incident, Assault, null, false),
        ("detain arrest capture abduct kidnap imprison deport expel seize", Incident, Coerce, null, true),
        ("block blockade obstruct", Incident, Coerce, null, false),
        ("sentence convict jail", Incident, Sanction, Convict, true),
        ("sanction ban suspend", Incident, Sanction, null, true),
        ("release free", Incident, Retreat, Release, true),
        ("return extradite repatriate", Incident, Retreat, Release, false),
        ("hand", Incident, Retreat, Release, true),
        ("withdraw/withdrew/withdrawn retreat", Incident, Retreat, Withdraw, true),
        ("tender", Incident, Retreat, Resign, true),
        ("allow permit", Incident, Retreat, Access, false),
        ("resign", Incident, Retreat, Resign, true),
        ("deploy mobilize mobilise dispatch send/sent", Incident, Mobilize, Troops, true),
        ("protest rally demonstrate", Incident, Protest, null, true),
        ("investigate indict prosecute", Incident, Accuse, Investigate, true),
        ("donate deliver allocate grant", Incident, Aid, null, true),
        ("purchase buy/bought acquire supply export import", Incident, Cooperate, null, false),
        ("liberate regain", Incident, Assault, null, true),
        ("inaugurate launch open establish found unveil commission", Incident, CodingType.Statement, null, true),
        ("start begin/began/begun end stop halt cease complete finish resume", Incident, CodingType.Statement, null, false),
        ("appoint elect dissolve dismiss nominate name oust overthrow/overthrew/overthrown", Incident, CodingType.Statement, null, true),
        ("create form", Incident, CodingType.Statement, null, false),
        ("cross enter advance move travel leave/left depart join become/became set/set build/built construct close vote accept refer escalate dedicate mark obtain secure introduce implement provide issue conduct carry prevent impose lift expand prepare lay/laid extend engage circulate undergo/underwent recognize recognise declare approve increase reduce raise lose/lost win/won die celebrate restore gain continue",
            Incident, CodingType.Statement, null, false),
    ];

    private static readonly (string Words, OccurrenceKind Kind, CodingType Type, CodingMode? Mode, bool IsStrong)[] Nouns =
    [
        ("meeting meetings summit talks visit visits conference ceremony session forum briefing consultations negotiations videoconference congress round trip", Meeting, Consult, null, true),
        ("call conversation conversations calls", Meeting, Consult, Phone, false),
        ("agreement agreements declaration treaty memorandum protocol convention accord accords pact resolution resolutions communique contract deal memoranda charter roadmap", Agreement, Support, null, true),
        ("ceasefire truce armistice", Agreement, Retreat, Ceasefire, true),
        ("statement statements speech interview remarks tweet letter post article appeal message", OccurrenceKind.Statement, CodingType.Statement, null, false),
        ("war wars attack attacks shelling bombing explosion massacre genocide invasion offensive clash clashes hostilities killing occupation aggression strike strikes", Incident, Assault, null, true),
        ("operation coup evacuation provocation provocations", Incident, Assault, null, false),
        ("exercise exercises drills training trainings", Incident, Cooperate, null, true),
        ("election elections referendum trial trials hand-over handover independence anniversary protests", Incident, CodingType.Statement, null, false),
    ];

    private static readonly FrozenDictionary<string, (EventWord Word, WordForm Form)> ByForm = Build();

    /// <summary>The event that a word tells of, in lower case; null for other words.</summary>
    public static (EventWord Word, WordForm Form)? Find(string lower) => ByForm.TryGetValue(lower, out var found) ? found : null;

    private static FrozenDictionary<string, (EventWord Word, WordForm Form)> Build()
    {
        var forms = new Dictionary<string, (EventWord Word, WordForm Form)>();
        foreach (var (words, kind, type, mode, isStrong) in Nouns)
        {
            foreach (var word in words.Split(' ')) forms.TryAdd(word, (new EventWord(word, kind, type, mode, isStrong), WordForm.Noun));
        }

        foreach (var (words, kind, type, mode, isStrong) in Verbs)
        {
            foreach (var verb in words.Split(' '))
            {
                var word = new EventWord(verb.Split('/')[0], kind, type, mode, isStrong);
                foreach (var (form, of) in Inflection.Of(verb)) forms.TryAdd(form, (word, of));
            }
        }

        return forms.ToFrozenDictionary();
    }
}
