using FsCheck;
using FsCheck.Fluent;
using Timeline.Domain.Actors;
using Timeline.Domain.Dates;

namespace Timeline.Domain.Tests.Actors;

/// <summary>Makes actors with only what a test is about, and catalogues of all sorts.</summary>
internal static class SomeActors
{
    public static readonly string[] Ids = ["a", "b", "c", "d", "e"];

    public static Actor Called(string id, string name, string[]? aliases = null, string[]? shared = null) =>
        new(id, name, ActorType.Person, aliases ?? [], [.. (shared ?? []).Select(alias => new SharedAlias(alias, ["president"]))], null, []);

    public static Actor For(string id, params Representation[] represents) =>
        new(id, id.ToUpperInvariant(), ActorType.Body, [], [], null, represents);

    public static Representation Office(string actor, string? office = null, string? from = null, string? to = null) =>
        new(actor, office, from is null ? null : Edtf.Parse(from), to is null ? null : Edtf.Parse(to));

    /// <summary>Catalogues in which anybody may act for anybody, in circles too, always or for some years.</summary>
    public static readonly Gen<ActorCatalogue> Catalogues =
        from actors in Gen.CollectToArray(Ids.Select(id => Offices.ArrayOf().Select(offices => For(id, [.. offices.Take(3)]))))
        select new ActorCatalogue(actors);

    public static readonly Gen<string> Dates = Gen.Elements("2018", "2019-05-03", "2020/2021", "../2019", "2021/..", "0001/..");

    private static Gen<Representation> Offices =>
        from actor in Gen.Elements([.. Ids, "unknown"])
        from @from in Gen.Elements(null, "2018", "2019-05")
        from to in Gen.Elements(null, "2019-05", "2021")
        select Office(actor, "Minister", @from, to);
}
