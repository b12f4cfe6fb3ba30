using Timeline.Domain.Coding;
using Timeline.Domain.Occurrences;
using static Timeline.Domain.Coding.CodingMode;
using static Timeline.Domain.Coding.CodingType;
using static Timeline.Domain.Occurrences.OccurrenceKind;

namespace Timeline.Reading.Events;

/// <summary>The nouns of acting; after a colon the verb that tells the same.</summary>
internal static class ActNouns
{
    /// <summary>Nouns that tell of an act by themselves, and such as need a date beside them.</summary>
    public static IEnumerable<(string Words, OccurrenceKind Kind, CodingType Type, CodingMode? Mode, bool IsStrong)> Nouns { get; } =
    [
        ("war wars attack attacks:attack shelling:shell bombing:bomb bombings:bomb bombardment:bombard explosion:explode explosions:explode massacre genocide invasion:invade offensive counteroffensive clash clashes:clash hostilities:war killing:kill killings:kill occupation:occupy aggression strike strikes:strike airstrike:strike airstrikes:strike assassination:assassinate murder murders:murder raid raids:raid ambush siege:besiege annexation:annex incursion:invade intervention skirmish skirmishes:skirmish fighting:fight battle battles:battle pogrom pogroms:pogrom deportations:deport torture looting:loot liberation:liberate destruction:destroy demolition:demolish downing:down sinking:sink ramming:ram collision gunfire:fire crossfire:fire shootout:shoot uprising insurgency rebellion mutiny brawl scuffle fistfight stand-off standoff face-off faceoff melee gunfight firefight stone-throwing stabbing hijacking",
            Incident, Assault, null, true),
        ("operation coup putsch mutiny blast gunfire intrusion overflight provocation provocations:provocation violation:violate violations:violate death deaths:death riot riots:riot unrest crackdown incident incidents:incident vandalism:vandalize breach crossing:cross", Incident, Assault, null, false),
        ("arrest arrests:arrest detention:detain detentions:detain deportation:deport blockade seizure:seize kidnapping:kidnap abduction:abduct expulsion:expel capture interception:intercept curfew confiscation:confiscate", Incident, Coerce, null, false),
        ("withdrawal:withdraw pullout:withdraw retreat evacuation:evacuate surrender resignation:resign disarmament:disarm", Incident, Retreat, Withdraw, false),
        ("release hand-over:hand handover:hand repatriation:repatriate extradition:extradite amnesty", Incident, Retreat, Release, false),
        ("sanctions embargo ban boycott suspension:suspend tariffs conviction:convict verdict closure:close", Incident, Sanction, null, false),
        ("deployment:deploy mobilization:mobilize mobilisation:mobilise buildup build-up conscription", Incident, Mobilize, Troops, false),
        ("exercise exercises:exercise drills:exercise drill:exercise manoeuvres:exercise maneuvers:exercise training:exercise trainings:exercise", Incident, Cooperate, null, true),
        ("protest protests:protest demonstration:demonstrate demonstrations:demonstrate rally rallies:rally", Incident, Protest, null, false),
        ("opening:open inauguration:inaugurate launch establishment:establish creation:create purchase delivery:deliver shipment:ship completion:complete construction:construct", Incident, Cooperate, null, false),
        ("donation:donate grant loan", Incident, Aid, null, false),
        ("investigation:investigate indictment:indict prosecution:prosecute lawsuit:sue inquiry", Incident, Accuse, Investigate, false),
        ("election elections:election referendum trial trials:trial independence anniversary appointment:appoint dissolution:dissolve revolution collapse outbreak decree ruling rulings:ruling judgments:judgment partition secession:secede unification coronation enthronement earthquake flood drought famine epidemic accident crash judgment judgement escalation purge burial funeral defeat victory", Incident, CodingType.Statement, null, false),
    ];
}
