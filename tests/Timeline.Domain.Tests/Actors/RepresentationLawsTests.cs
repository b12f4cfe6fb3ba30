using FsCheck;
using FsCheck.Fluent;
using Timeline.Domain.Actors;
using Timeline.Domain.Dates;

namespace Timeline.Domain.Tests.Actors;

/// <summary>What holds for representation in every catalogue, with circles and gaps.</summary>
public sealed class RepresentationLawsTests
{
    private static readonly Edtf Ever = Edtf.Parse("0001/..");

    [Fact]
    public void Who_stands_for_whom_is_what_the_offices_of_the_time_lead_to() =>
        Prop.ForAll(SomeActors.Catalogues.ToArbitrary(), SomeActors.Dates.Select(Edtf.Parse).ToArbitrary(), (catalogue, date) =>
        {
            var leads = Closure(catalogue, date);
            return SomeActors.Ids.All(id => catalogue.StandsFor(id, null, date).ToHashSet()
                .SetEquals(leads.Where(pair => pair.From == id && pair.To != id).Select(pair => pair.To)));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Nobody_is_named_twice_and_nobody_stands_for_himself() =>
        Prop.ForAll(SomeActors.Catalogues.ToArbitrary(), catalogue => SomeActors.Ids.All(id =>
        {
            var represented = catalogue.StandsFor(id, null, Ever);
            return represented.Distinct().Count() == represented.Count && !represented.Contains(id);
        })).QuickCheckThrowOnFailure();

    [Fact]
    public void Who_acts_for_somebody_at_any_time_stands_for_him_at_some_time_and_the_other_way_round() =>
        Prop.ForAll(SomeActors.Catalogues.ToArbitrary(), catalogue =>
        {
            var pairs = from acting in SomeActors.Ids from represented in SomeActors.Ids select (acting, represented);
            return pairs.All(pair =>
                catalogue.ActingFor([pair.represented]).Contains(pair.acting)
                == (pair.acting == pair.represented || catalogue.StandsFor(pair.acting, null, Ever).Contains(pair.represented)));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Acting_for_several_is_acting_for_one_of_them_each_named_once() =>
        Prop.ForAll(SomeActors.Catalogues.ToArbitrary(), Gen.SubListOf(SomeActors.Ids).ToArbitrary(), (catalogue, ids) =>
        {
            var acting = catalogue.ActingFor(ids);
            return acting.Distinct().Count() == acting.Count
                && acting.ToHashSet().SetEquals(ids.SelectMany(id => catalogue.ActingFor([id])));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_stranger_has_himself_alone_to_act_for_him() =>
        Assert.Equal(["stranger"], new ActorCatalogue([]).ActingFor(["stranger"]));

    /// <summary>Warshall's closure of the offices that may have been held.</summary>
    private static HashSet<(string From, string To)> Closure(ActorCatalogue catalogue, Edtf date)
    {
        var leads = catalogue.All
            .SelectMany(actor => actor.Represents.Where(office => office.HoldsDuring(date)), (actor, office) => (From: actor.Id, To: office.Actor))
            .ToHashSet();
        foreach (var by in SomeActors.Ids)
        {
            foreach (var (from, _) in leads.Where(pair => pair.To == by).ToList())
            {
                foreach (var (_, to) in leads.Where(pair => pair.From == by).ToList()) leads.Add((from, to));
            }
        }

        return leads;
    }
}
