using FsCheck;
using FsCheck.Fluent;
using Timeline.Domain.Occurrences;
using Timeline.Domain.Tests.Stored;
using static Timeline.Domain.Tests.Occurrences.SomeOccurrence;

namespace Timeline.Domain.Tests.Occurrences;

/// <summary>An occurrence as far as the documents that count tell it.</summary>
public sealed class ToldByTests
{
    private static readonly OccurrenceCommand[] Known =
    [
        Record(), Cite("air-center-2021-12", 1), Cite("jafarova-2022", 2), Claim(bulletin: "air-center-2021-05"), Claim(actor: "azerbaijan", bulletin: "jafarova-2022"), Link(),
    ];

    [Fact]
    public void Citations_and_claims_of_later_documents_are_left_out()
    {
        var told = ToldIn(Known, "air-center-2021-05", "air-center-2021-12");
        Assert.Equal(["air-center-2021-05", "air-center-2021-12"], told.Citations.Select(citation => citation.Bulletin));
        Assert.Equal(["1-armenia-asserts"], told.Claims.Select(claim => claim.Id));
    }

    [Fact]
    public void The_particulars_and_links_count_even_when_their_own_document_comes_later()
    {
        var (all, told) = (After(Known), ToldIn(Known, "air-center-2021-12"));
        EventJson.Equal(EventJson.Node(all with { Citations = told.Citations, Claims = told.Claims }), EventJson.Node(told));
        Assert.Equal(["air-center-2021-12"], told.Citations.Select(citation => citation.Bulletin));
    }

    [Fact]
    public void An_occurrence_that_no_document_tells_yet_has_no_citation()
    {
        Assert.Empty(ToldIn(Known).Citations);
        Assert.Empty(ToldIn([Record(), Claim(bulletin: "jafarova-2022")], "jafarova-2022").Citations);
    }

    [Fact]
    public void The_date_is_as_well_known_as_the_citations_that_are_left_say()
    {
        Assert.Equal(DateBasis.Inherited, ToldIn(Known, "air-center-2021-05").Basis);
        Assert.Equal(DateBasis.Explicit, ToldIn(Known, "air-center-2021-05", "jafarova-2022").Basis);
    }

    [Fact]
    public void A_correction_with_a_citation_counts_with_its_document()
    {
        OccurrenceCommand[] commands = [Record(), Retitle("As it turned out", Cited("jafarova-2022", 7))];
        Assert.Equal(Record().Title, ToldIn(commands, "air-center-2021-05").Title);
        Assert.Equal("As it turned out", ToldIn(commands, "air-center-2021-05", "jafarova-2022").Title);
    }

    [Fact]
    public void The_citation_of_a_correction_proves_the_correction_alone() =>
        Assert.Empty(ToldIn([Record(), Retitle("As it turned out", Cited("jafarova-2022", 7))], "jafarova-2022").Citations);

    [Fact]
    public void A_correction_without_a_citation_counts_whatever_documents_do() =>
        Assert.All<string[]>(
            [[], ["air-center-2021-05"], Documents],
            documents => Assert.Equal("As it stands there", ToldIn([Record(), Retitle("As it stands there")], documents).Title));

    [Fact]
    public void Of_corrections_that_count_the_last_one_recorded_holds()
    {
        var later = Cited("jafarova-2022", 7);
        OccurrenceCommand[] misreadLast = [Record(), Retitle("Known better", later), Retitle("Read better")];
        OccurrenceCommand[] misreadFirst = [Record(), Retitle("Read better"), Retitle("Known better", later)];
        Assert.Equal(("Read better", "Read better"), (ToldIn(misreadLast, Documents).Title, ToldIn(misreadLast, "air-center-2021-05").Title));
        Assert.Equal(("Known better", "Read better"), (ToldIn(misreadFirst, Documents).Title, ToldIn(misreadFirst, "air-center-2021-05").Title));
    }

    [Fact]
    public void A_corrected_basis_holds_whatever_citations_are_left_and_is_left_out_with_its_document()
    {
        OccurrenceCommand[] commands = [Record(), Cite("air-center-2021-12", 1), Correct(basis: DateBasis.Relative, citation: Cited("jafarova-2022", 7))];
        Assert.Equal(DateBasis.Explicit, ToldIn(commands, "air-center-2021-05", "air-center-2021-12").Basis);
        Assert.Equal(DateBasis.Relative, ToldIn(commands, Documents).Basis);
        Assert.Equal(DateBasis.Relative, ToldIn(commands, "air-center-2021-05", "jafarova-2022").Basis);
    }

    [Fact]
    public void A_citation_that_was_taken_back_proves_nothing_whatever_documents_count()
    {
        OccurrenceCommand[] commands = [Record(), Cite("jafarova-2022", 7), new RemoveCitation(First, "It says something else.")];
        Assert.Empty(ToldIn(commands, "air-center-2021-05").Citations);
        Assert.Equal([Cited("jafarova-2022", 7)], ToldIn(commands, Documents).Citations);
    }

    [Fact]
    public void Merges_and_retractions_hold_whatever_documents_count()
    {
        Assert.Equal(
            (OccurrenceStatus.Merged, Other), (ToldIn([Record(), Merge()]).Status, ToldIn([Record(), Merge()]).MergedInto));
        Assert.Equal(OccurrenceStatus.Retracted, ToldIn([Record(), new RetractOccurrence("It never happened.")]).Status);
    }

    [Fact]
    public void All_documents_together_tell_all() =>
        Prop.ForAll(Histories.ToArbitrary(), commands =>
            EventJson.Text(Told(commands, _ => true)) == EventJson.Text(Fold(null, Happened(commands))!)).QuickCheckThrowOnFailure();

    [Fact]
    public void More_documents_never_tell_less() =>
        Prop.ForAll(Histories.ToArbitrary(), Gen.SubListOf(Documents).ToArbitrary(), Gen.SubListOf(Documents).ToArbitrary(), (commands, some, others) =>
        {
            var few = Told(commands, some.Contains);
            var many = Told(commands, bulletin => some.Contains(bulletin) || others.Contains(bulletin));
            return few.Citations.All(many.Citations.Contains) && few.Claims.All(many.Claims.Contains);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Exactly_what_the_documents_that_count_say_is_told_in_the_order_of_recording() =>
        Prop.ForAll(Histories.ToArbitrary(), Gen.SubListOf(Documents).ToArbitrary(), (commands, counting) =>
        {
            var all = Fold(null, Happened(commands))!;
            var told = Told(commands, counting.Contains);
            return told.Citations.SequenceEqual(all.Citations.Where(citation => counting.Contains(citation.Bulletin)))
                && told.Claims.SequenceEqual(all.Claims.Where(claim => counting.Contains(claim.Citation.Bulletin)))
                && told.Links.SequenceEqual(all.Links)
                && (told.Status, told.MergedInto, told.RetractedBecause) == (all.Status, all.MergedInto, all.RetractedBecause);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_particular_is_that_of_the_last_correction_that_counts() =>
        Prop.ForAll(Histories.ToArbitrary(), Gen.SubListOf(Documents).ToArbitrary(), (commands, counting) =>
        {
            var counted = Happened(commands).OfType<OccurrenceCorrected>()
                .Where(corrected => corrected.Citation is not { } citation || counting.Contains(citation.Bulletin)).ToList();
            var (record, told) = ((RecordOccurrence)commands[0], Told(commands, counting.Contains));
            var titles = counted.OfType<DetailsCorrected>().SelectMany(details => details.Changes).Where(change => change.Field == Detail.Title);
            return told.Date == (counted.OfType<DateCorrected>().LastOrDefault()?.Date ?? record.Date)
                && told.CorrectedBasis == counted.OfType<DateCorrected>().LastOrDefault(date => date.Basis is not null)?.Basis
                && told.Kind == (counted.OfType<KindCorrected>().LastOrDefault()?.Kind ?? record.Kind)
                && told.Title == (titles.LastOrDefault()?.Value ?? record.Title)
                && told.Topics.SequenceEqual(counted.OfType<TopicsCorrected>().LastOrDefault()?.Topics ?? record.Topics);
        }).QuickCheckThrowOnFailure();

    private static Occurrence ToldIn(IEnumerable<OccurrenceCommand> commands, params string[] bulletins) => Told(commands, bulletins.Contains);

    private static Occurrence Told(IEnumerable<OccurrenceCommand> commands, Func<string, bool> counts) =>
        Happened(commands).Aggregate((Occurrence?)null, (known, happened) => Occurrence.Evolve(known, happened, citation => counts(citation.Bulletin)))!;
}
