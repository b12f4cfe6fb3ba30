using Timeline.Domain.Bulletins;
using Timeline.Domain.Dates;

namespace Timeline.Domain.Tests.Bulletins;

/// <summary>A bulletin is registered once and never changes.</summary>
public sealed class RegisteringBulletinsTests
{
    private static readonly Bulletin May = new(
        "air-center-2021-05", "Bulletin of May", "AIR Center", Edtf.Parse("2021-05"), new DateOnly(2021, 5, 31), "en", "bulletin", new string('a', 64), 14_388);

    private static readonly Dictionary<string, Func<Bulletin, Bulletin>> Changes = new()
    {
        ["title"] = bulletin => bulletin with { Title = "Another" },
        ["publisher"] = bulletin => bulletin with { Publisher = "Another" },
        ["issued"] = bulletin => bulletin with { Issued = Edtf.Parse("2021-06") },
        ["published"] = bulletin => bulletin with { Published = new DateOnly(2021, 6, 1) },
        ["language"] = bulletin => bulletin with { Language = "ru" },
        ["kind"] = bulletin => bulletin with { Kind = "article" },
    };

    public static TheoryData<string> Fields => [.. Changes.Keys];

    [Fact]
    public void A_new_bulletin_is_registered_with_all_its_particulars()
    {
        var registered = Assert.Single(Bulletin.Decide(null, May));
        Assert.Equal(
            new BulletinRegistered(May.Title, May.Publisher, May.Issued, May.Published, May.Language, May.Kind, May.Sha256, May.Length), registered);
        Assert.Equal(May, Bulletin.Evolve(null, May.Id, registered));
    }

    [Fact]
    public void The_same_again_is_nothing_new() => Assert.Empty(Bulletin.Decide(May, May with { Title = new string(May.Title.AsSpan()) }));

    [Fact]
    public void Other_bytes_under_the_same_id_are_refused()
    {
        var refused = Assert.Throws<RefusedException>(() => Bulletin.Decide(May, May with { Sha256 = new string('b', 64), Title = "Another" }));
        Assert.Equal("The id 'air-center-2021-05' belongs to another document. Give this one an id of its own.", refused.Message);
    }

    [Theory]
    [MemberData(nameof(Fields))]
    public void The_same_bytes_with_another_particular_are_refused_by_its_name(string field)
    {
        var refused = Assert.Throws<RefusedException>(() => Bulletin.Decide(May, Changes[field](May)));
        Assert.Equal($"The bulletin 'air-center-2021-05' is registered with other particulars ({field}); a registration cannot be changed.", refused.Message);
    }

    [Fact]
    public void Several_other_particulars_are_all_named()
    {
        var wanted = Changes.Values.Aggregate(May, (bulletin, change) => change(bulletin));
        var refused = Assert.Throws<RefusedException>(() => Bulletin.Decide(May, wanted));
        Assert.Contains("(title, publisher, issued, published, language, kind)", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_particular_is_changed_here_but_those_that_the_bytes_and_the_stream_settle() => Assert.Equal(
        Particulars.Of<Bulletin>().Except(["Id", "Sha256", "Length"]),
        Changes.Keys.Select(field => char.ToUpperInvariant(field[0]) + field[1..]).Order(StringComparer.Ordinal));

    [Fact]
    public void What_is_no_event_of_a_bulletin_changes_nothing()
    {
        Assert.Same(May, Bulletin.Evolve(May, May.Id, new object()));
        Assert.Null(Bulletin.Evolve(null, May.Id, new object()));
    }

    [Fact]
    public void A_bulletin_has_a_stream_of_its_own() => Assert.Equal("bulletin/air-center-2021-05", Bulletin.StreamOf(May.Id));
}
