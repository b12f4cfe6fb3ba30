using Timeline.Domain.Actors;
using Timeline.Domain.Bulletins;
using Timeline.Domain.Occurrences;
using Timeline.Domain.Places;
using Timeline.Domain.Proposals;
using Timeline.Domain.Topics;

namespace Timeline.Domain.Tests.Stored;

/// <summary>
/// Events as they stand in logs. A sample is never edited: when an event's shape changes, the new shape is a sample
/// more, and the old one goes where older shapes are read.
/// </summary>
internal static class StoredSamples
{
    public static IReadOnlyList<(Type Type, string Json)> All { get; } =
    [
        (typeof(BulletinRegistered), """
            {
              "title": "Bulletin of May", "publisher": "AIR Center", "issued": "2021-05", "published": "2021-05-31", "language": "en", "kind": "bulletin",
              "sha256": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", "length": 143880
            }
            """),
        (typeof(BulletinRegistered), """
            {
              "title": "Bulletin of July", "publisher": "The Institute", "issued": "2022-07", "published": "2022-07-31", "language": "en", "kind": "bulletin",
              "sha256": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b856", "length": 403, "toBeRead": true
            }
            """),
        (typeof(BulletinRead), """{ "readerVersion": "1", "sentences": 4, "datedSentences": 3, "proposals": 4, "failure": null }"""),
        (typeof(BulletinRead), """{ "readerVersion": "1", "sentences": 0, "datedSentences": 0, "proposals": 0, "failure": "It does not look like English." }"""),
        (typeof(OccurrenceProposed), """
            {
              "bulletin": "institute-2022-07", "number": 2, "readerVersion": "1",
              "occurrence": {
                "kind": "statement", "date": "2022-07-06", "yearGiven": false, "title": "Norway welcomes the “news”", "summary": null,
                "participants": [{ "actor": "ministry-of-norway", "role": "speaker", "as": null }], "topics": ["energy"], "place": null,
                "coding": { "type": "statement", "mode": null }, "note": null,
                "citations": [{ "bulletin": "institute-2022-07", "section": "I", "quote": "it welcomed the news", "start": 120, "end": 140, "basis": "relative" }]
              },
              "newActors": [
                { "id": "ministry-of-norway", "name": "Ministry of Norway", "type": "body", "aliases": [], "sharedAliases": [], "wikidata": null, "represents": [{ "actor": "norway", "as": null, "from": null, "to": null }] }
              ],
              "cites": "2022-07-06-norway-on-the-news", "confidence": 0.87, "reasons": ["'said' tells of it"]
            }
            """),
        (typeof(ProposalAccepted), """
            {
              "acceptance": {
                "occurrence": "2022-07-06-norway-on-the-news", "how": "cited", "version": 3,
                "citations": [{ "bulletin": "institute-2022-07", "section": "I", "quote": "it welcomed the news", "start": 120, "end": 140, "basis": "relative" }]
              }
            }
            """),
        (typeof(ProposalAmended), """
            {
              "occurrence": {
                "kind": "statement", "date": "2022-07-06", "yearGiven": true, "title": "Norway is glad", "summary": "A sentence.", "participants": [], "topics": [], "place": "oslo",
                "coding": { "type": "statement", "mode": null }, "note": "A note.",
                "citations": [{ "bulletin": "institute-2022-07", "section": null, "quote": "it welcomed the news", "start": 120, "end": 140, "basis": "explicit" }]
              },
              "newActors": [], "cites": null, "fields": ["title", "cites"],
              "acceptance": { "occurrence": "norway-is-glad", "how": "recorded", "version": 1, "citations": [] }
            }
            """),
        (typeof(ProposalRejected), """{ "reason": "It is no act." }"""),
        (typeof(DecisionUndone), """{ "reason": null }"""),
        (typeof(BulletinWithdrawn), """{ "reason": "The publisher took it back." }"""),
        (typeof(StatementMade), """
            {
              "date": "2021-05-17", "basis": "inherited", "yearGiven": false,
              "title": "Lavrov sees no reason to stoke emotions", "summary": "He said so in Moscow.",
              "participants": [
                { "actor": "sergey-lavrov", "role": "speaker", "as": "Foreign Minister" },
                { "actor": "armenia", "role": "addressee", "as": null }
              ],
              "topics": ["border-delimitation", "mediation"], "place": "moscow", "coding": { "type": "consult", "mode": "third-party" },
              "note": "The text says 17 May.",
              "citation": { "bulletin": "air-center-2021-05", "section": "I", "quote": "no reason to “stoke” emotions 😀", "start": 14210, "end": 14241, "basis": "inherited" }
            }
            """),
        (typeof(MeetingHeld), """
            {
              "date": "2024-10-01~/2024-10-10~", "basis": "relative", "yearGiven": true, "title": "A round of talks", "summary": null, "participants": [], "topics": [],
              "place": null, "coding": { "type": "statement", "mode": null }, "note": null,
              "citation": { "bulletin": "air-center-2024-09", "section": null, "quote": "a round\n\nof talks", "start": 0, "end": 17, "basis": "relative" }
            }
            """),
        (typeof(IncidentOccurred), """
            {
              "date": "2018/..", "basis": "explicit", "yearGiven": true, "title": "Mines are laid", "summary": null,
              "participants": [
                { "actor": "a", "role": "perpetrator", "as": null }, { "actor": "b", "role": "target", "as": null }, { "actor": "c", "role": "subject", "as": null },
                { "actor": "d", "role": "other", "as": null }
              ],
              "topics": ["mine-maps"], "place": "shusha", "coding": { "type": "assault", "mode": null }, "note": null,
              "citation": { "bulletin": "jafarova-2022", "section": "2", "quote": "since 2018", "start": 5, "end": 15, "basis": "explicit" }
            }
            """),
        (typeof(AgreementReached), """
            {
              "date": "2020-11-10", "basis": "explicit", "yearGiven": true, "title": "The trilateral statement is signed", "summary": null,
              "participants": [
                { "actor": "azerbaijan", "role": "signatory", "as": null }, { "actor": "russia", "role": "mediator", "as": null }, { "actor": "moscow", "role": "host", "as": null },
                { "actor": "armenia", "role": "participant", "as": null }
              ],
              "topics": ["ceasefire"], "place": null, "coding": { "type": "support", "mode": null }, "note": null,
              "citation": { "bulletin": "jafarova-2022", "section": "2", "quote": "on 10 November 2020", "start": 5, "end": 24, "basis": "explicit" }
            }
            """),
        (typeof(CitationAdded), """
            { "citation": { "bulletin": "jafarova-2022", "section": null, "quote": "the statement of 10 November 2020", "start": 900, "end": 933, "basis": "explicit" } }
            """),
        (typeof(CitationRemoved), """
            {
              "citation": { "bulletin": "jafarova-2022", "section": null, "quote": "the statement of 10 November 2020", "start": 900, "end": 933, "basis": "explicit" },
              "reason": "It tells of another statement."
            }
            """),
        (typeof(ClaimRecorded), """
            {
              "id": "1-armenia-asserts", "about": "the border was crossed", "actor": "armenia", "stance": "asserts", "text": "They came by night.", "date": "2021-05-12",
              "citation": { "bulletin": "air-center-2021-05", "section": "I", "quote": "crossed the border", "start": 15000, "end": 15018, "basis": "explicit" }
            }
            """),
        (typeof(ClaimRecorded), """
            {
              "id": "2-azerbaijan-withdraws", "about": "the border was crossed", "actor": "azerbaijan", "stance": "withdraws", "text": null, "date": "2021-05?",
              "citation": { "bulletin": "air-center-2021-05", "section": null, "quote": "takes it back", "start": 16000, "end": 16013, "basis": "inherited" }
            }
            """),
        (typeof(OccurrenceLinked), """{ "to": "2021-05-12-crossing", "relation": "responds_to" }"""),
        (typeof(OccurrenceLinked), """{ "to": "2020-09-27-war", "relation": "part_of" }"""),
        (typeof(LinkRemoved), """{ "to": "2020-09-27-war", "relation": "part_of" }"""),
        (typeof(DateCorrected), """
            {
              "date": "2021-05-16?", "basis": "relative", "reason": "He spoke the day before.",
              "citation": { "bulletin": "air-center-2021-12", "section": "III", "quote": "the day before", "start": 40, "end": 54, "basis": "relative" }
            }
            """),
        (typeof(DateCorrected), """{ "date": "2021-05/2021-06", "basis": null, "reason": "It was misread.", "citation": null }"""),
        (typeof(DetailsCorrected), """
            {
              "changes": [
                { "field": "title", "value": "Lavrov “sees” no reason" }, { "field": "summary", "value": null }, { "field": "place", "value": "moscow" },
                { "field": "note", "value": "Two bulletins differ." }
              ],
              "reason": "It was misread.", "citation": null
            }
            """),
        (typeof(ParticipantsCorrected), """
            { "participants": [{ "actor": "sergey-lavrov", "role": "speaker", "as": "Foreign Minister" }, { "actor": "armenia", "role": "addressee", "as": null }], "reason": "It was misread.", "citation": null }
            """),
        (typeof(TopicsCorrected), """{ "topics": ["mine-maps", "mediation"], "reason": "It is about both.", "citation": null }"""),
        (typeof(TopicsCorrected), """{ "topics": [], "reason": "It is about neither.", "citation": null }"""),
        (typeof(CodingCorrected), """{ "coding": { "type": "accuse", "mode": "allege" }, "reason": "It was misread.", "citation": null }"""),
        (typeof(KindCorrected), """
            {
              "kind": "meeting", "reason": "They sat together.",
              "citation": { "bulletin": "air-center-2021-12", "section": null, "quote": "sat together", "start": 60, "end": 72, "basis": "inherited" }
            }
            """),
        (typeof(OccurrenceMerged), """{ "into": "2021-05-17-lavrov-answers-a-question", "reason": "Two bulletins tell of one answer." }"""),
        (typeof(MergeUndone), """{ "reason": "There were two answers." }"""),
        (typeof(OccurrenceRetracted), """{ "reason": "It never happened." }"""),
        (typeof(OccurrenceReinstated), """{ "reason": "It did happen." }"""),
        (typeof(ActorDescribed), """
            {
              "actor": {
                "id": "nikol-pashinyan", "name": "Nikol Pashinyan", "type": "person", "aliases": ["Nikol Pashinian"],
                "sharedAliases": [{ "alias": "the prime minister", "context": ["Armenian", "Yerevan"] }], "wikidata": "Q7035479",
                "represents": [
                  { "actor": "armenia", "as": "Acting Prime Minister", "from": "2021-04-25", "to": "2021-08-02" },
                  { "actor": "armenia", "as": null, "from": null, "to": null }
                ]
              }
            }
            """),
        (typeof(ActorDescribed), """
            { "actor": { "id": "armenia", "name": "Armenia", "type": "state", "aliases": [], "sharedAliases": [], "wikidata": null, "represents": [] } }
            """),
        (typeof(TopicDescribed), """
            {
              "topic": {
                "id": "border-delimitation", "label": "Border delimitation", "parent": "borders", "scope": "Where the border runs.",
                "parties": ["armenia", "azerbaijan"]
              }
            }
            """),
        (typeof(TopicDescribed), """{ "topic": { "id": "borders", "label": "Borders", "parent": null, "scope": "All about borders.", "parties": [] } }"""),
        (typeof(PlaceDescribed), """
            {
              "place": {
                "id": "shusha", "name": "Shusha", "aliases": ["Şuşa", "Shushi"], "country": "AZ", "latitude": 39.7585, "longitude": 46.7483, "precision": "town"
              }
            }
            """),
        (typeof(PlaceDescribed), """
            { "place": { "id": "black-sea", "name": "Black Sea", "aliases": [], "country": null, "latitude": 43.5, "longitude": -34.5, "precision": "region" } }
            """),
    ];
}
