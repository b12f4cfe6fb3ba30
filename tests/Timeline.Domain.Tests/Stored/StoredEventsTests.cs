using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Timeline.Domain.Actors;
using Timeline.Domain.Bulletins;
using Timeline.Domain.Coding;
using Timeline.Domain.Dates;
using Timeline.Domain.Occurrences;
using Timeline.Domain.Places;
using Timeline.Domain.Proposals;
using Timeline.Domain.Tests.Occurrences;
using Timeline.Domain.Topics;

namespace Timeline.Domain.Tests.Stored;

/// <summary>What was stored stays readable: each sample is read, and written again just so.</summary>
public sealed class StoredEventsTests
{
    public static TheoryData<string> Types => [.. StoredSamples.All.Select(sample => sample.Type.Name).Distinct()];

    [Theory]
    [MemberData(nameof(Types))]
    public void A_stored_event_is_read_and_would_be_written_as_it_stands(string type)
    {
        foreach (var (eventType, json) in StoredSamples.All.Where(sample => sample.Type.Name == type))
            EventJson.Equal(JsonNode.Parse(json)!, EventJson.Node(EventJson.Read(json, eventType)));
    }

    [Fact]
    public void Every_event_has_a_sample()
    {
        var events = typeof(OccurrenceEvent).Assembly.GetExportedTypes().Where(type =>
            (type.IsAssignableTo(typeof(OccurrenceEvent)) && !type.IsAbstract)
            || (type.IsAssignableTo(typeof(ProposalEvent)) && !type.IsAbstract)
            || type.Name.EndsWith("Described", StringComparison.Ordinal)
            || (type.Namespace == typeof(Bulletin).Namespace && type.Name.StartsWith("Bulletin", StringComparison.Ordinal) && type != typeof(Bulletin)));
        Assert.Equal(events.Select(type => type.Name).Order(), StoredSamples.All.Select(sample => sample.Type.Name).Distinct().Order());
    }

    [Fact]
    public void A_statement_is_read_with_its_meaning()
    {
        var statement = Read<StatementMade>();
        Assert.Equal((Edtf.Parse("2021-05-17"), DateBasis.Inherited, false), (statement.Date, statement.Basis, statement.YearGiven));
        Assert.Equal(new Participant("sergey-lavrov", ParticipantRole.Speaker, "Foreign Minister"), statement.Participants[0]);
        Assert.Equal(new EventCoding(CodingType.Consult, CodingMode.ThirdParty), statement.Coding);
        Assert.Equal(new Citation("air-center-2021-05", "I", "no reason to “stoke” emotions 😀", 14210, 14241, DateBasis.Inherited), statement.Citation);
    }

    [Fact]
    public void A_registration_is_read_with_its_meaning() => Assert.Equal(
        (Edtf.Parse("2021-05"), new DateOnly(2021, 5, 31)), (Read<BulletinRegistered>().Issued, Read<BulletinRegistered>().Published));

    [Fact]
    public void A_registration_from_before_the_program_read_bulletins_is_not_to_be_read()
    {
        Assert.False(Read<BulletinRegistered>().ToBeRead);
        Assert.DoesNotContain("toBeRead", EventJson.Text(Read<BulletinRegistered>()), StringComparison.Ordinal);
    }

    [Fact]
    public void Corrections_are_read_with_their_meaning()
    {
        var date = Read<DateCorrected>();
        Assert.Equal((Edtf.Parse("2021-05-16?"), DateBasis.Relative, "He spoke the day before."), (date.Date, date.Basis, date.Reason));
        Assert.Equal(new Citation("air-center-2021-12", "III", "the day before", 40, 54, DateBasis.Relative), date.Citation);
        Assert.Equal([new(Detail.Title, "Lavrov “sees” no reason"), new(Detail.Summary, null), new(Detail.Place, "moscow"), new(Detail.Note, "Two bulletins differ.")], Read<DetailsCorrected>().Changes);
        Assert.Equal((OccurrenceKind.Meeting, CodingMode.Allege), (Read<KindCorrected>().Kind, Read<CodingCorrected>().Coding.Mode));
        Assert.Null(Read<TopicsCorrected>().Citation);
    }

    [Fact]
    public void Only_what_brings_words_forward_cites_them_and_that_is_not_stored_twice()
    {
        var citing = StoredSamples.All.Select(sample => EventJson.Read(sample.Json, sample.Type)).OfType<OccurrenceEvent>().Where(e => e.Citing is not null).ToList();
        Assert.Equal(
            ["AgreementReached", "CitationAdded", "ClaimRecorded", "DateCorrected", "IncidentOccurred", "KindCorrected", "MeetingHeld", "StatementMade"],
            citing.Select(e => e.GetType().Name).Distinct().Order());
        Assert.All(citing, e => Assert.Null(EventJson.Node(e)["citing"]));
    }

    [Fact]
    public void Descriptions_are_read_with_their_meaning()
    {
        Assert.Equal(new Representation("armenia", "Acting Prime Minister", Edtf.Parse("2021-04-25"), Edtf.Parse("2021-08-02")), Read<ActorDescribed>().Actor.Represents[0]);
        Assert.True(Read<TopicDescribed>().Topic.IsDispute);
        Assert.Equal((39.7585, PlacePrecision.Town), (Read<PlaceDescribed>().Place.Latitude, Read<PlaceDescribed>().Place.Precision));
    }

    [Fact]
    public void What_the_code_book_tells_is_not_stored()
    {
        var coding = EventJson.Node(new EventCoding(CodingType.Reject, CodingMode.Meet));
        EventJson.Equal(JsonNode.Parse("""{"type":"reject","mode":"meet"}""")!, coding);
    }

    [Fact]
    public void Every_event_that_commands_come_to_is_read_as_it_was_written() =>
        Prop.ForAll(SomeOccurrence.Histories.ToArbitrary(), commands =>
        {
            var events = SomeOccurrence.Happened(commands);
            var read = events.Select(happened => (OccurrenceEvent)EventJson.Read(EventJson.Text(happened), happened.GetType())).ToList();
            return events.Select(EventJson.Text).SequenceEqual(read.Select(EventJson.Text))
                && EventJson.Text(SomeOccurrence.Fold(null, events)!) == EventJson.Text(SomeOccurrence.Fold(null, read)!);
        }).QuickCheckThrowOnFailure();

    private static T Read<T>() => (T)EventJson.Read(StoredSamples.All.First(sample => sample.Type == typeof(T)).Json, typeof(T));
}
