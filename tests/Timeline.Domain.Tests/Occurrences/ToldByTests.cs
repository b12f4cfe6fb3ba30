using FsCheck;
using FsCheck.Fluent;
using Timeline.Domain.Occurrences;
using Timeline.Domain.Tests.Stored;
using static Timeline.Domain.Tests.Occurrences.SomeOccurrence;

namespace Timeline.Domain.Tests.Occurrences;

/// <summary>An occurrence as far as documents had told it.</summary>
public sealed class ToldByTests
{
    private static readonly Occurrence Known = After(
        Record(), Cite("air-center-2021-12", 1), Cite("jafarova-2022", 2), Claim(bulletin: "air-center-2021-05"), Claim(actor: "azerbaijan", bulletin: "jafarova-2022"), Link());

    [Fact]
    public void Citations_and_claims_of_later_documents_are_left_out()
    {
        var told = ToldIn("air-center-2021-05", "air-center-2021-12")!;
        Assert.Equal(["air-center-2021-05", "air-center-2021-12"], told.Citations.Select(citation => citation.Bulletin));
        Assert.Equal(["1-armenia-asserts"], told.Claims.Select(claim => claim.Id));
    }

    [Fact]
    public void The_particulars_and_links_count_even_when_their_own_document_comes_later()
    {
        var told = ToldIn("air-center-2021-12")!;
        Assert.Equal(Known, told with { Citations = Known.Citations, Claims = Known.Claims });
        Assert.Equal(["air-center-2021-12"], told.Citations.Select(citation => citation.Bulletin));
    }

    [Fact]
    public void An_occurrence_without_a_citation_is_not_told_yet()
    {
        Assert.Null(ToldIn());
        Assert.Null(After(Record(), Claim(bulletin: "jafarova-2022")).ToldBy(citation => citation.Bulletin == "jafarova-2022"));
    }

    [Fact]
    public void The_date_is_as_well_known_as_the_citations_that_are_left_say()
    {
        Assert.Equal(DateBasis.Inherited, ToldIn("air-center-2021-05")!.Basis);
        Assert.Equal(DateBasis.Explicit, ToldIn("air-center-2021-05", "jafarova-2022")!.Basis);
    }

    [Fact]
    public void All_documents_together_tell_all() =>
        Prop.ForAll(Tellings.ToArbitrary(), commands =>
            EventJson.Text(After(commands).ToldBy(_ => true)!) == EventJson.Text(After(commands))).QuickCheckThrowOnFailure();

    [Fact]
    public void More_documents_never_tell_less() =>
        Prop.ForAll(Tellings.ToArbitrary(), Gen.SubListOf(Documents).ToArbitrary(), Gen.SubListOf(Documents).ToArbitrary(), (commands, some, others) =>
        {
            var few = After(commands).ToldBy(citation => some.Contains(citation.Bulletin));
            var many = After(commands).ToldBy(citation => some.Contains(citation.Bulletin) || others.Contains(citation.Bulletin));
            return few is null
                || (many is not null && few.Citations.All(many.Citations.Contains) && few.Claims.All(many.Claims.Contains));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Exactly_what_the_documents_out_by_then_say_is_told_in_the_order_of_recording() =>
        Prop.ForAll(Tellings.ToArbitrary(), Gen.SubListOf(Documents).ToArbitrary(), (commands, published) =>
        {
            var all = After(commands);
            var told = all.ToldBy(citation => published.Contains(citation.Bulletin));
            return (told?.Citations ?? []).SequenceEqual(all.Citations.Where(citation => published.Contains(citation.Bulletin)))
                && (told is null || told.Claims.SequenceEqual(all.Claims.Where(claim => published.Contains(claim.Citation.Bulletin))));
        }).QuickCheckThrowOnFailure();

    private static Occurrence? ToldIn(params string[] bulletins) => Known.ToldBy(citation => bulletins.Contains(citation.Bulletin));
}
