using Timeline.Domain.Coding;
using Timeline.Domain.Dates;
using Timeline.Domain.Occurrences;
using static Timeline.Domain.Tests.Occurrences.SomeOccurrence;

namespace Timeline.Domain.Tests.Occurrences;

/// <summary>Particulars of the record are corrected: one event for each that really changes.</summary>
public sealed class CorrectingTests
{
    private static readonly Citation Better = Cited("jafarova-2022", 7);

    private static readonly Dictionary<string, (CorrectOccurrence Command, OccurrenceEvent Event)> Changes = new()
    {
        ["date"] = (Correct(date: "2021-05-16"), new DateCorrected(Edtf.Parse("2021-05-16"), null, "It was misread.", null)),
        ["basis"] = (Correct(basis: DateBasis.Relative), new DateCorrected(Edtf.Parse("2021-05-17"), DateBasis.Relative, "It was misread.", null)),
        ["kind"] = (Correct(kind: OccurrenceKind.Meeting), new KindCorrected(OccurrenceKind.Meeting, "It was misread.", null)),
        ["participants"] = (Correct(participants: []), new ParticipantsCorrected([], "It was misread.", null)),
        ["topics"] = (Correct(topics: ["mine-maps"]), new TopicsCorrected(["mine-maps"], "It was misread.", null)),
        ["coding"] = (Correct(coding: new EventCoding(CodingType.Accuse)), new CodingCorrected(new EventCoding(CodingType.Accuse), "It was misread.", null)),
        ["title"] = (Retitle("Another"), Detailed(new(Detail.Title, "Another"))),
        ["summary"] = (Correct(details: new DetailChange(Detail.Summary, null)), Detailed(new(Detail.Summary, null))),
        ["place"] = (Correct(details: new DetailChange(Detail.Place, "baku")), Detailed(new(Detail.Place, "baku"))),
        ["note"] = (Correct(details: new DetailChange(Detail.Note, null)), Detailed(new(Detail.Note, null))),
    };

    public static TheoryData<string> Fields => [.. Changes.Keys];

    [Theory]
    [MemberData(nameof(Fields))]
    public void A_particular_that_changes_is_one_event_that_tells_it_and_why(string field) =>
        Assert.Equal(Stored.EventJson.Text(Changes[field].Event), Stored.EventJson.Text(Assert.Single(Decide(After(Record()), Changes[field].Command))));

    [Theory]
    [MemberData(nameof(Fields))]
    public void A_correction_carries_the_words_that_know_it_better(string field) => Assert.Equal(
        Better, Assert.Single(Decide(After(Record()), Changes[field].Command with { Citation = Better })).Citing);

    [Theory]
    [MemberData(nameof(Fields))]
    public void A_correction_leaves_all_else_as_it_was(string field)
    {
        var before = After(Record(), Cite("jafarova-2022", 1), Claim(), Link());
        var after = Fold(before, Decide(before, Changes[field].Command))!;
        var back = field switch
        {
            "date" => after with { Date = before.Date },
            "basis" => after with { CorrectedBasis = null },
            "kind" => after with { Kind = before.Kind },
            "participants" => after with { Participants = before.Participants },
            "topics" => after with { Topics = before.Topics },
            "coding" => after with { Coding = before.Coding },
            "title" => after with { Title = before.Title },
            "summary" => after with { Summary = before.Summary },
            "place" => after with { Place = before.Place },
            _ => after with { Note = before.Note },
        };
        Assert.NotEqual(before, after);
        Assert.Equal(before, back);
    }

    [Theory]
    [MemberData(nameof(Fields))]
    public void A_correction_to_what_stands_already_is_refused(string field)
    {
        var corrected = After(Record(), Changes[field].Command);
        var refused = Assert.Throws<RefusedException>(() => Decide(corrected, Changes[field].Command with { Reason = "Once more." }));
        Assert.Equal($"The correction changes nothing of '{SomeOccurrence.Slug}': it stands so already. Name what is to be another than it is.", refused.Message);
    }

    [Fact]
    public void A_correction_of_nothing_is_refused() => Assert.Throws<RefusedException>(() => Decide(After(Record()), Correct()));

    [Fact]
    public void Of_several_particulars_only_those_that_change_are_told()
    {
        var record = Record();
        var command = Correct(
            "2021-05-17", DateBasis.Inherited, OccurrenceKind.Meeting, record.Participants, [.. record.Topics, "mine-maps"], record.Coding, null,
            new(Detail.Title, record.Title), new(Detail.Place, null), new(Detail.Note, record.Note));
        Assert.Equal(
            [new KindCorrected(OccurrenceKind.Meeting, "It was misread.", null), new TopicsCorrected([.. record.Topics, "mine-maps"], "It was misread.", null), Detailed(new(Detail.Place, null))],
            Decide(After(record), command), (one, other) => Stored.EventJson.Text(one) == Stored.EventJson.Text(other));
    }

    [Fact]
    public void The_order_of_participants_and_topics_is_part_of_them()
    {
        var record = Record() with { Topics = ["border-delimitation", "mine-maps"] };
        var command = Correct(participants: [.. record.Participants.Reverse()], topics: [.. record.Topics.Reverse()]);
        Assert.Equal([typeof(ParticipantsCorrected), typeof(TopicsCorrected)], Decide(After(record), command).Select(e => e.GetType()));
    }

    [Fact]
    public void A_date_corrected_with_its_basis_is_one_event()
    {
        var corrected = Assert.Single(Decide(After(Record()), Correct("2021-05-16", DateBasis.Relative)));
        Assert.Equal(new DateCorrected(Edtf.Parse("2021-05-16"), DateBasis.Relative, "It was misread.", null), corrected);
    }

    [Fact]
    public void A_corrected_basis_outlasts_citations_and_corrections_of_the_date_alone()
    {
        var known = After(Record(), Correct(basis: DateBasis.Relative), Cite("jafarova-2022", 1), Correct(date: "2021-05-16"));
        Assert.Equal((DateBasis.Relative, Edtf.Parse("2021-05-16")), (known.Basis, known.Date));
    }

    [Fact]
    public void A_corrected_record_is_not_recorded_as_it_was_at_first() =>
        Assert.Throws<RefusedException>(() => Decide(After(Record(), Retitle("Another")), Record()));

    [Fact]
    public void What_was_never_recorded_is_not_corrected()
    {
        var refused = Assert.Throws<RefusedException>(() => Decide(null, Retitle("Another")));
        Assert.Equal($"There is no occurrence '{SomeOccurrence.Slug}'. Record it first.", refused.Message);
    }

    private static DetailsCorrected Detailed(DetailChange change) => new([change], "It was misread.", null);
}
