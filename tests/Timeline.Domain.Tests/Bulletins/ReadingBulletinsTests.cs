using Timeline.Domain.Bulletins;
using Timeline.Domain.Dates;

namespace Timeline.Domain.Tests.Bulletins;

/// <summary>A bulletin is read once by each version of the reader, and that changes nothing of what is told of it.</summary>
public sealed class ReadingBulletinsTests
{
    private static readonly Bulletin May = new(
        "institute-2031-05", "Bulletin of May", "The Institute", Edtf.Parse("2031-05"), new DateOnly(2031, 5, 31), "en", "bulletin", new string('a', 64), 14_388)
    {
        ToBeRead = true,
    };

    private static readonly BulletinRead ByFirst = new("1", 40, 20, 12, null);

    private static Bulletin Fold(params object[] events) => events.Aggregate((Bulletin?)null, (known, happened) => Bulletin.Evolve(known, May.Id, happened))!;

    [Fact]
    public void It_is_registered_to_be_read_or_not()
    {
        Assert.True(Fold(Bulletin.Decide(null, May)[0]).ToBeRead);
        Assert.False(Fold(Bulletin.Decide(null, May with { ToBeRead = false })[0]).ToBeRead);
    }

    [Fact]
    public void A_version_of_the_reader_reads_it_once_and_another_again()
    {
        var registered = Fold(Bulletin.Decide(null, May)[0]);
        Assert.Equal([ByFirst], Bulletin.Read(registered, ByFirst));
        var read = Bulletin.Evolve(registered, May.Id, ByFirst)!;
        Assert.Empty(Bulletin.Read(read, ByFirst));
        var again = Bulletin.Read(read, ByFirst with { ReaderVersion = "2", Proposals = 3 })[0];
        Assert.Equal(("2", 15), (Bulletin.Evolve(read, May.Id, again)!.ReadBy, Bulletin.Evolve(read, May.Id, again)!.Proposals));
    }

    [Fact]
    public void What_is_not_registered_or_counts_no_more_is_not_read()
    {
        Assert.Empty(Bulletin.Read(null, ByFirst));
        Assert.Empty(Bulletin.Read(May with { WithdrawnBecause = "It was a forgery." }, ByFirst));
    }

    [Fact]
    public void The_same_document_registered_again_is_nothing_new_whoever_was_to_read_it()
    {
        var read = Fold(Bulletin.Decide(null, May)[0], ByFirst);
        Assert.Empty(Bulletin.Decide(read, May));
        Assert.Empty(Bulletin.Decide(read, May with { ToBeRead = false }));
        Assert.Equal(Stored.EventJson.Text(May with { ToBeRead = false }), Stored.EventJson.Text(read));
    }
}
