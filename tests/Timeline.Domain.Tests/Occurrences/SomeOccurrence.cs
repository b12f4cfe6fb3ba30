using FsCheck;
using FsCheck.Fluent;
using Timeline.Domain.Coding;
using Timeline.Domain.Dates;
using Timeline.Domain.Occurrences;

namespace Timeline.Domain.Tests.Occurrences;

/// <summary>An occurrence to tell of, command by command, and random tellings of it.</summary>
internal static class SomeOccurrence
{
    public const string Slug = "2021-05-17-lavrov-no-reason";

    public const string Other = "2021-05-17-lavrov-answers-a-question";

    public static readonly Citation First = Cited("air-center-2021-05", 14_210, DateBasis.Inherited);

    public static Citation Cited(string bulletin, int start, DateBasis basis = DateBasis.Explicit) =>
        new(bulletin, "I", "no reason to stoke emotions", start, start + 27, basis);

    public static RecordOccurrence Record(OccurrenceKind kind = OccurrenceKind.Statement) => new(
        kind, Edtf.Parse("2021-05-17"), false, "Lavrov sees no reason to stoke emotions", "He said so in Moscow.",
        [new Participant("sergey-lavrov", ParticipantRole.Speaker, "Foreign Minister"), new Participant("armenia", ParticipantRole.Addressee)],
        ["border-delimitation"], "moscow", new EventCoding(CodingType.Reject, CodingMode.Meet), "The text says 17 May.", First);

    public static AddCitation Cite(string bulletin, int start) => new(Cited(bulletin, start));

    public static RecordClaim Claim(
        string about = "the border was crossed", string actor = "armenia", ClaimStance stance = ClaimStance.Asserts, string bulletin = "air-center-2021-05") =>
        new(about, actor, stance, "They came by night.", Edtf.Parse("2021-05-12"), Cited(bulletin, 15_000));

    public static LinkOccurrence Link(string to = "2021-05-12-crossing", LinkRelation relation = LinkRelation.RespondsTo) => new(to, relation);

    /// <summary>A correction of some particulars; those that are not named stay.</summary>
    public static CorrectOccurrence Correct(
        string? date = null, DateBasis? basis = null, OccurrenceKind? kind = null, IReadOnlyList<Participant>? participants = null,
        IReadOnlyList<string>? topics = null, EventCoding? coding = null, Citation? citation = null, params DetailChange[] details) =>
        new(date is null ? null : Edtf.Parse(date), basis, kind, participants, topics, coding, details, "It was misread.", citation);

    public static CorrectOccurrence Retitle(string title, Citation? citation = null) =>
        Correct(citation: citation, details: new DetailChange(Detail.Title, title));

    /// <summary>A merge into another occurrence that stands as the commands leave it.</summary>
    public static MergeOccurrence Merge(string into = Other, params OccurrenceCommand[] survivor) =>
        new(into, After(survivor.Length == 0 ? [Record()] : survivor), "It is the same.");

    /// <summary>What is known after some commands, in order.</summary>
    public static Occurrence After(params IEnumerable<OccurrenceCommand> commands) => Fold(null, OccurrenceDecisions.DecideAll(null, Slug, commands))!;

    public static IReadOnlyList<OccurrenceEvent> Decide(Occurrence? known, OccurrenceCommand command) => OccurrenceDecisions.Decide(known, Slug, command);

    public static Occurrence? Fold(Occurrence? known, IEnumerable<OccurrenceEvent> events) => events.Aggregate(known, Occurrence.Evolve);

    /// <summary>What comes of some commands, in order; those that are refused are passed over.</summary>
    public static IReadOnlyList<OccurrenceEvent> Happened(params IEnumerable<OccurrenceCommand> commands)
    {
        var events = new List<OccurrenceEvent>();
        foreach (var command in commands)
        {
            try
            {
                events.AddRange(Decide(Fold(null, events), command));
            }
            catch (RefusedException)
            {
                // Such is life: somebody wanted what the state does not allow.
            }
        }

        return events;
    }

    public static readonly string[] Documents = ["air-center-2021-05", "air-center-2021-12", "jafarova-2022"];

    /// <summary>A record and then anything that may be told of it, in any order, much of it more than once.</summary>
    public static readonly Gen<OccurrenceCommand[]> Tellings =
        from kind in Gen.Elements(Enum.GetValues<OccurrenceKind>())
        from later in Gen.OneOf(Citations, Claims, Links).ArrayOf()
        select (OccurrenceCommand[])[Record(kind), .. later];

    /// <summary>A record and then anything that may be wanted of it, in any order, much of it refused.</summary>
    public static readonly Gen<OccurrenceCommand[]> Histories =
        from kind in Gen.Elements(Enum.GetValues<OccurrenceKind>())
        from later in Gen.Frequency<OccurrenceCommand>((4, Gen.OneOf(Citations, Claims, Links)), (3, Corrections), (2, Removals), (1, Standings)).ArrayOf()
        select (OccurrenceCommand[])[Record(kind), .. later];

    private static Gen<OccurrenceCommand> Citations =>
        from bulletin in Gen.Elements(Documents) from start in Gen.Elements(14_210, 900) select (OccurrenceCommand)Cite(bulletin, start);

    private static Gen<OccurrenceCommand> Claims =>
        from about in Gen.Elements("the border was crossed", "maps were handed over")
        from actor in Gen.Elements("armenia", "azerbaijan")
        from stance in Gen.Elements(Enum.GetValues<ClaimStance>())
        from bulletin in Gen.Elements(Documents)
        select (OccurrenceCommand)Claim(about, actor, stance, bulletin);

    private static Gen<OccurrenceCommand> Links =>
        from to in Gen.Elements("2021-05-12-crossing", "2020-11-10-trilateral-statement")
        from relation in Gen.Elements(Enum.GetValues<LinkRelation>())
        select (OccurrenceCommand)Link(to, relation);

    private static Gen<OccurrenceCommand> Corrections =>
        from change in Gen.Elements(
            Correct(date: "2021-05-16"), Correct(date: "2021-05-17"), Correct(date: "2021-05", basis: DateBasis.Relative), Correct(basis: DateBasis.Explicit),
            Correct(kind: OccurrenceKind.Meeting), Correct(kind: OccurrenceKind.Statement), Correct(participants: []),
            Correct(topics: ["mine-maps"]), Correct(topics: ["border-delimitation"], coding: new EventCoding(CodingType.Accuse)),
            Retitle("One"), Retitle("Two"), Correct(details: [new(Detail.Summary, null), new(Detail.Note, "Seen again.")]), Correct(details: new DetailChange(Detail.Place, "baku")))
        from bulletin in Gen.Elements(Documents)
        from cited in Gen.Elements(true, false)
        select (OccurrenceCommand)(change with { Citation = cited ? Cited(bulletin, 20_000) : null });

    private static Gen<OccurrenceCommand> Removals => Gen.OneOf(
        from bulletin in Gen.Elements(Documents) from start in Gen.Elements(14_210, 900) select (OccurrenceCommand)new RemoveCitation(Cited(bulletin, start), "It says something else."),
        Gen.Constant<OccurrenceCommand>(new RemoveCitation(First, "It says something else.")),
        from link in Links select (OccurrenceCommand)new RemoveLink(((LinkOccurrence)link).To, ((LinkOccurrence)link).Relation));

    private static Gen<OccurrenceCommand> Standings => Gen.Elements<OccurrenceCommand>(
        Merge(), new UndoMerge("It is not the same."),
        new RetractOccurrence("It never happened."), new ReinstateOccurrence("It did happen."));
}
