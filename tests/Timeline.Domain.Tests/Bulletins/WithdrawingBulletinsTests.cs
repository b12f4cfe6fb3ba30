using Timeline.Domain.Bulletins;
using Timeline.Domain.Dates;

namespace Timeline.Domain.Tests.Bulletins;

/// <summary>A bulletin is withdrawn once, with a reason, and stays registered as it was.</summary>
public sealed class WithdrawingBulletinsTests
{
    private static readonly Bulletin May = new(
        "air-center-2021-05", "Bulletin of May", "AIR Center", Edtf.Parse("2021-05"), new DateOnly(2021, 5, 31), "en", "bulletin", new string('a', 64), 14_388);

    private static readonly Bulletin Withdrawn = Bulletin.Evolve(May, May.Id, new BulletinWithdrawn("It was a forgery."))!;

    [Fact]
    public void A_bulletin_is_withdrawn_with_a_reason()
    {
        Assert.Equal([new BulletinWithdrawn("It was a forgery.")], Bulletin.Withdraw(May, "It was a forgery."));
        Assert.Equal(May with { WithdrawnBecause = "It was a forgery." }, Withdrawn);
    }

    [Fact]
    public void A_bulletin_is_withdrawn_once()
    {
        var refused = Assert.Throws<RefusedException>(() => Bulletin.Withdraw(Withdrawn, "It was a forgery."));
        Assert.Equal("The bulletin 'air-center-2021-05' is withdrawn already: It was a forgery.", refused.Message);
    }

    [Fact]
    public void What_was_never_registered_is_not_withdrawn()
    {
        var refused = Assert.Throws<RefusedException>(() => Bulletin.Withdraw(null, "It was a forgery."));
        Assert.Equal("There is no such bulletin. Only what is registered can be withdrawn.", refused.Message);
        Assert.Null(Bulletin.Evolve(null, May.Id, new BulletinWithdrawn("It was a forgery.")));
    }

    [Fact]
    public void The_same_document_registered_again_is_nothing_new_and_stays_withdrawn() => Assert.Empty(Bulletin.Decide(Withdrawn, May));

    [Fact]
    public void Other_bytes_under_the_id_of_a_withdrawn_bulletin_are_refused() =>
        Assert.Throws<RefusedException>(() => Bulletin.Decide(Withdrawn, May with { Sha256 = new string('b', 64) }));

    [Fact]
    public void That_it_was_withdrawn_is_no_part_of_its_description() =>
        Assert.Equal(Stored.EventJson.Text(May), Stored.EventJson.Text(Withdrawn));
}
