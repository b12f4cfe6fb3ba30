using Timeline.Domain.Coding;
using Timeline.Domain.Occurrences;
using static Timeline.Domain.Coding.CodingMode;
using static Timeline.Domain.Coding.CodingType;
using static Timeline.Domain.Occurrences.OccurrenceKind;

namespace Timeline.Reading.Events;

/// <summary>The verbs of acting: fighting, seizing, sanctioning, yielding, moving, building, ruling.</summary>
internal static class ActWords
{
    /// <summary>Verbs that tell of an act by themselves, and such as are also used of much that is none.</summary>
    public static IEnumerable<(string Words, OccurrenceKind Kind, CodingType Type, CodingMode? Mode, bool IsStrong)> Verbs { get; } =
    [
        ("kill murder execute assassinate shell bombard bomb shoot/shot attack assault invade torture massacre wound injure fire fight/fought vandalize vandalise destroy burn/burnt/burned loot raid ambush slaughter lynch behead hang/hanged stab/stabbed poison beat/beat/beaten maim mutilate rape strafe torpedo sink/sank/sunk ram/rammed hijack demolish raze devastate ransack pillage plunder desecrate besiege storm overrun/overran strike/struck hit/hit clash skirmish battle annex occupy conquer vanquish defeat rout repel/repelled crush liberate regain recapture retake/retook/retaken reconquer detonate explode sabotage mine flee/fled displace",
            Incident, Assault, null, true),
        ("perish starve drown die", Incident, Assault, null, true),
        ("damage commit/committed violate provoke breach infringe penetrate intrude encroach harass intimidate mistreat abuse exterminate persecute engage plant subject", Incident, Assault, null, false),
        ("detain arrest capture abduct kidnap/kidnapped imprison deport seize apprehend intern incarcerate confiscate impound interrogate evict extort blackmail coerce banish exile intercept blockade nationalize nationalise expropriate conscript enslave quarantine", Incident, Coerce, null, true),
        ("block obstruct board confine restrict censor/censored search curb disperse force compel/compelled", Incident, Coerce, null, false),
        ("sentence convict jail fine", Incident, Sanction, Convict, true),
        ("expel/expelled", Incident, Sanction, CodingMode.Expel, true),
        ("sanction ban/banned suspend boycott embargo blacklist outlaw prohibit revoke rescind terminate sever freeze/froze/frozen curtail downgrade abrogate annul/annulled", Incident, Sanction, null, true),
        ("cut/cut cancel/cancelled/canceled postpone disrupt interrupt break/broke/broken discontinue renounce", Incident, Sanction, Discontinue, false),
        ("release free pardon amnesty extradite repatriate exchange swap/swapped ransom", Incident, Retreat, Release, true),
        ("return", Incident, Retreat, Release, false),
        ("hand", Incident, Retreat, Release, true),
        ("withdraw/withdrew/withdrawn retreat evacuate pull demobilize demobilise vacate relinquish surrender capitulate cede", Incident, Retreat, Withdraw, true),
        ("disarm demine defuse dismantle decommission", Incident, Retreat, Disarm, true),
        ("tender resign abdicate quit/quit", Incident, Retreat, Resign, true),
        ("allow permit/permitted reopen unblock ease lift", Incident, Retreat, Access, false),
        ("deploy mobilize mobilise dispatch send/sent station redeploy reinforce mass garrison amass scramble", Incident, Mobilize, Troops, true),
        ("arm rearm test-fire", Incident, Mobilize, Weapons, true),
        ("recruit enlist conscript train test patrol/patrolled", Incident, Mobilize, null, false),
        ("torch bulldoze hijack sink/sank/sunk detonate ram/rammed", Incident, Assault, null, true),
        ("overfly/overflew/overflown trespass defect mutiny rebel/rebelled revolt hack jam/jammed smuggle poach rustle", Incident, Coerce, null, false),
        ("crash collide flood divert dam/dammed erect fence hoist dock anchor sack order seal/sealed blow/blew/blown pass", Incident, CodingType.Statement, null, false),
        ("protest rally demonstrate riot picket", Incident, Protest, null, true),
        ("march", Incident, Protest, null, false),
        ("investigate indict prosecute sue impeach", Incident, Accuse, Investigate, true),
        ("donate allocate grant bestow subsidize subsidise", Incident, Aid, null, true),
        ("deliver provide supply finance fund sponsor shelter rescue aid assist treat vaccinate contribute", Incident, Aid, null, false),
        ("purchase buy/bought acquire sell/sold procure lease", Incident, Cooperate, null, true),
        ("export import trade invest ship/shipped transport join participate collaborate cooperate partner", Incident, Cooperate, null, false),
        ("inaugurate launch open establish found unveil commission relaunch reestablish re-establish institute", Incident, Cooperate, null, true),
        ("create form build/built construct restore reconstruct rebuild/rebuilt renovate connect link", Incident, Cooperate, null, false),
        ("start begin/began/begun end stop/stopped halt cease complete finish resume erupt collapse emerge originate commence intensify escalate", Incident, CodingType.Statement, null, false),
        ("appoint elect dissolve nominate oust overthrow/overthrew/overthrown depose topple crown enthrone reelect re-elect dethrone secede enact promulgate decree abolish repeal reinstate", Incident, CodingType.Statement, null, true),
        ("cross enter advance move travel leave/left depart become/became set/set close vote refer/referred dedicate mark obtain secure introduce implement issue conduct carry prevent impose expand prepare lay/laid extend undergo/underwent declare approve increase reduce raise lose/lost win/won celebrate gain continue rename name separate split/split unite merge fall/fell/fallen rise/rose/risen land fly/flew/flown sail shut/shut register rule acquit/acquitted deprive transfer/transferred relocate resettle settle migrate immigrate accept reactivate install demarcate delimit replace strip/stripped submit/submitted file bring/brought initiate hire spend/spent give/gave/given make/made take/took/taken go/went/gone come/came draw/drew/drawn wrap/wrapped follow present resolve let/let turn sit/sat reach abandon ruin disappear mount stage place lodge produce yield subscribe transmit forward clinch finalize finalise broker slap/slapped tighten remove normalize normalise step/stepped gun/gunned assume stand/stood get/got",
            Incident, CodingType.Statement, null, false),
    ];
}
