using System.Collections.Frozen;
using Timeline.Domain.Coding;
using Timeline.Domain.Occurrences;
using Timeline.Reading.Prose;
using static Timeline.Domain.Coding.CodingMode;
using static Timeline.Domain.Coding.CodingType;
using static Timeline.Domain.Occurrences.OccurrenceKind;

namespace Timeline.Reading.Events;

/// <summary>Verbs whose meaning lies in the words after them: "opened fire", "took hostage", "reached an agreement".</summary>
internal static class Phrases
{
    private const int Reach = 7;

    private static readonly FrozenSet<string> Light = FrozenSet.Create(
        "give", "make", "take", "go", "come", "draw", "reach", "bring", "set", "put", "fall", "rise", "lose", "win", "pull", "lay", "carry", "enter", "break", "spend", "name", "land", "sail", "become", "mark", "gain", "raise", "reduce", "increase", "issue", "register", "secure", "obtain", "settle", "mass", "wrap", "follow", "present", "resolve", "let", "turn", "sit", "mount", "stage", "place", "lodge", "produce", "yield", "subscribe", "transmit", "forward", "clinch", "finalize", "finalise", "broker", "slap", "tighten", "remove", "normalize", "normalise", "step", "gun", "assume", "get");

    private static readonly FrozenSet<string> Particles = FrozenSet.Create("up", "out", "down", "off", "over", "back", "forward", "aside");

    private static readonly (string Verbs, string Complements, OccurrenceKind Kind, CodingType Type, CodingMode? Mode)[] Table =
    [
        ("open return exchange trade", "fire gunfire", Incident, Assault, null),
        ("launch mount stage carry conduct begin start", "attack attacks offensive counteroffensive assault strike strikes airstrike airstrikes missile missiles rocket rockets invasion raid raids operation operations incursion bombardment shelling", Incident, Assault, null),
        ("stage mount", "coup", Incident, Assault, null),
        ("stage hold organize organise", "protest protests rally rallies demonstration demonstrations march strike sit-in picket", Incident, Protest, null),
        ("hold conduct stage launch carry begin start", "exercise exercises drill drills manoeuvres maneuvers wargames", Incident, Cooperate, null),
        ("hold conduct organize organise", "election elections referendum poll polls vote plebiscite", Incident, CodingType.Statement, null),
        ("conduct carry", "test tests launch launches", Incident, Mobilize, Weapons),
        ("take hold", "hostage hostages prisoner prisoners captive captives", Incident, Coerce, null),
        ("put place", "prison jail arrest detention custody", Incident, Coerce, null),
        ("put bring", "trial justice court", Incident, Accuse, Investigate),
        ("open launch begin start", "investigation probe inquiry case proceedings", Incident, Accuse, Investigate),
        ("file submit bring lodge", "complaint lawsuit suit case claim charges application memorial", Incident, Accuse, Investigate),
        ("set", "up fire ablaze", Incident, Cooperate, null),
        ("lay plant", "mines mine landmines siege", Incident, Assault, null),
        ("lay break", "foundation ground cornerstone stone", Incident, Cooperate, null),
        ("lose", "life lives", Incident, Assault, null),
        ("lose cede gain take win", "control territory territories ground", Incident, Assault, null),
        ("win lose", "election elections vote referendum majority seats", Incident, CodingType.Statement, null),
        ("go", "missing", Incident, CodingType.Statement, null),
        ("go", "war", Incident, Assault, null),
        ("go", "strike", Incident, Protest, null),
        ("come", "fire attack", Incident, Assault, null),
        ("come", "power office", Incident, CodingType.Statement, null),
        ("come go take", "force effect", Agreement, Support, null),
        ("come get sit", "together", Meeting, Consult, null),
        ("sit", "table room with", Meeting, Consult, null),
        ("bring", "together table", Meeting, Consult, null),
        ("spend", "with together", Meeting, Consult, null),
        ("enter", "force effect", Agreement, Support, null),
        ("enter engage", "talks negotiations diplomacy discussions dialogue consultations", Meeting, Consult, null),
        ("become", "independent president minister chancellor king leader chairman secretary-general head", Incident, CodingType.Statement, null),
        ("enter join become", "alliance coalition union organisation organization member members observer", Incident, Cooperate, null),
        ("break", "out", Incident, Assault, null),
        ("break", "off ties relations", Incident, Sanction, null),
        ("break", "ceasefire truce", Incident, Assault, null),
        ("take", "part", Incident, Cooperate, null),
        ("take", "office power oath over", Incident, CodingType.Statement, null),
        ("take", "place", Meeting, Consult, null),
        ("give make", "interview interviews speech statement statements remarks address briefing comment comments opinion verdict account announcement presentation assurance assurances promise pledge", OccurrenceKind.Statement, CodingType.Statement, null),
        ("deliver issue release read publish", "speech statement statements remarks address communique message lecture report", OccurrenceKind.Statement, CodingType.Statement, null),
        ("make put give table send submit", "appeal request call demand", OccurrenceKind.Statement, Request, null),
        ("make put table submit present", "proposal proposals offer offers initiative plan", OccurrenceKind.Statement, Agree, null),
        ("put", "names name signature signatures", Agreement, Support, null),
        ("turn", "down", OccurrenceKind.Statement, Reject, null),
        ("come", "terms", Agreement, Agree, null),
        ("sit", "down", Meeting, Consult, null),
        ("make let", "known clear plain public", OccurrenceKind.Statement, CodingType.Statement, null),
        ("present submit", "document documents paper draft programme program package report conclusions findings plan plans vision roadmap", OccurrenceKind.Statement, CodingType.Statement, null),
        ("produce yield subscribe", "communiqué communique declaration agreement accord understanding protocol memorandum", Agreement, Agree, null),
        ("pass", "resolution resolutions", Agreement, Agree, null),
        ("put", "forward", OccurrenceKind.Statement, Agree, null),
        ("deliver send hand transmit convey forward address", "letter letters note notes message", OccurrenceKind.Statement, CodingType.Statement, null),
        ("exchange", "notes", Agreement, Agree, null),
        ("establish form create", "commission commissions committee committees group groups mechanism mechanisms", Agreement, Cooperate, null),
        ("hold open", "hearing hearings", Incident, CodingType.Statement, null),
        ("accept", "package mediation mediator terms compromise formula truce ceasefire armistice arbitration", Agreement, Agree, null),
        ("resolve settle", "dispute question matter issue differences conflict", Agreement, Agree, null),
        ("raise lodge deliver send address", "protest démarche demarche complaint objection", OccurrenceKind.Statement, Accuse, Disapprove),
        ("make", "visit trip", Meeting, Consult, Visit),
        ("make", "donation donations contribution contributions", Incident, Aid, null),
        ("issue sign", "decree order edict directive law bill warrant proclamation legislation", Incident, CodingType.Statement, null),
        ("issue", "warning ultimatum threat", OccurrenceKind.Statement, Threaten, null),
        ("reach strike conclude clinch finalize finalise broker", "agreement agreements deal deals understanding understandings consensus compromise accord truce ceasefire settlement", Agreement, Agree, null),
        ("impose introduce slap tighten extend", "sanctions embargo tariffs tariff ban blockade curfew restrictions duties quarantine", Incident, Sanction, null),
        ("impose declare introduce", "martial emergency curfew", Incident, Coerce, null),
        ("declare proclaim restore regain gain obtain", "independence independent sovereignty republic mourning", Incident, CodingType.Statement, null),
        ("declare", "war", Incident, Assault, null),
        ("declare announce", "ceasefire truce armistice", Agreement, Retreat, Ceasefire),
        ("lift ease remove", "sanctions embargo ban blockade restrictions siege tariffs", Incident, Retreat, Access),
        ("cut sever suspend freeze break", "ties relations", Incident, Sanction, null),
        ("establish re-establish reestablish restore normalize normalise open resume", "relations ties", Agreement, Support, null),
        ("open establish", "embassy consulate mission", Incident, Cooperate, null),
        ("provide send deliver give offer extend dispatch allocate", "aid assistance help relief humanitarian medicine medicines vaccines food", Incident, Aid, null),
        ("exchange swap", "prisoners captives detainees bodies hostages", Incident, Retreat, Release),
        ("give hand turn", "back over", Incident, Retreat, Release),
        ("give grant", "access passage", Incident, Retreat, Access),
        ("give grant", "extension concession concessions", Incident, Concede, null),
        ("make", "concession concessions", Incident, Concede, null),
        ("grant", "asylum citizenship status autonomy", Incident, Concede, null),
        ("recall withdraw", "ambassador ambassadors envoy diplomat diplomats charge consul", Incident, Reject, null),
        ("expel", "diplomat diplomats ambassador attache", Incident, Sanction, CodingMode.Expel),
        ("step stand", "down aside", Incident, Retreat, Resign),
        ("pull move withdraw", "back out", Incident, Retreat, Withdraw),
        ("lay", "arms weapons", Incident, Retreat, Disarm),
        ("carry", "out", Incident, CodingType.Statement, null),
        ("bring", "end", Incident, Retreat, Ceasefire),
        ("draw", "up", Incident, CodingType.Statement, null),
        ("seize take", "power", Incident, Coerce, null),
        ("shoot gun", "down", Incident, Assault, null),
        ("raise", "concern concerns issue question objections matter subject", OccurrenceKind.Statement, Accuse, Disapprove),
        ("draw", "parallel parallels attention", OccurrenceKind.Statement, CodingType.Statement, null),
        ("wrap open conclude end begin start launch resume", "talks negotiations consultations", Meeting, Consult, null),
        ("follow", "suit", Incident, CodingType.Statement, null),
        ("claim assume accept", "responsibility", OccurrenceKind.Statement, CodingType.Statement, null),
        ("win gain obtain secure", "independence", Incident, CodingType.Statement, null),
        ("receive accept", "proposal offer", Incident, Agree, null),
    ];

    private static readonly FrozenDictionary<string, (FrozenSet<string> Complements, EventWord Word)[]> ByVerb = Table
        .SelectMany(row => row.Verbs.Split(' ').Select(verb => (Verb: verb, Complements: row.Complements.Split(' ').ToFrozenSet(), Word: new EventWord(verb, row.Kind, row.Type, row.Mode, true))))
        .GroupBy(row => row.Verb).ToFrozenDictionary(group => group.Key, group => group.Select(row => (row.Complements, row.Word)).ToArray());

    /// <summary>Whether a verb says nothing without such words.</summary>
    public static bool IsLight(string verb) => Light.Contains(verb);

    /// <summary>What a verb means with the words after it, or before it in the passive; null when none of them belongs to it.</summary>
    public static EventWord? At(string verb, List<Token> tokens, int at, bool isPassive)
    {
        return !ByVerb.TryGetValue(verb, out var rows) ? null : Find(rows, tokens, at, isPassive, withParticles: false) ?? Find(rows, tokens, at, isPassive, withParticles: true);
    }

    /// <summary>Where the word stands that completes the verb of a phrase; -1 when it stands before the verb or the verb is none of a phrase.</summary>
    public static int Complement(EventWord verb, List<Token> tokens, int at) =>
        ByVerb.TryGetValue(verb.Word, out var rows) && Behind(rows, tokens, at, withParticles: false).FirstOrDefault(one => one.Word == verb) is { Word: not null } found ? found.At : -1;

    /// <summary>The words behind a verb that complete it, and what it means with each.</summary>
    private static IEnumerable<(int At, EventWord Word)> Behind((FrozenSet<string> Complements, EventWord Word)[] rows, List<Token> tokens, int at, bool withParticles)
    {
        for (var i = at + 1; i < tokens.Count && i <= at + Reach && !Ends(tokens[i]); i++)
        {
            if (!withParticles && Particles.Contains(tokens[i].Lower)) continue;
            foreach (var (complements, word) in rows)
            {
                if (complements.Contains(tokens[i].Lower)) yield return (i, word);
            }
        }
    }

    /// <summary>First by what is done ("set up a committee", "carried out an attack"), then by the particle alone.</summary>
    private static EventWord? Find((FrozenSet<string> Complements, EventWord Word)[] rows, List<Token> tokens, int at, bool isPassive, bool withParticles)
    {
        foreach (var (_, word) in Behind(rows, tokens, at, withParticles)) return word;

        // "the report, submitted in May", "a report submitted in May", "the report was submitted".
        var isBehind = at > 1 && tokens[at - 1].Text == ",";
        for (var i = at - (isBehind ? 2 : 1); i >= 0 && i >= at - (isPassive || isBehind ? Reach : 1) && !Ends(tokens[i]); i--)
        {
            if (!withParticles && Particles.Contains(tokens[i].Lower)) continue;
            foreach (var (complements, word) in rows)
            {
                if (complements.Contains(tokens[i].Lower)) return word;
            }
        }

        return null;
    }

    private static bool Ends(Token token) => token.Text is "," or ";" or "\"" or "“" or ":" or "(" || token.Lower is "that" or "which" or "who" or "and" or "when" or "while" or "by";
}
