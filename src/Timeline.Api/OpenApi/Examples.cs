using System.Text.Json;
using System.Text.Json.Nodes;
using Timeline.Api.Actors;
using Timeline.Api.Bulletins;
using Timeline.Api.Changes;
using Timeline.Api.Dashboards;
using Timeline.Api.Disputes;
using Timeline.Api.Occurrences;
using Timeline.Api.Operations;
using Timeline.Api.Places;
using Timeline.Api.Proposals;
using Timeline.Api.Replaying;
using Timeline.Api.Timelines;
using Timeline.Api.Topics;
using Timeline.Domain.Actors;
using Timeline.Domain.Coding;
using Timeline.Domain.Dates;
using Timeline.Domain.Occurrences;
using Timeline.Domain.Places;
using Timeline.Domain.Proposals;
using Timeline.Domain.Topics;

namespace Timeline.Api.OpenApi;

/// <summary>One example for each body, built from the very types, so that it can have no other shape.</summary>
internal static class Examples
{
    private const string Quote = "On January 21, 2021, Baku and Ashgabat signed a memorandum of understanding on joint exploration and development of hydrocarbon resources of the “Dostluk” offshore oil field in the Caspian Sea.";

    private static readonly DateTime Recorded = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    public static Entry Entry { get; } = new(
        "2021-01-21-dostlug-memorandum", OccurrenceKind.Agreement, OccurrenceStatus.Active, Edtf.Parse("2021-01-21"),
        new DateOnly(2021, 1, 21), new DateOnly(2021, 1, 21), DatePrecision.Day, DateBasis.Explicit, YearGiven: true,
        "Azerbaijan and Turkmenistan sign a memorandum on the Dostlug field", Summary: null, Note: null,
        [
            new EntryParticipant("azerbaijan", "Azerbaijan", ParticipantRole.Signatory, null, []),
            new EntryParticipant("gurbanguly-berdimuhamedov", "Gurbanguly Berdimuhamedov", ParticipantRole.Participant, "President", ["turkmenistan"]),
        ],
        ["dostlug-field"], new EntryPlace("caspian-sea", "Caspian Sea", 42, 50.5),
        new EntryCoding(CodingType.Support, null, QuadClass.VerbalCooperation, 5),
        [new StoredCitation("air-center-2021-01", "IV", Quote, 8731, 8922, DateBasis.Explicit, new DateOnly(2021, 1, 31))],
        [], [], new DateOnly(2021, 1, 31), Recorded, 1, 17);

    private static readonly ChangeMessage Change = new(634, [new ChangeItem(ChangeKind.Corrected, Entry.Id, Entry, "The title did not say what it is about.")]);

    private static readonly BulletinView Bulletin = new(
        "air-center-2021-01", "AIR Center Bulletin, January 2021", "AIR Center", Edtf.Parse("2021-01"), new DateOnly(2021, 1, 31), "en", "bulletin",
        "2e7d2c03a9507ae265ecf5b5356885a53393a2029d241394997265a1a25aefc6", 39541, Recorded, 46, 97, WithdrawnBecause: null, new ReadingView(ReadingState.Read, "1", 310, 121, 52, 47, null));

    private static readonly ProposalView Proposal = new(
        "institute-2022-07-1", "institute-2022-07", ProposalState.Accepted, OccurrenceKind.Agreement, Edtf.Parse("2022-07-05"),
        new DateOnly(2022, 7, 5), new DateOnly(2022, 7, 5), DatePrecision.Day, DateBasis.Explicit, YearGiven: true,
        "Armenia, Georgia: On July 5, 2022, Armenia signed an agreement with Georgia.", Summary: null, Note: null,
        [new EntryParticipant("armenia", "Armenia", ParticipantRole.Signatory, null, []), new EntryParticipant("georgia", "Georgia", ParticipantRole.Signatory, null, [])],
        [], new EntryPlace("tbilisi", "Tbilisi", 41.7151, 44.8271), new EntryCoding(CodingType.Support, null, QuadClass.VerbalCooperation, 5),
        [new Citation("institute-2022-07", "I", "On July 5, 2022, Armenia signed an agreement with Georgia.", 120, 178, DateBasis.Explicit)],
        [], Cites: null, 0.92m, ["'signed' tells an agreement", "a day, year given"], "1", Recorded,
        new DecisionView("ann", Recorded, "2022-07-05-armenia-georgia-on-july-5-2022-armenia", AcceptedAs.Recorded, [], null), 2, 640);

    private static readonly TopicNode Topic = new(
        "dostlug-field", "The Dostlug field", "energy", "The offshore field that both states claimed.",
        new TopicDispute(["azerbaijan", "turkmenistan"]), 8, []);

    private static readonly MonthOfDispute Month = new("2021-01", 2, 7.5m, 3.75m);

    private static readonly DisputeState Dispute = new(
        8, "1997-07-04-kapaz-contract", Entry.Id,
        new DisputeCounts(
            new Dictionary<string, long> { ["statement"] = 3, ["meeting"] = 1, ["incident"] = 2, ["agreement"] = 2 },
            new Dictionary<string, long> { ["none"] = 2, ["verbal-cooperation"] = 4, ["material-cooperation"] = 0, ["verbal-conflict"] = 2, ["material-conflict"] = 0 }),
        [
            new DisputeParty(
                "azerbaijan", "Azerbaijan", 8,
                new PartyPosition(
                    "2021-01-21-aliyev-on-dostlug", Edtf.Parse("2021-01-21"), "Aliyev calls the memorandum historic", "ilham-aliyev", "Ilham Aliyev", "President",
                    "President Aliyev called the document a historic one.", "air-center-2021-01")),
            new DisputeParty("turkmenistan", "Turkmenistan", 6, null),
        ],
        [
            new DisputeAgreement(
                Entry.Id, Entry.Date, Entry.Title,
                [new AgreementLink("2021-02-parliament-ratifies", LinkRelation.Ratifies, Edtf.Parse("2021-02"), "Azerbaijan's parliament ratifies the memorandum")]),
        ],
        [
            new OpenClaim(
                "The field lies in Azerbaijan's sector",
                [
                    new OpenStance("azerbaijan", "Azerbaijan", ClaimStance.Asserts, null, Edtf.Parse("1997"), "1997-07-04-kapaz-contract"),
                    new OpenStance("turkmenistan", "Turkmenistan", ClaimStance.Denies, "It is ours.", Edtf.Parse("1997"), "1997-07-04-kapaz-contract"),
                ]),
        ],
        [
            new Spell(SpellKind.Tense, new DateOnly(1997, 7, 1), new DateOnly(1997, 8, 31)),
            new Spell(SpellKind.Quiet, new DateOnly(1997, 8, 3), new DateOnly(2008, 5, 18)),
        ]);

    private static readonly ProjectionHealth UpToDate = new(
        "catalogue", 634, 0, 0, null, null, null, PassedOver: 0, HolesPassed: 2, Skipped: 0, []);

    private static readonly Dictionary<Type, object> All = new()
    {
        [typeof(Liveness)] = new Liveness("live"),
        [typeof(HealthReport)] = new HealthReport(
            HealthStatus.Degraded, Ready: true, 634,
            ["timeline is 1 event and 12 s behind, held at 632: number 633 is missing, and process 77 (psql, idle in transaction, open 13 s) may still write it."],
            [
                UpToDate,
                UpToDate with
                {
                    Name = "timeline",
                    Sequence = 632,
                    Behind = 1,
                    SecondsBehind = 12.1,
                    Held = new HeldHealth(
                        "held at 632: number 633 is missing, and process 77 (psql, idle in transaction, open 13 s) may still write it",
                        632, 633, 633, 77, null, "psql", "timeline", "idle in transaction", 12.6),
                },
            ]),
        [typeof(TimelineIndex)] = new TimelineIndex(
            "Timeline", 634, new DaySpan(new DateOnly(1990, 1, 1), new DateOnly(2021, 3, 1)), new TimelineCounts(46, 5, 306, 59, 128, 47),
            new Dictionary<string, string> { ["timeline"] = "/v1/timeline" }),
        [typeof(TimelinePage)] = new TimelinePage([Entry], null, 1),
        [typeof(Entry)] = Entry,
        [typeof(EntryHistory)] = new EntryHistory(
        [
            new HistoryEvent(
                17, 1, "agreement_reached", Recorded, "seeds", null, JsonSerializer.SerializeToElement(new { date = "2021-01-21" }),
                [new FieldChange("date", null, JsonValue.Create("2021-01-21"))]),
        ]),
        [typeof(DiffPage)] = new DiffPage(
            [
                new DiffChange(
                    DiffKind.Corrected, Entry,
                    [new DiffField("title", JsonValue.Create("Azerbaijan and Turkmenistan sign a memorandum"), JsonValue.Create(Entry.Title), "The title did not say what it is about.")]),
            ],
            null),
        [typeof(ChangesPage)] = new ChangesPage([Change], 634),
        [typeof(ChangeMessage)] = Change,
        [typeof(ActorList)] = new ActorList([new ActorSummary("turkmenistan", "Turkmenistan", ActorType.State, "Q874", 12)]),
        [typeof(ActorProfile)] = new ActorProfile(
            "gurbanguly-berdimuhamedov", "Gurbanguly Berdimuhamedov", ActorType.Person, null, ["President Berdimuhamedov"], [],
            [new ActorOffice("turkmenistan", "President", Edtf.Parse("2007-02-14"), Edtf.Parse("2022-03-19"))], 4,
            new Dictionary<string, long> { ["speaker"] = 2, ["participant"] = 2 },
            new Dictionary<string, long> { ["statement"] = 2, ["meeting"] = 1, ["incident"] = 0, ["agreement"] = 1 },
            "2020-03-11-berdimuhamedov-visits-azerbaijan", "2021-01-21-dostlug-memorandum", [new ActorPartner("ilham-aliyev", "Ilham Aliyev", 3)]),
        [typeof(TopicList)] = new TopicList([Topic]),
        [typeof(TopicNode)] = Topic,
        [typeof(DisputeList)] = new DisputeList(
            [new DisputeSummary("dostlug-field", "The Dostlug field", "The offshore field that both states claimed.", ["azerbaijan", "turkmenistan"], 8, "1997-07-04-kapaz-contract", Entry.Id)]),
        [typeof(DisputeView)] = new DisputeView(
            "dostlug-field", "The Dostlug field", "The offshore field that both states claimed.", ["dostlug-field"],
            Dispute.Entries, Dispute.First, Dispute.Last, Dispute.Counts, [Month], Dispute.Parties, Dispute.Agreements, Dispute.OpenClaims, Dispute.Spells),
        [typeof(ReplayFrame)] = new ReplayFrame(8, "2021-01-21", [Entry], [], Dispute, [Month], ["entries", "last", "counts", "agreements"]),
        [typeof(Dyad)] = new Dyad(
            [new DyadActor("azerbaijan", "Azerbaijan"), new DyadActor("turkmenistan", "Turkmenistan")],
            Dispute.Entries, Dispute.First, Dispute.Last, Dispute.Counts, [Month], Dispute.Spells),
        [typeof(HistogramView)] = new HistogramView(
            [new HistogramBucket(new DateOnly(2021, 1, 1), new DateOnly(2021, 1, 31), 2, 1, 3.75m, new Dictionary<string, long> { ["agreement"] = 1, ["statement"] = 1 })]),
        [typeof(ActorGraph)] = new ActorGraph(
            [new ActorNode("ilham-aliyev", "Ilham Aliyev", ActorType.Person, 8), new ActorNode("gurbanguly-berdimuhamedov", "Gurbanguly Berdimuhamedov", ActorType.Person, 4)],
            [new ActorEdge("gurbanguly-berdimuhamedov", "ilham-aliyev", 3)]),
        [typeof(CoverageView)] = new CoverageView([new BulletinCoverage("air-center-2021-01", "AIR Center Bulletin, January 2021", new DateOnly(2021, 1, 31), 310, 121, 97)]),
        [typeof(PlaceList)] = new PlaceList([new PlaceView("moscow", "Moscow", ["Moskva"], "RU", 55.7558, 37.6173, PlacePrecision.Town, 3)]),
        [typeof(BulletinList)] = new BulletinList([Bulletin]),
        [typeof(BulletinView)] = Bulletin,
        [typeof(ProposalPage)] = new ProposalPage([Proposal], null, 1),
        [typeof(ProposalView)] = Proposal,
        [typeof(SeveralRequest)] = new SeveralRequest("institute-2022-07", 0.9m, "agreement"),
        [typeof(SeveralAccepted)] = new SeveralAccepted(
            1, [new OneAccepted(Proposal.Id, Proposal.Decision!.Entry!, AcceptedAs.Recorded)],
            [new NotAccepted("institute-2022-07-4", "The entry '2022-07-05-talks', which it tells once more, is retracted.")]),
        [typeof(AcceptRequest)] = new AcceptRequest("2022-07-05-armenia-georgia-agreement"),
        [typeof(AmendedFields)] = new AmendedFields { Title = "Armenia and Georgia sign an agreement", YearGiven = true, Topics = ["energy"] },
        [typeof(UndoRequest)] = new UndoRequest("It was accepted by mistake."),
        [typeof(AnnotatedText)] = new AnnotatedText("On January 21, 2021, Baku and Ashgabat signed …", [new TextSpan(0, 47, "2021-01-21-dostlug-memorandum", OccurrenceKind.Agreement)]),
        [typeof(NewBulletin)] = new NewBulletin(
            "air-center-2021-02", "AIR Center Bulletin, February 2021", "AIR Center", "2021-02", "2021-02-28", "en", "bulletin", "On February 1, …"),
        [typeof(NewOccurrence)] = new NewOccurrence(
            "2021-01-21-dostlug-memorandum", "agreement", "2021-01-21", "explicit", true,
            "Azerbaijan and Turkmenistan sign a memorandum on the Dostlug field", null,
            [new ParticipantRequest("azerbaijan", "signatory", null), new ParticipantRequest("turkmenistan", "signatory", null)],
            ["dostlug-field"], "caspian-sea", new CodingRequest("support", null), null, new NewCitation("air-center-2021-01", "IV", Quote, null)),
        [typeof(QuotationRequest)] = new QuotationRequest(
            "air-center-2021-02", "II", "The memorandum on the “Dostluk” field was signed on January 21.", null, "explicit"),
        [typeof(CorrectionRequest)] = new CorrectionRequest(
            new CorrectedFields { Date = "2021-01-22", Title = "Azerbaijan and Turkmenistan sign the memorandum on the Dostlug field" },
            "The memorandum bears the date of the day after.",
            new NewCitation("air-center-2021-02", "II", "The memorandum bears the date of January 22.", null)),
        [typeof(NewClaim)] = new NewClaim(
            "The field belongs to Azerbaijan alone", "turkmenistan", "denies", null, "2021-01-21", new NewCitation("air-center-2021-01", "IV", Quote, null)),
        [typeof(LinkRequest)] = new LinkRequest("2018-08-12-caspian-convention", "follows"),
        [typeof(MergeRequest)] = new MergeRequest("2021-01-21-memorandum-on-dostlug", "Two documents tell of the same signing."),
        [typeof(ReasonRequest)] = new ReasonRequest("The document tells of a plan, not of an act."),
        [typeof(ActorRequest)] = new ActorRequest(
            "gurbanguly-berdimuhamedov", "Gurbanguly Berdimuhamedov", "person", ["President Berdimuhamedov"], null, null,
            [new RepresentationRequest("turkmenistan", "President", "2007-02-14", "2022-03-19")]),
        [typeof(TopicRequest)] = new TopicRequest(
            "dostlug-field", "The Dostlug field", "energy", "The offshore field that both states claimed.", new DisputeRequest(["azerbaijan", "turkmenistan"])),
        [typeof(PlaceRequest)] = new PlaceRequest("moscow", "Moscow", ["Moskva"], "RU", 55.7558, 37.6173, "town"),
        [typeof(Actor)] = new Actor(
            "gurbanguly-berdimuhamedov", "Gurbanguly Berdimuhamedov", ActorType.Person, ["President Berdimuhamedov"], [], null,
            [new Representation("turkmenistan", "President", Edtf.Parse("2007-02-14"), Edtf.Parse("2022-03-19"))]),
        [typeof(Topic)] = new Topic("dostlug-field", "The Dostlug field", "energy", "The offshore field that both states claimed.", ["azerbaijan", "turkmenistan"]),
        [typeof(Place)] = new Place("moscow", "Moscow", ["Moskva"], "RU", 55.7558, 37.6173, PlacePrecision.Town),
    };

    /// <summary>The example of a body.</summary>
    /// <exception cref="KeyNotFoundException">A body was added without one.</exception>
    public static JsonNode Of(Type type) => JsonSerializer.SerializeToNode(All[type], type, TimelineJson.Options)!;

    /// <summary>The example of a service that is not ready.</summary>
    public static JsonNode NotReady => JsonSerializer.SerializeToNode(
        new HealthReport(
            HealthStatus.Degraded, Ready: false, 634, ["timeline is paused. Event 633 cannot be folded: 22003: integer out of range"],
            [
                UpToDate,
                UpToDate with
                {
                    Name = "timeline",
                    Sequence = 632,
                    Behind = 2,
                    SecondsBehind = 61.5,
                    Paused = new PauseHealth(633, "22003: integer out of range", Recorded),
                    Skipped = 1,
                    LastSkipped = [new SkippedHealth(17, "It was recorded twice.", "ann", Recorded)],
                },
            ]),
        TimelineJson.Options)!;

    /// <summary>The example of a problem.</summary>
    public static JsonNode Problem(int status, string title, string detail) =>
        new JsonObject { ["type"] = "about:blank", ["title"] = title, ["status"] = status, ["detail"] = detail };
}
