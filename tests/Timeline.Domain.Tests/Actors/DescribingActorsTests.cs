using Timeline.Domain.Actors;
using Timeline.Domain.Dates;

namespace Timeline.Domain.Tests.Actors;

/// <summary>Describing an actor again tells what is new, and only that.</summary>
public sealed class DescribingActorsTests
{
    private static readonly Dictionary<string, Func<Actor, Actor>> Changes = new()
    {
        ["Id"] = actor => actor with { Id = "lavrov" },
        ["Name"] = actor => actor with { Name = "Sergei Lavrov" },
        ["Type"] = actor => actor with { Type = ActorType.Group },
        ["Aliases"] = actor => actor with { Aliases = [.. actor.Aliases.Reverse()] },
        ["SharedAliases"] = actor => actor with { SharedAliases = [] },
        ["Wikidata"] = actor => actor with { Wikidata = null },
        ["Represents"] = actor => actor with { Represents = [] },
    };

    private static readonly Dictionary<string, Func<Actor, Actor>> DeepChanges = new()
    {
        ["an alias more"] = actor => actor with { Aliases = [.. actor.Aliases, "Minister Lavrov"] },
        ["another shared alias"] = actor => actor with { SharedAliases = [new("the diplomat", ["Moscow", "Russian"])] },
        ["another context"] = actor => actor with { SharedAliases = [new("the minister", ["Moscow"])] },
        ["a shared alias more"] = actor => actor with { SharedAliases = [.. actor.SharedAliases, new("Sergey", [])] },
        ["another state"] = actor => actor with { Represents = [actor.Represents[0] with { Actor = "russia" }] },
        ["another office"] = actor => actor with { Represents = [actor.Represents[0] with { As = null }] },
        ["another beginning"] = actor => actor with { Represents = [actor.Represents[0] with { From = Edtf.Parse("2004") }] },
        ["another end"] = actor => actor with { Represents = [actor.Represents[0] with { To = null }] },
    };

    public static TheoryData<string> Fields => [.. Changes.Keys, .. DeepChanges.Keys];

    [Fact]
    public void A_first_description_is_news() => Assert.Equal(Lavrov(), Assert.Single(Actor.Decide(null, Lavrov())).Actor, Same);

    [Fact]
    public void The_same_description_again_is_none() => Assert.Empty(Actor.Decide(Lavrov(), Lavrov()));

    [Theory]
    [MemberData(nameof(Fields))]
    public void One_change_is_one_description(string field)
    {
        var wanted = (Changes.GetValueOrDefault(field) ?? DeepChanges[field])(Lavrov());
        Assert.Same(wanted, Assert.Single(Actor.Decide(Lavrov(), wanted)).Actor);
    }

    [Fact]
    public void Every_field_is_changed_here() => Assert.Equal(Particulars.Of<Actor>(), Particulars.Changed(Changes));

    [Fact]
    public void An_actor_has_a_stream_of_its_own() => Assert.Equal("actor/sergey-lavrov", Actor.StreamOf("sergey-lavrov"));

    private static bool Same(Actor one, Actor other) => Actor.Decide(one, other).Count == 0;

    private static Actor Lavrov() => new(
        "sergey-lavrov", "Sergey Lavrov", ActorType.Person, ["Sergei Lavrov", "Lavrov"], [new("the minister", ["Moscow", "Russian"])], "Q58217",
        [new Representation("mfa-russia", "Foreign Minister", Edtf.Parse("2004-03-09"), Edtf.Parse("2030"))]);
}
