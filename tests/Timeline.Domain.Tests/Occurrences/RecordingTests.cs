using System.Text.Json.Nodes;
using Timeline.Domain.Coding;
using Timeline.Domain.Dates;
using Timeline.Domain.Occurrences;
using Timeline.Domain.Tests.Stored;
using static Timeline.Domain.Tests.Occurrences.SomeOccurrence;

namespace Timeline.Domain.Tests.Occurrences;

/// <summary>An occurrence is recorded once.</summary>
public sealed class RecordingTests
{
    private static readonly Dictionary<string, Func<RecordOccurrence, RecordOccurrence>> Changes = new()
    {
        ["Kind"] = record => record with { Kind = OccurrenceKind.Meeting },
        ["Date"] = record => record with { Date = Edtf.Parse("2021-05-17~") },
        ["YearGiven"] = record => record with { YearGiven = true },
        ["Title"] = record => record with { Title = "Another" },
        ["Summary"] = record => record with { Summary = null },
        ["Participants"] = record => record with { Participants = [.. record.Participants.Reverse()] },
        ["Topics"] = record => record with { Topics = [.. record.Topics, "mine-maps"] },
        ["Place"] = record => record with { Place = null },
        ["Coding"] = record => record with { Coding = new EventCoding(CodingType.Reject) },
        ["Note"] = record => record with { Note = null },
        ["Citation"] = record => record with { Citation = record.Citation with { Start = 14_211 } },
    };

    public static TheoryData<string> Fields => [.. Changes.Keys];

    [Theory]
    [InlineData(OccurrenceKind.Statement, typeof(StatementMade))]
    [InlineData(OccurrenceKind.Meeting, typeof(MeetingHeld))]
    [InlineData(OccurrenceKind.Incident, typeof(IncidentOccurred))]
    [InlineData(OccurrenceKind.Agreement, typeof(AgreementReached))]
    public void Each_kind_has_an_event_of_its_own_that_tells_all_that_was_given(OccurrenceKind kind, Type expected)
    {
        var recorded = Assert.Single(Decide(null, Record(kind)));
        Assert.IsType(expected, recorded);

        var given = EventJson.Node(Record(kind)).AsObject();
        given.Remove("kind");
        given["basis"] = "inherited";
        EventJson.Equal(given, EventJson.Node(recorded));
    }

    [Theory]
    [InlineData(OccurrenceKind.Statement)]
    [InlineData(OccurrenceKind.Meeting)]
    [InlineData(OccurrenceKind.Incident)]
    [InlineData(OccurrenceKind.Agreement)]
    public void What_was_recorded_is_known_afterwards(OccurrenceKind kind)
    {
        var expected = EventJson.Node(Record(kind)).AsObject();
        expected["citations"] = new JsonArray(expected["citation"]!.DeepClone());
        expected.Remove("citation");
        (expected["status"], expected["basis"]) = ("active", "inherited");
        (expected["claims"], expected["links"]) = (new JsonArray(), new JsonArray());
        (expected["correctedBasis"], expected["mergedInto"], expected["retractedBecause"]) = (null, null, null);
        EventJson.Equal(expected, EventJson.Node(After(Record(kind))));
    }

    [Fact]
    public void The_same_again_is_nothing_new() => Assert.Empty(Decide(After(Record()), Record()));

    [Fact]
    public void The_same_with_a_passage_that_was_added_since_is_nothing_new_either() =>
        Assert.Empty(Decide(After(Record(), Cite("jafarova-2022", 900)), Record() with { Citation = Cited("jafarova-2022", 900) }));

    [Theory]
    [MemberData(nameof(Fields))]
    public void The_same_slug_with_anything_else_is_refused(string field)
    {
        var refused = Assert.Throws<RefusedException>(() => Decide(After(Record()), Changes[field](Record())));
        Assert.Contains($"'{SomeOccurrence.Slug}' is recorded already, with other particulars.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_particular_is_changed_here() => Assert.Equal(Particulars.Of<RecordOccurrence>(), Particulars.Changed(Changes));

    [Fact]
    public void A_date_that_no_quotation_has_in_words_is_as_well_known_as_its_strongest_citation()
    {
        Assert.Equal(DateBasis.Inherited, After(Record()).Basis);
        Assert.Equal(DateBasis.Explicit, After(Record(), Cite("jafarova-2022", 900)).Basis);
        Assert.Equal(DateBasis.Inherited, After(Record(), new AddCitation(Cited("jafarova-2022", 900, DateBasis.Relative))).Basis);
    }

    [Fact]
    public void An_occurrence_has_a_stream_of_its_own() => Assert.Equal("occurrence/2021-05-17-a", Occurrence.StreamOf("2021-05-17-a"));
}
